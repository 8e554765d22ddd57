/** What is looked at before it is signed: the call in words, its lane, the allowance, and everything that becomes public. */

import { useEffect, useId, useRef, useState, type ReactNode } from "react";

import type { Call } from "../../chain/calls.ts";
import { laneOf, type Lane } from "../../chain/lane.ts";
import { after, fareOf, leftOf, ONE_CALL, type Levels } from "../../chain/quota.ts";
import type { Estimate } from "../../chain/session.ts";
import type { Seal } from "../../chain/seal.ts";
import type { Signed } from "../../chain/store.ts";
import { instantText } from "../../i18n/format.ts";
import { useLang, useWords, words as wordsOf } from "../../i18n/index.ts";
import { fullNameOf } from "../../regions/regions.ts";
import { useAnswer, useStatus } from "../../rpc/hooks.ts";
import type { CapStatus, Quota } from "../../rpc/records.ts";
import { useFailure } from "../../ui/Conditions.tsx";
import { isTerm } from "./terms.ts";
import type { Signer } from "./forms/common.ts";
import { publicRows, type Say } from "./public.ts";
import { useRegistryNames } from "./registry.ts";
import { SealKeep } from "./SealKeep.tsx";
import { failureText, sessionWith, store, useWallet } from "./signing.ts";

type Prepared = { state: "asking" } | { state: "failed"; message: string } | { state: "ready"; estimate: Estimate };

export function Review({ call, seal, signer, status, draft, onSigned, onBack }: {
	readonly call: Call;
	/** What the call seals or opens. */
	readonly seal?: Seal | undefined;
	readonly signer: Signer;
	readonly status: CapStatus | null;
	readonly draft: string;
	readonly onSigned: (signed: Signed) => void;
	readonly onBack: () => void;
}): ReactNode {
	const words = useWords("submit");
	const terms = useWords("terms");
	const { lang } = useLang();
	const head = useRef<HTMLHeadingElement>(null);
	useEffect(() => head.current?.focus(), []);
	const [checked, setChecked] = useState(false);
	const [signing, setSigning] = useState(false);
	const [failed, setFailed] = useState<string>();
	const { prepared, again } = useEstimate(call, signer.account);
	const { accounts } = useWallet();
	const account = accounts.find(({ address }) => address === signer.account);
	const { node, chain } = useStatus();
	const [saved, setSaved] = useState(false);
	const [accepted, setAccepted] = useState(false);
	const closes = call.name === "observations.commit" ? seal : undefined;
	const keptOrAccepted = closes === undefined || saved || accepted;
	const opened = call.name === "observations.reveal" ? seal : undefined;
	const sign = async () => {
		if (account === undefined || chain === undefined) return;
		setFailed(undefined);
		// It may have been signed before, with the same seal, and be on its way.
		const known = closes !== undefined && store.seal(closes.hash) !== null;
		if (closes !== undefined && !store.keepSeal(closes) && !saved) {
			setFailed(words("sealNotKept"));
			return;
		}
		setSigning(true);
		try {
			const session = await sessionWith(node, chain.genesisHash);
			// The chain would refuse a value that comes too early, and it would be public then. This computer's clock may be ahead.
			if (opened !== undefined && !((await session.now()) >= opened.revealFrom)) {
				setFailed(words("problemRevealEarly", { from: instantText(opened.revealFrom) }));
				return;
			}
			onSigned(await session.sign(call, account, { draft, opens: opened?.hash ?? null }));
		} catch (error) {
			if (closes !== undefined && !known) store.dropSeal(closes.hash);
			setFailed(failureText(error, lang));
		} finally {
			setSigning(false);
		}
	};
	return (
		<section className="sheet review" aria-labelledby="review-head" data-status={status ?? "Actual"}>
			<h2 id="review-head" ref={head} tabIndex={-1}>{words("reviewHead")}</h2>
			{status !== null && (
				<p className="review-status" data-status={status}>
					{status === "Actual" ? words("reviewActual") : words("reviewDrill", { status: terms(`status.${status}`) })}
				</p>
			)}
			<h3>{words("callHead")}</h3>
			<p>{useCallInWords(call, signer)} <code>{call.name}</code></p>
			<Allowance call={call} signer={signer} bytes={prepared.state === "ready" ? prepared.estimate.bytes : null} />
			<Public call={call} signer={signer} callHex={prepared.state === "ready" ? prepared.estimate.callHex : null} />
			{closes !== undefined && (
				<SealKeep seal={closes} saved={saved} onSaved={() => setSaved(true)} accepted={accepted} onAccepted={setAccepted} />
			)}
			<label className="tick">
				<input type="checkbox" checked={checked} onChange={(event) => setChecked(event.target.checked)} />{" "}
				{words("confirmPersonal")}
			</label>
			<div role="status" aria-live="polite">
				{prepared.state === "asking" && <p>{words("preparing")}</p>}
				{prepared.state === "failed" && (
					<p className="field-error">
						{words("preparingFailed", { message: prepared.message })}{" "}
						<button type="button" onClick={again}>{words("again")}</button>
					</p>
				)}
				{signing && <p>{words("signing")}</p>}
				{failed !== undefined && <p className="field-error" role="alert">{failed}</p>}
			</div>
			<p className="row">
				<button type="button" className="primary" disabled={!checked || !keptOrAccepted || signing || prepared.state !== "ready"}
					onClick={() => void sign()}>{words("sign")}</button>
				<button type="button" disabled={signing} onClick={onBack}>{words("correct")}</button>
			</p>
		</section>
	);
}

/** Length and encoding of the call: asked of the library, which is loaded here. */
function useEstimate(call: Call, account: string): { prepared: Prepared; again: () => void } {
	const { lang } = useLang();
	const { node, chain } = useStatus();
	const genesisHash = chain?.genesisHash;
	const [prepared, setPrepared] = useState<Prepared>({ state: "asking" });
	const [tries, setTries] = useState(0);
	useEffect(() => {
		if (genesisHash === undefined) return;
		let wanted = true;
		setPrepared({ state: "asking" });
		sessionWith(node, genesisHash)
			.then((session) => session.estimate(call, account))
			.then(
				(estimate) => wanted && setPrepared({ state: "ready", estimate }),
				(error: unknown) => wanted && setPrepared({ state: "failed", message: failureText(error, lang) }),
			);
		return () => {
			wanted = false;
		};
	}, [call, account, node, genesisHash, lang, tries]);
	return { prepared, again: () => setTries(tries + 1) };
}

function useCallInWords(call: Call, { agency: { name: agency } }: Signer): string {
	const words = useWords("submit");
	const terms = useWords("terms");
	switch (call.name) {
		case "incidents.file":
			return words("callFile", { agency, status: terms(`status.${call.args.status}`) });
		case "incidents.revise":
			return words("callRevise", { agency, incident: call.args.incident });
		case "validation.vote":
			return words("callVote", { agency, round: call.args.round, position: terms(`position.${call.args.position}`) });
		case "observations.observe":
			return words("callObserve", { agency });
		case "observations.correct":
			return words("callCorrect", { agency });
		case "observations.commit":
			return words("callCommit", { agency });
		case "observations.reveal":
			return words("callReveal", { agency });
		case "resources.submit":
			return words("callSubmit", { agency, count: call.args.lines.length });
		case "resources.receive":
			return words("callReceive", { agency, shipment: call.args.shipment });
	}
}

function Allowance({ call, signer, bytes }: { readonly call: Call; readonly signer: Signer; readonly bytes: number | null }) {
	const words = useWords("submit");
	const failure = useFailure();
	const asked = useAnswer<Quota>("muster_quota", [signer.officer.agency], { subjects: [`agency/${signer.officer.agency}`] });
	const quota = asked.answer?.data;
	const content = laneOf(call);
	const left = quota === undefined ? null : leftOf(quota, signer.account);
	const fare = left === null ? null : fareOf(content, left.agency, left.officer);
	return (
		<>
			<h3>{words("laneHead")}</h3>
			<p className="lane" data-lane={fare?.lane ?? content}>{words(`lane${fare?.lane ?? content}`)}</p>
			{fare?.lowered === "count" && <p className="note">{words("laneLoweredCount")}</p>}
			<h3>{words("quotaHead")}</h3>
			{asked.state === "failed" && <p className="note">{words("quotaFailed", { message: failure(asked.error) })}</p>}
			{asked.state === "loading" && <p role="status">{words("quotaLoading")}</p>}
			{left !== null && fare !== null && (
				<>
					<div className="scroll" tabIndex={0} role="group" aria-label={words("quotaHead")}>
						<table>
							<caption>{words("quotaHead")}</caption>
							<thead>
								<tr>
									<th scope="col">{words("quotaWhat")}</th>
									<th scope="col">{words("quotaBefore")}</th>
									<th scope="col">{words("quotaTakes")}</th>
									<th scope="col">{words("quotaAfter")}</th>
								</tr>
							</thead>
							<tbody>
								<Rows of={words("quotaOfAgency")} left={left.agency} fare={fare} bytes={bytes} />
								<Rows of={words("quotaOfOfficer")} left={left.officer} fare={fare} bytes={bytes} />
							</tbody>
						</table>
					</div>
					{fare.by === "weight" && <p className="field-hint">{words("quotaWeightNote")}</p>}
				</>
			)}
		</>
	);
}

const COUNTS = ["weight", "bytes", "urgent", "security"] as const;
const COUNT_WORDS = { weight: "quotaWeight", bytes: "quotaBytes", urgent: "quotaUrgent", security: "quotaSecurity" } as const;

function Rows({ of, left, fare, bytes }: {
	readonly of: string;
	readonly left: Levels;
	readonly fare: { readonly lane: Lane; readonly by: "urgent" | "security" | "weight"; readonly lowered: "count" | "spent" | null };
	readonly bytes: number | null;
}): ReactNode {
	const words = useWords("submit");
	const rest = after(left, fare, bytes ?? 0);
	const unknown = <i className="unknown">{words("quotaWeightUnknown")}</i>;
	return COUNTS.map((count) => {
		const paid = fare.by === "weight" ? count === "weight" || count === "bytes" : count === fare.by;
		const known = !paid || (count === "bytes" ? bytes !== null : count !== "weight");
		const takes = count === "bytes" ? BigInt(bytes ?? 0) : ONE_CALL;
		const end = rest[count];
		return (
			<tr key={count}>
				<th scope="row">{of} · {words(COUNT_WORDS[count])}</th>
				<td className="end">{amount(count, left[count])}</td>
				<td className="end">{!paid ? "0" : known ? amount(count, takes) : unknown}</td>
				<td className="end">{known && end !== null ? amount(count, end) : unknown}</td>
			</tr>
		);
	});
}

/** Weight in milliseconds, counts in calls. */
export function amount(count: keyof Levels, value: bigint): string {
	if (count === "bytes") return String(value);
	const unit = count === "weight" ? 1_000_000_000n : ONE_CALL;
	const sign = value < 0n ? "-" : "";
	const size = value < 0n ? -value : value;
	const part = String(((size % unit) * 100n) / unit).padStart(2, "0");
	return `${sign}${size / unit}${part === "00" ? "" : `.${part}`}`;
}

function Public({ call, signer, callHex }: { readonly call: Call; readonly signer: Signer; readonly callHex: string | null }) {
	const words = useWords("submit");
	const { lang } = useLang();
	const names = useRegistryNames();
	const warning = useId();
	const say: Say = {
		word: words,
		term: (kind, name) => {
			const key = `${kind}.${name}`;
			return isTerm(key) ? wordsOf("terms")(key) : name;
		},
		region: (code) => fullNameOf(code, lang),
		moment: (at) => instantText(at, true),
		...names,
	};
	const rows = publicRows(call, say);
	const { agency, officer, account } = signer;
	return (
		<>
			<h3>{words("publicHead")}</h3>
			<p id={warning} className="public-warning">{words("publicWarning")}</p>
			<div className="scroll" tabIndex={0} role="group" aria-label={words("publicHead")}>
				<table aria-describedby={warning} className="public">
					<caption>{words("publicHead")}</caption>
					<thead>
						<tr><th scope="col">{words("publicField")}</th><th scope="col">{words("publicText")}</th></tr>
					</thead>
					<tbody>
						{rows.map(({ path, label, text }) => (
							<tr key={path} data-path={path}><th scope="row">{label}</th><td>{text}</td></tr>
						))}
						<tr><th scope="row">{words("publicSigner")}</th><td><code className="long">{account}</code></td></tr>
						<tr>
							<th scope="row">{words("publicAgency")}</th>
							<td>{words("publicAgencyText", { number: officer.agency, name: agency.name })}</td>
						</tr>
						<tr><th scope="row">{words("publicTime")}</th><td>{words("publicTimeText")}</td></tr>
						{callHex !== null && (
							<tr><th scope="row">{words("publicCode")}</th><td><code className="long">{callHex}</code></td></tr>
						)}
					</tbody>
				</table>
			</div>
		</>
	);
}
