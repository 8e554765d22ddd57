/** How a row of a table opens the page of its record. */

import { navigate, useDrill } from "../../../shell/location.ts";

/** Opens the page of a record among the drills, if the page shows drills. */
export function useOpen(): (path: string) => void {
	const status = useDrill();
	return (path) => navigate(status === "Actual" ? path : `${path}?status=${status}`);
}
