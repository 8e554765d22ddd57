/** Classes and roles as `primitives/src/agency.rs` numbers them. */

export const CLASSES = [
	"HealthAdministration",
	"Hospital",
	"DiseaseControl",
	"EmergencyManagement",
	"PublicSafety",
	"Customs",
	"Meteorology",
	"Seismology",
	"DrugSupervision",
	"Charity",
	"Education",
	"LocalGovernment",
	"Manufacturer",
	"Logistics",
	"Other",
] as const;
export type AgencyClass = (typeof CLASSES)[number];

export const ROLES = [
	"Report",
	"Triage",
	"Vote",
	"Observe",
	"Request",
	"Approve",
	"Supply",
	"Receive",
	"Admit",
	"Manage",
	"Validate",
	"Declare",
	"Carry",
] as const;
export type Role = (typeof ROLES)[number];

/** The set as the chain encodes it: one bit for each role. */
export function roleBits(roles: readonly Role[]): number {
	return roles.reduce((bits, role) => bits | (1 << ROLES.indexOf(role)), 0);
}

/** Whether a set of classes, as the chain encodes it, holds `agencyClass`. */
export function holdsClass(bits: number, agencyClass: AgencyClass): boolean {
	return (bits & (1 << CLASSES.indexOf(agencyClass))) !== 0;
}
