/** Always visible: which node and chain, how far it is final and how old that is, how far the index is behind, the line. */

import type { ReactNode } from "react";

import { useFormat } from "../i18n/format.ts";
import { useWords } from "../i18n/index.ts";
import { useNow, useStatus } from "../rpc/hooks.ts";
import { OLD_MS, type Status } from "../rpc/status.ts";
import { forgetNode } from "../config.ts";
import { useConfig } from "./config-context.ts";

const SIGNS = { up: "M1 6.4 4.4 10 11 2", connecting: "M2 6h.1M6 6h.1M10 6h.1", down: "M2 2l8 8M10 2 2 10" } as const;

export function StatusBar(): ReactNode {
	const words = useWords("common");
	const status = useStatus();
	const { node, configured } = useConfig();
	return (
		<section className="status-bar" aria-label={words("bar.label")} data-old={status.old}>
			<span className="status-line" data-line={status.line} role="status">
				<svg viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d={SIGNS[status.line]} /></svg>
				{words(`line.${status.line}`)}
			</span>
			<span className="status-item">
				<small>{words("bar.node")}</small> <code>{node}</code>
				{node !== configured && (
					<span className="status-other">
						{words("bar.otherNode")} <a href={`?node=${window.location.hash}`} onClick={() => forgetNode()}>{words("bar.useConfigured", { node: configured })}</a>
					</span>
				)}
			</span>
			{status.chain === undefined ? <span className="status-item">{words("bar.waiting")}</span> : <Chain status={status} chain={status.chain} />}
		</section>
	);
}

function Chain({ status, chain }: { readonly status: Status; readonly chain: NonNullable<Status["chain"]> }): ReactNode {
	const words = useWords("common");
	const format = useFormat();
	const now = useNow();
	const age = Math.max(0, now - status.finalizedAt);
	const lag = status.lagMs === null ? null : status.lagMs + Math.max(0, now - status.answeredAt);
	return (
		<>
			<span className="status-item">
				<small>{words("bar.chain")}</small>{" "}
				<code title={chain.genesisHash}>{chain.genesisHash.slice(2, 10)}</code>{" "}
				<small>{words("bar.spec", { version: chain.specVersion })}</small>
			</span>
			<span className="status-item" data-old={age > OLD_MS}>
				<small>{words("bar.finalized")}</small> <b className="status-block">#{status.finalized}</b>{" "}
				<span className="status-age">{words("bar.age", { age: format.span(age) })}</span>
			</span>
			<span className="status-item" data-old={lag === null || lag > OLD_MS}>
				{lag === null ? words("bar.noIndex") : <><small>{words("bar.lag")}</small> <span className="status-age">{format.span(lag)}</span></>}
			</span>
		</>
	);
}
