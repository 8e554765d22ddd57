/** Who signs: accounts of the extensions, and what the chain says of the one that was chosen. */

import type { ReactNode } from "react";

import { useWords } from "../../i18n/index.ts";
import { useFailure } from "../../ui/Conditions.tsx";
import { SubjectLink } from "../../ui/Links.tsx";
import { Instant } from "../../ui/Values.tsx";
import { sentenceOf } from "../../i18n/errors.ts";
import { useLang } from "../../i18n/index.ts";
import { ChoiceField } from "./fields.tsx";
import { whyNot, type FormName, type Signer } from "./forms/common.ts";
import { ROLE_OF } from "./forms/common.ts";
import { chooseAccount, connectWallet, useWallet, type SignerState } from "./signing.ts";

export function Account({ form, state }: { readonly form: FormName; readonly state: SignerState }): ReactNode {
	const words = useWords("submit");
	const { lang } = useLang();
	const wallet = useWallet();
	return (
		<section className="sheet" aria-labelledby="account-head">
			<h2 id="account-head">{words("accountHead")}</h2>
			{wallet.state === "ready" ? (
				<ChoiceField
					name="account"
					label={words("accountChoose")}
					value={wallet.chosen}
					onChange={chooseAccount}
					empty={words("accountChoose")}
					options={wallet.accounts.map(({ address, name }) => [address, words("accountOf", { name, address })])}
				/>
			) : (
				<>
					<p>{words("accountNeeded")}</p>
					<button type="button" disabled={wallet.state === "asking"} onClick={() => void connectWallet()}>
						{words("accountConnect")}
					</button>
				</>
			)}
			<div role="status" aria-live="polite">
				{wallet.state === "asking" && <p>{words("accountConnecting")}</p>}
				{wallet.state === "none" && (
					<p className="field-error">{sentenceOf({ kind: "node", reason: "noExtension" }, lang)} {words("accountNone")}</p>
				)}
				<Found form={form} state={state} />
			</div>
		</section>
	);
}

function Found({ form, state }: { readonly form: FormName; readonly state: SignerState }): ReactNode {
	const words = useWords("submit");
	const failure = useFailure();
	switch (state.state) {
		case "none":
			return null;
		case "loading":
			return <p>{words("accountLoading")}</p>;
		case "unknown":
			return <p className="field-error">{words("accountUnknown")}</p>;
		case "failed":
			return <p className="field-error">{words("accountFailed", { message: failure(state.error) })}</p>;
		case "ready":
			return state.signer === null ? null : <Officer form={form} signer={state.signer} />;
	}
}

function Officer({ form, signer }: { readonly form: FormName; readonly signer: Signer }): ReactNode {
	const words = useWords("submit");
	const terms = useWords("terms");
	const { officer, agency } = signer;
	const roles = officer.roles.filter((role) => agency.roles.includes(role));
	const why = whyNot(form, signer, Date.now());
	return (
		<>
			<dl className="facts">
				<dt>{words("accountAgency")}</dt>
				<dd><SubjectLink subject={`agency/${officer.agency}`}>{agency.name}</SubjectLink> ({terms(`class.${agency.class}`)})</dd>
				<dt>{words("accountRoles")}</dt>
				<dd>{roles.length === 0 ? words("noRoles") : roles.map((role) => terms(`role.${role}`)).join(" · ")}</dd>
				<dt>{words("accountUntil")}</dt>
				<dd><Instant at={officer.validUntil} age={false} /></dd>
			</dl>
			{why !== null && (
				<div className="blocked" role="alert">
					<h3>{words("blockedHead")}</h3>
					<p>{words(why.word, { role: terms(`role.${ROLE_OF[form]}`) })}</p>
				</div>
			)}
		</>
	);
}
