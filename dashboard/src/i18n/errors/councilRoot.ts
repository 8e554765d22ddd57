/** Errors of the pallet CouncilRoot: what is wrong, and what to do. */

export const councilRoot = {
	zh: {
		Forbidden: "理事会不得以最高权限执行此项操作或其中所含操作。请使用专设的操作。",
		ConsentMissing: "此项操作须经技术委员会对该操作本身表示同意。请先由其对该哈希表示同意。",
		AlreadyConsented: "技术委员会已同意此项操作。请直接执行，或先撤回同意。",
		TooManyConsents: "有效的同意数量已达上限。请先执行或撤回其中一项。",
		NotConsented: "此项操作没有有效的同意，无可撤回。",
		GlassSealed: "直接写入须两个机构共同授权。请先由理事会和技术委员会解除封存。",
		AlreadyBroken: "本机构一方已解除封存。请等待另一方，或重新封存。",
		NothingToSeal: "没有任何一方解除封存，无需重新封存。",
	},
	en: {
		Forbidden:
			"The council may not dispatch this call, or a call inside it, as Root: use the call made for the " +
			"purpose.",
		ConsentMissing:
			"This call takes the technical committee's consent to exactly this call: have it consent to the " +
			"hash first.",
		AlreadyConsented:
			"The committee has consented to this call already: dispatch it, or withdraw the consent first.",
		TooManyConsents: "As many consents are alive as may be: dispatch or withdraw one first.",
		NotConsented: "No consent to this call is alive: there is nothing to withdraw.",
		GlassSealed: "Raw writes take both bodies: have the council and the committee break the glass first.",
		AlreadyBroken: "The body's half of the glass is broken already: wait for the other body, or seal the glass.",
		NothingToSeal: "No half of the glass is broken: there is nothing to seal.",
	},
} as const;
