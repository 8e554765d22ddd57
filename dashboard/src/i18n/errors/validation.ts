/** Errors of the pallet Validation: what is wrong, and what to do. */

export const validation = {
	zh: {
		RoundNotFound: "没有该编号的表决。请按核实对象查找该次表决。",
		RoundNotOpen: "该次表决已计票或已作废。请在该对象正在进行的表决中投票。",
		DeadlinePassed: "该次表决已过截止时间。请申请计票。",
		DeadlineNotReached: "该次表决尚未截止，且未全部投票。请到期后再试。",
		ClassNotAdmitted: "本次表决未征询本机构所属类别。请由本次表决列明类别的机构投票。",
		OutsideJurisdiction: "本机构的管辖范围与该次表决的地区无关。请由有管辖权的机构投票。",
		NotEligibleYet: "本机构在表决开启之后才具备资格。可参加下一次表决。",
		OwnReport: "机构不得对本机构的报告投票。如有变化，请修订报告。",
		SameReportingLine: "本机构与报告机构同属一个隶属系统。请由独立的机构投票。",
		EvidenceRequired: "表示否定须附证据。请提供证据文件的引用。",
		TooManyVotes: "该次表决的票数已达上限，只有已投票的机构可以改票。",
		RoundAlreadyOpen: "该对象已有正在进行的表决。请等待其结论或将其作废。",
		InvalidClasses: "表决至少须有一个存在的机构类别。请更正事件类型。",
		CompetentNotAdmitted: "主管类别须能投票。请将其加入该事件类型的投票类别。",
		InvalidQuorum: "法定数至少为一个类别，组数不少于类别数，参与数为 1 至 8。请更正事件类型。",
		InvalidDuration: "表决的时长无效。请更正事件类型。",
		AgencyNotFound: "没有该编号的机构。请在机构名册中核对编号。",
		TooManyVotesOfLine: "本机构所属隶属系统的票数已达上限。请由其中一个机构改票。",
		NotAppealable: "该次表决目前不可申诉。请对该对象最后一个已计票的表决申诉。",
		WindowOver: "申诉期已过。如事实已有变化，请要求修订报告。",
		AlreadyAppealed: "本机构已对该对象申诉过。请由其他机构申诉。",
		TooManyAppeals: "对该对象的申诉次数已达上限。请要求修订报告。",
		EvidenceNotNew: "该证据已随投票提交。申诉须提供新的证据。",
		WindowNotOver: "结论仍在申诉期内。请期满后再试。",
		NothingToFinalise: "该次表决已无待办事项。请查看其状态。",
	},
	en: {
		RoundNotFound: "No round has this number; look the round up by its subject.",
		RoundNotOpen: "The round is counted or voided; vote in the subject's open round.",
		DeadlinePassed: "The deadline of the round has passed; have the round counted.",
		DeadlineNotReached: "The deadline of the round has not passed and not all have voted; ask again when it has.",
		ClassNotAdmitted: "The agency's class is not asked in this round; leave it to the classes the round names.",
		OutsideJurisdiction:
			"The agency answers neither for the region of the round nor for a part of it; leave it to one that does.",
		NotEligibleYet: "The agency became eligible when the round was open already; it can vote in the next one.",
		OwnReport: "An agency does not vote on its own report; revise the report instead.",
		SameReportingLine:
			"The agency belongs to the reporting line of the reporter; leave it to an independent agency.",
		EvidenceRequired: "A dispute needs evidence; give a reference to it.",
		TooManyVotes:
			"The round holds as many votes as it can; only agencies that have voted can still replace theirs.",
		RoundAlreadyOpen: "The subject has an open round; void it or wait for its verdict.",
		InvalidClasses: "The classes of a round are known classes and at least one; correct the event type.",
		CompetentNotAdmitted: "A competent class must be able to vote; add it to the voters of the event type.",
		InvalidQuorum:
			"A quorum has at least one class, as many groups as classes, and a turnout of 1 to 8; correct " +
			"the event type.",
		InvalidDuration: "A round lasts longer than nothing and ends before time does; correct the event type.",
		AgencyNotFound: "No agency has this number; look it up in the register.",
		TooManyVotesOfLine:
			"The agency's reporting line has as many votes as a line can have; let one of them replace its vote.",
		NotAppealable: "The round is not one that can be appealed now; appeal the last counted round of the subject.",
		WindowOver: "The window for appeals is over; if the facts are different by now, have them revised.",
		AlreadyAppealed: "The agency has appealed on this subject before; leave it to another agency.",
		TooManyAppeals: "There were as many appeals on this subject as there can be; have the facts revised.",
		EvidenceNotNew: "The agency gave this evidence with its vote; an appeal needs something new.",
		WindowNotOver: "The verdict can still be appealed; ask again when its window is over.",
		NothingToFinalise: "Nothing is left to be done for this round; look up its state.",
	},
} as const;
