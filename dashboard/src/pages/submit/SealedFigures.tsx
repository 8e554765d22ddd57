/** Seals that are kept on this computer until they are opened, and seals from files. */

import { useState, type ReactNode } from "react";

import type { Seal } from "../../chain/seal.ts";
import { instantText } from "../../i18n/format.ts";
import { useWords } from "../../i18n/index.ts";
import { useNow, useStatus } from "../../rpc/hooks.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { standingOf, timesOf } from "./forms/sealing.ts";
import { useCell } from "./registry.ts";
import { SealFromFile } from "./SealFromFile.tsx";
import { saveSeal } from "./SealKeep.tsx";
import { useSealText, useSealValue } from "./sealWords.ts";
import { sealsOf, store } from "./signing.ts";

export function SealedFigures({ changed, open }: {
	/** Another list is kept now. */
	readonly changed: () => void;
	readonly open: (seal: Seal) => void;
}): ReactNode {
	const words = useWords("submit");
	const genesisHash = useStatus().chain?.genesisHash;
	const now = useNow();
	const text = useSealText();
	const [asked, setAsked] = useState<Seal>();
	const seals = sealsOf(genesisHash);
	const drop = (seal: Seal) => {
		store.dropSeal(seal.hash);
		setAsked(undefined);
		changed();
	};
	return (
		<section className="sheet" aria-labelledby="seals-head">
			<h2 id="seals-head">{words("sealsHead")}</h2>
			<p className="field-hint">{words("sealsLocal")}</p>
			{seals.length === 0 && <p>{words("sealsNone")}</p>}
			<ul className="seals">
				{seals.map((seal) => <SealRow key={seal.hash} seal={seal} now={now} open={open} remove={setAsked} />)}
			</ul>
			{genesisHash !== undefined && <SealFromFile genesisHash={genesisHash} changed={changed} />}
			{asked !== undefined && (
				<Dialog title={words("sealDeleteHead")} onClose={() => setAsked(undefined)} actions={(
					<>
						<button type="button" onClick={() => drop(asked)}>{words("sealDeleteYes")}</button>
						<button type="button" className="primary" onClick={() => setAsked(undefined)}>{words("sealDeleteNo")}</button>
					</>
				)}>
					<p>{text(asked)}</p>
					<p>{words("sealDeleteAsk")}</p>
				</Dialog>
			)}
		</section>
	);
}

function SealRow({ seal, now, open, remove }: {
	readonly seal: Seal;
	readonly now: number;
	readonly open: (seal: Seal) => void;
	readonly remove: (seal: Seal) => void;
}): ReactNode {
	const words = useWords("submit");
	const what = useSealText()(seal);
	const value = useSealValue()(seal);
	const cell = useCell(seal.cell);
	const standing = standingOf(seal, cell, now);
	const { revealFrom, revealUntil } = timesOf(seal, cell);
	const times = { from: instantText(revealFrom), until: instantText(revealUntil) };
	return (
		<li data-seal={seal.hash} data-standing={standing} data-status={seal.cell.status}>
			<p><strong>{what}</strong>: {value}</p>
			<p>{words(`sealStanding.${standing}`, times)}</p>
			<p className="row">
				{standing === "open" && (
					<button type="button" className="primary" aria-label={words("sealOpenOf", { what })} onClick={() => open(seal)}>
						{words("sealOpen")}
					</button>
				)}
				<button type="button" aria-label={words("sealSaveOf", { what })} onClick={() => saveSeal(seal)}>{words("sealSave")}</button>
				<button type="button" className="plain" aria-label={words("sealDeleteOf", { what })} onClick={() => remove(seal)}>
					{words("sealDelete")}
				</button>
			</p>
		</li>
	);
}
