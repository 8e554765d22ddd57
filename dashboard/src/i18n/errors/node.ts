/**
 * Why a transaction was not taken, what became of one that was, and errors of a block that belong to no pallet. The
 * table is docs/errors.md.
 */

export const node = {
	zh: {
		unreadable: "节点无法读取该交易：它不属于本链或运行程序已升级。请刷新页面后重新签名。",
		badSigner:
			"该密钥目前不属于可履职的经办人：未登记、已到期、已暂停、已撤销或已更换，或所属机构已暂停、注销。" +
			"请由具备管理权限的经办人办理登记、续期或恢复；密钥已更换的，请用新密钥。",
		callRefused: "本链不受理此项操作，或其中包含不受理的操作。请改用本页提供的表单。",
		immortal: "签名没有有效期限。为防旧签名被重复使用，请以有限期限重新签名。",
		notAMember: "该账户不是相应机构的成员。请由成员办理。",
		tooLarge: "交易超过 1 MiB。请一次少报一些；全文应留在链下。",
		custom: "节点以本页未知的原因（代码 {{code}}）拒绝了交易。请刷新页面；仍被拒绝时请告知运维方。",
		stale: "该序号已经使用。请重新签名。",
		future: "该密钥排在前面的交易过多。请等待其入块后再提交。",
		badProof: "签名无效：密钥、链或运行程序版本不符。请刷新页面后重新签名。",
		ancientBirthBlock: "签名的有效期已过。请重新签名。",
		exhaustsResources: "交易超过一个区块可容纳的大小。请一次少报一些；全文应留在链下。",
		indeterminate: "该链不提供元数据哈希。请在钱包中关闭元数据校验后重新签名。",
		unknownOrigin: "该交易没有签名。请签名后提交。",
		unsigned: "该交易没有签名。请签名后提交。",
		banned: "该交易刚被拒绝，节点暂不再受理。请排除原因后重新签名。",
		alreadyThere: "该交易已在节点的待处理队列中，无需再次提交。",
		sameNonce: "该账户另有一笔同序号的交易在等待。请等其入块后重新签名。",
		poolFull: "节点的待处理队列已满，且其他交易更为紧急。请几秒后重发；也可改用其他节点。",
		noRelay: "该节点无法转发交易。请改用其他节点。",
		inOrder: "该节点只按序号受理。请等待前一笔入块后再提交。",
		invalid: "节点认为该交易无效：{{message}}。请核对后重新签名。",
		lineDown: "与节点的连接中断，交易是否送达尚不清楚。已签名的交易保存在本机，恢复连接后将自动核对并重发。",
		other: "节点没有受理（{{code}}）：{{message}}。这是连接或节点的问题，不是交易的问题。请稍后重发。",
		userRejected: "签名已被取消，没有发送任何内容。填写的内容仍在。",
		noExtension: "没有找到签名扩展。请安装 polkadot.js 扩展，允许本页使用，然后刷新。",
		wrongChain: "该节点属于另一条链。请核对节点地址。",
		dropped: "节点已将交易移出队列（队列已满）。请重发。",
		usurped: "同一序号的另一笔交易取代了它。请核对该账户的记录后，必要时重新签名。",
		becameInvalid: "交易等待期间失效：序号已用，或有效期已过。请核对记录后，必要时重新签名。",
		expired: "签名的有效期已过，交易没有入块。填写的内容仍在，请重新签名。",
		nonceUsed: "该序号已被另一笔交易使用，这一笔不会入块。请核对记录后，必要时重新签名。",
		finalityLate: "交易已在区块中，但最终确定迟迟未到。在最终确定之前不得视为定案；本页继续等待。",
		badOrigin: "经办人没有此项操作所需的权限，或其机构已不再具有该权限。请申请权限，或由其他经办人办理。",
		lookup: "找不到所指的账户。请核对。",
		exhausted: "区块容量不足。请稍后重新签名提交。",
		corruption: "链的状态异常。请立即告知运维方。",
		unavailable: "所需数据暂不可用。请稍后再试。",
		rootNotAllowed: "此项操作不得以最高权限执行。",
		arithmetic: "数值超出可计算的范围。请核对填写的数量。",
		token: "本链没有资金，此项操作不适用。请告知运维方。",
		providers: "该账户仍被引用，不能变更。请告知运维方。",
		transactional: "操作嵌套过深。请分开提交。",
		unknownModule: "链返回了本页未知的错误（{{name}}）。请刷新页面；仍未解决时请告知运维方。",
	},
	en: {
		unreadable:
			"The node cannot read the transaction: it is not of this chain, or the runtime was upgraded. " +
			"Reload the page and sign again.",
		badSigner:
			"The key is no officer who may act now: never enrolled, expired, suspended, revoked or rotated, or its " +
			"agency is suspended or retired. An officer with the role Manage enrols, renews or reinstates; after a " +
			"rotation use the new key.",
		callRefused: "This chain does not take that call, or one inside it. Use the forms of this page.",
		immortal: "The signature has no end: an old signature must not come back. Sign again with a limited era.",
		notAMember: "The account is no member of that body. Let a member send it.",
		tooLarge: "The transaction is larger than 1 MiB. Send less at once; bodies belong off chain.",
		custom:
			"The node refused for a reason that this page does not know (code {{code}}). Reload the page; if it is " +
			"refused again, tell the operator.",
		stale: "This nonce was used. Sign again.",
		future: "Too many transactions of this key wait before this one. Wait until they are in blocks, then send.",
		badProof: "The signature does not fit: other key, other chain or other runtime. Reload the page and sign again.",
		ancientBirthBlock: "The era of the signature has passed. Sign again.",
		exhaustsResources: "The transaction is more than a block takes. Send less at once; bodies belong off chain.",
		indeterminate: "This chain has no metadata hash. Switch the check of metadata off in the wallet and sign again.",
		unknownOrigin: "The transaction has no signature. Sign it.",
		unsigned: "The transaction has no signature. Sign it.",
		banned: "This very transaction was refused a moment ago. Mend the cause, then sign again.",
		alreadyThere: "The transaction waits at the node already. There is nothing to do.",
		sameNonce:
			"Another transaction of this account with the same nonce waits. Wait until it is in a block, then sign again.",
		poolFull: "The node's pool is full, and what waits is more urgent. Send again in a few seconds, or to another node.",
		noRelay: "This node cannot send it on. Send it to another node.",
		inOrder: "This node takes nonces in order only. Wait until the one before is in a block, then send.",
		invalid: "The node calls the transaction invalid: {{message}}. Check it and sign again.",
		lineDown:
			"The line to the node broke, and nobody knows yet whether the transaction arrived. It is kept on this " +
			"computer, and looked for and sent again when the line is back.",
		other:
			"The node did not take it ({{code}}): {{message}}. That is about the line or the node, not about the " +
			"transaction. Send it again in a moment.",
		userRejected: "The signature was cancelled, and nothing was sent. What you typed is still here.",
		noExtension: "No signing extension was found. Install the polkadot.js extension, allow this page to use it, and reload.",
		wrongChain: "The node is of another chain. Check its address.",
		dropped: "The node dropped the transaction, because its pool is full. Send it again.",
		usurped:
			"Another transaction of the same nonce took its place. Look up what the account did, and sign again if needed.",
		becameInvalid:
			"The transaction became invalid while it waited: its nonce was used or its era passed. " +
			"Look up what the account did, and sign again if needed.",
		expired: "The era of the signature has passed, and no block has the transaction. What you typed is kept: sign again.",
		nonceUsed:
			"Another transaction used its nonce, so this one never gets into a block. " +
			"Look up what the account did, and sign again if needed.",
		finalityLate:
			"The transaction is in a block, and finality is late. Do not treat it as settled before it is final; " +
			"this page goes on waiting.",
		badOrigin:
			"The officer lacks the role that the call needs, or the agency no longer holds it. " +
			"Ask for the role, or let another officer send it.",
		lookup: "There is no such account. Check it.",
		exhausted: "The block had no room for it. Sign and send it again in a moment.",
		corruption: "The state of the chain is damaged. Tell the operator at once.",
		unavailable: "What it needs is not there at present. Try again in a moment.",
		rootNotAllowed: "This call may not be made as Root.",
		arithmetic: "A number passes what can be calculated. Check the quantities.",
		token: "This chain has no funds, so this does not apply. Tell the operator.",
		providers: "Something still refers to the account, so it cannot change. Tell the operator.",
		transactional: "Calls are nested too deep. Send them one by one.",
		unknownModule:
			"The chain answered with an error that this page does not know ({{name}}). Reload the page; if it " +
			"comes again, tell the operator.",
	},
} as const;
