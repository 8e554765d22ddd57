/** What an agency and its officers have left to send, as meters with their numbers. */

import { useEffect, type ReactNode } from "react";

import { useFormat } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { useAnswer, useStatus } from "../../rpc/hooks.ts";
import type { Quota } from "../../rpc/records.ts";
import { Answered } from "../../ui/Conditions.tsx";
import { Tag, type Tone } from "../../ui/Terms.tsx";
import { Short } from "../../ui/Values.tsx";
import { amount, DIMENSIONS, metersOf, type Meter } from "./quota.ts";

const TONES: Readonly<Record<Meter["state"], Tone>> = { full: "good", some: "plain", low: "warn", empty: "bad", debt: "bad" };

/** Blocks after which the state is asked again: a bucket fills without an act that could be told of. */
const ASK_EVERY = 30;

function Gauge({ of }: { readonly of: Meter }): ReactNode {
	const words = useWords("register");
	const { dimension, left, burst, percent, state } = of;
	const label = words("meterLabel", {
		dimension: words(`dimension.${dimension}`), left: amount(dimension, left), burst: amount(dimension, burst), percent,
	});
	return (
		<span className="gauge" role="img" aria-label={label} title={label} data-state={state}>
			<span style={{ inlineSize: `${percent}%` }} />
		</span>
	);
}

export function QuotaMeters({ agency }: { readonly agency: number }): ReactNode {
	const words = useWords("register");
	const { finalized } = useStatus();
	const asked = useAnswer<Quota>("muster_quota", [agency], { subjects: [`agency/${agency}`] });
	const { again } = asked;
	const turn = Math.floor(finalized / ASK_EVERY);
	useEffect(() => {
		if (turn > 0) again();
	}, [turn, again]);
	return (
		<section className="sheet">
			<h2>{words("quota")}</h2>
			<p>{words("quotaLead")}</p>
			<Answered asked={asked}>
				{(quota) => (
					<>
						<p>{words("tier")}: {words(`tier.${quota.tier}`)}</p>
						<Meters of={metersOf(quota.left, quota.policy)} caption={words("quotaCaption")} />
						{quota.officers.length > 0 && <OfficerMeters of={quota} />}
					</>
				)}
			</Answered>
		</section>
	);
}

/** The bucket that all of the agency's officers share, a row for each dimension. */
function Meters({ of, caption }: { readonly of: readonly Meter[]; readonly caption: string }): ReactNode {
	const words = useWords("register");
	const format = useFormat();
	const again = ({ blocks }: Meter): string => {
		if (blocks === null) return words("neverFull");
		return blocks === 0n ? words("isFull") : words("blocks", { blocks: format.number(blocks) });
	};
	return (
		<div className="table-scroll" tabIndex={0} role="group" aria-label={caption}>
			<table>
				<caption className="unseen">{caption}</caption>
				<thead>
					<tr>
						<th scope="col">{words("dimension")}</th>
						<th scope="col">{words("left")}</th>
						<th scope="col" data-align="end">{words("left")}</th>
						<th scope="col" data-align="end">{words("burst")}</th>
						<th scope="col" data-align="end">{words("refill")}</th>
						<th scope="col" data-align="end">{words("fullAgain")}</th>
					</tr>
				</thead>
				<tbody>
					{of.map((meter) => (
						<tr key={meter.dimension}>
							<th scope="row">{words(`dimension.${meter.dimension}`)}</th>
							<td><Gauge of={meter} /> <Tag tone={TONES[meter.state]}>{words(`meter.${meter.state}`)}</Tag></td>
							<td data-align="end">{amount(meter.dimension, meter.left)} ({meter.percent}%)</td>
							<td data-align="end">{amount(meter.dimension, meter.burst)}</td>
							<td data-align="end">{amount(meter.dimension, meter.refill)}</td>
							<td data-align="end">{again(meter)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** What each officer has left of its own, smaller bucket. */
function OfficerMeters({ of: { officers, officerPolicy } }: { readonly of: Quota }): ReactNode {
	const words = useWords("register");
	return (
		<div className="table-scroll" tabIndex={0} role="group" aria-label={words("quotaOfficersCaption")}>
			<table>
				<caption>{words("quotaOfficersCaption")}</caption>
				<thead>
					<tr>
						<th scope="col">{words("account")}</th>
						{DIMENSIONS.map((dimension) => <th key={dimension} scope="col">{words(`dimension.${dimension}`)}</th>)}
					</tr>
				</thead>
				<tbody>
					{officers.map(({ officer, left }) => (
						<tr key={officer}>
							<th scope="row"><Short of={officer} /></th>
							{left === null
								? <td colSpan={DIMENSIONS.length}>{words("quotaInactive")}</td>
								: metersOf(left, officerPolicy).map((meter) => (
									<td key={meter.dimension}>
										<Gauge of={meter} /> {amount(meter.dimension, meter.left)} / {amount(meter.dimension, meter.burst)}
									</td>
								))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
