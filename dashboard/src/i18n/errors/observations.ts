/** Errors of the pallet Observations: what is wrong, and what to do. */

export const observations = {
	zh: {
		UnknownMetric: "没有该编号的指标。请从列表中选择。",
		UnknownVersion: "该指标没有这个版本。请使用现行版本。",
		OtherVersion: "统计期开始时与现在采用的版本都不是所填版本。请改用其中之一；定义不同的数据不作比较。",
		Misaligned: "该时间不是统计期的起点。请从列表中选择统计期。",
		PeriodNotOver: "统计期尚未结束（时点指标为尚未开始）。请届时再报。",
		ObservedInFuture: "观察时间在将来。请核对时间和本机时钟。",
		OutsideJurisdiction: "该地区不在本机构管辖范围内。请由有管辖权的机构填报。",
		AlreadyObserved: "本机构已填报该项数据。如需更改，请办理更正。",
		CellFull: "填报或密封该项数据的机构数已达上限。如本机构必须填报，请告知理事会。",
		CellClosed: "该项数据已截止。请办理更正并说明原因。",
		UnknownCell: "该项数据尚无机构填报。请先填报。",
		NothingToCorrect: "本机构尚未填报该项数据，且仍在填报期内。请先填报。",
		SameFigure: "数值与现有数值相同。请更正为其他数值；仅当数值触发校验规则时，可以重新归类为由说明。",
		Sealed: "该项数据须密封填报。请重新填写：先提交密封值，再行公开。",
		NotSealed: "该项数据不采用密封。请直接填报。",
		NotCommitPhase: "现在不是提交密封值的时间：自统计期结束起，至公开开始时止。请届时提交；已经错过的，待该项数据截止后以更正补报。",
		NotRevealPhase: "现在不是公开密封值的时间。请在“密封数据”列出的时限内公开；已经逾期的，待该项数据截止后以更正补报。",
		StillSealed: "该项数据仍在公开期内。请期满后再办。",
		NoCommitment: "本机构没有待公开的该项密封值，截止前不计入。请核对是否已公开；没有提交过的，待该项数据截止后以更正补报。",
		WrongReveal: "公开的数值与密封值不符。请用本机构最后一次密封时的密封件（原来的数值和盐值）。",
		TextUnusable: "代码、名称或单位为空、不是 UTF-8 编码或含有控制字符。请写成一行普通文字。",
		UnknownEventType: "没有该编号的事件类型。请先登记。",
		PeriodUnusable: "统计期为零，或起点不在第一个统计期内。请以毫秒填写。",
		ToleranceTooWide: "相对容差超过数值本身。请以百万分之一为单位填写。",
		RuleOfOtherPeriods: "规则引用了不存在或统计期不同的指标。请先定义该指标。",
		RuleEmpty: "规则没有内容、系数为零或引用自身。请去掉该规则。",
		CodeTaken: "该代码属于其他指标，或与本指标原有代码不同。请另选或不改。",
		TooManyMetrics: "指标数量已达上限。请使用某一指标的下一版本。",
		SameDefinition: "定义与现行定义相同。请修改后再提交。",
		UnknownAgency: "没有该编号的机构。请在机构名册中核对编号。",
		NothingChanges: "本来如此，无需变更。",
		Circular: "该机构将直接或间接地转引自身。请指定不转引他人的机构。",
		ChainTooLong: "转引层级过多。请指定更靠近源头的机构。",
		NotYoursToChange: "该机构是否转引他人已有认定。请提请理事会重新裁定。",
		OwnLine: "该机构与本机构同属一个隶属系统。请由其自行声明。",
		AlreadyAlleged: "已有机构提出该机构转引他人。请等待处理。",
		NoAllegation: "没有机构提出该机构转引他人，无需处理。",
		Contested: "已有异议，由理事会裁定。",
		ContestOver: "提出异议的期限已过。请提请理事会裁定。",
		ContestOpen: "提出异议的期限未满。请等待。",
	},
	en: {
		UnknownMetric: "No metric has this number: take one from the list.",
		UnknownVersion: "The metric has no such version: take the current one.",
		OtherVersion:
			"Another version was in force when the period began, and another is now: use one of these two. " +
			"Figures by different definitions are never compared.",
		Misaligned: "No period of the metric begins then: take whole periods from its anchor.",
		PeriodNotOver: "The period is not over, or for a point in time has not begun: wait.",
		ObservedInFuture: "The observation lies in the future: give its time in milliseconds and check the clock.",
		OutsideJurisdiction: "The region is beyond the agency's jurisdiction: leave it to an agency that covers it.",
		AlreadyObserved: "The agency has spoken in this cell: correct its figure instead.",
		CellFull: "As many agencies as may have spoken in this cell or sealed a figure: tell the council, if yours must.",
		CellClosed: "The cell is closed: correct the figure, and give the reason.",
		UnknownCell: "Nobody has spoken in this cell: state a figure first.",
		NothingToCorrect: "The agency has not spoken in this cell, which is open: state a figure first.",
		SameFigure:
			"The figure is the one that is there: correct it to another. Only a reclassification may explain " +
			"the same figure, where it breaks rules.",
		Sealed: "Figures of this cell are sealed: commit a hash first, then reveal the figure.",
		NotSealed: "Figures of this cell are not sealed: state the figure as it is.",
		NotCommitPhase:
			"It is not the time to commit in this cell: that begins with the end of its period, and ends " +
			"when values are revealed. Commit then; if that is over, correct the cell once it is closed.",
		NotRevealPhase:
			"It is not the time to reveal in this cell: do so at the time that the list of sealed figures gives. If that " +
			"is over, correct the cell once it is closed.",
		StillSealed: "Values of this cell are still being revealed: wait until that is over.",
		NoCommitment:
			"The agency has no sealed value to reveal in this cell, and no voice here until the cell is closed: see " +
			"whether it was revealed already, else correct the cell once it is closed.",
		WrongReveal:
			"The hash on the chain is not of this value and salt: use the seal of the figure that the agency sealed last " +
			"in this cell.",
		TextUnusable:
			"A code, name or unit is empty, no UTF-8 or has control characters: write one line of plain text.",
		UnknownEventType: "No event type has this number: register it first.",
		PeriodUnusable:
			"The period is nothing, or the anchor is not within the first one: give both in milliseconds.",
		ToleranceTooWide: "The relative tolerance is more than the whole value: give it in millionths.",
		RuleOfOtherPeriods:
			"A rule names a metric that is not there, or one of other periods: define that one first.",
		RuleEmpty: "A rule has no terms, a factor of zero, or is between a metric and itself: leave it out.",
		CodeTaken:
			"The code is another metric's, or not the one that this metric has had: choose another, or leave it.",
		TooManyMetrics: "There are as many metrics as there may be: use the next version of one.",
		SameDefinition: "The definition is the current one: change it, or leave it.",
		UnknownAgency: "No agency has this number: take one from the register.",
		NothingChanges: "That is how it is already: leave it.",
		Circular: "The agency would repeat itself, directly or through others: name the one that repeats nobody.",
		ChainTooLong: "The way to the source would be too long: name a source nearer to the beginning.",
		NotYoursToChange:
			"It was found or ruled that the agency repeats another, or does not: ask the council to rule again.",
		OwnLine: "The agency is of the own reporting line: have it declare that itself.",
		AlreadyAlleged: "The agency is said to repeat another already: wait for that to be settled.",
		NoAllegation: "Nobody says that the agency repeats another: there is nothing to settle.",
		Contested: "It is contested: the council rules.",
		ContestOver: "The time to contest is over: ask the council to rule.",
		ContestOpen: "The time to contest is not over: wait.",
	},
} as const;
