/** A seal that was downloaded before, on this computer or another one. */

import { useState, type ReactNode } from "react";

import { MAX_FILE, sealFromFile, type SealFault } from "../../chain/seal.ts";
import { useWords } from "../../i18n/index.ts";
import { Drop } from "./Drop.tsx";
import { Group } from "./fields.tsx";
import { store, useSigner, useWallet } from "./signing.ts";

type Wrong = `sealFault.${SealFault | "unreadable" | "notKept"}`;

export function SealFromFile({ genesisHash, changed }: {
	readonly genesisHash: string;
	readonly changed: () => void;
}): ReactNode {
	const words = useWords("submit");
	const { signer } = useSigner(useWallet().chosen);
	const [taken, setTaken] = useState(false);
	const [wrong, setWrong] = useState<Wrong>();
	const take = async (file: File) => {
		setTaken(false);
		setWrong(undefined);
		const fault = await keep(file, genesisHash, signer?.officer.agency ?? null);
		setTaken(fault === undefined);
		setWrong(fault);
		changed();
	};
	return (
		<Group name="sealFile" label={words("sealFile")} hint={words("sealFileHint")}>
			<Drop label={words("sealFileChoose")} take={(file) => void take(file)} />
			<p role="status" aria-live="polite">
				{taken && words("sealFileTaken")}
				{wrong !== undefined && <span className="field-error">{words(wrong)}</span>}
			</p>
		</Group>
	);
}

/** Keeps the seal of a file, or says what is wrong with it. */
async function keep(file: File, genesisHash: string, agency: number | null): Promise<Wrong | undefined> {
	if (file.size > MAX_FILE) return "sealFault.notSeal";
	let text: string;
	try {
		text = await file.text();
	} catch {
		return "sealFault.unreadable";
	}
	const seal = sealFromFile(text, genesisHash, agency);
	if (typeof seal === "string") return `sealFault.${seal}`;
	return store.keepSeal(seal) ? undefined : "sealFault.notKept";
}
