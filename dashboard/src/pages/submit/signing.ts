/** What signing shares over the forms: the wallet, the session with the node, what is kept, what is on its way. */

import { useEffect, useMemo, useSyncExternalStore } from "react";

import type { ChainSession } from "../../chain/session.ts";
import { Outbox } from "../../chain/outbox.ts";
import type { Seal } from "../../chain/seal.ts";
import { Store } from "../../chain/store.ts";
import type { WalletAccount } from "../../chain/wallet.ts";
import { sentenceOf, type ErrorLanguage } from "../../i18n/errors.ts";
import { isNothing, LineDownError } from "../../rpc/errors.ts";
import { useAnswer, useStatus } from "../../rpc/hooks.ts";
import { Value } from "../../rpc/observable.ts";
import type { AgencyRecord, OfficerRecord, Row } from "../../rpc/records.ts";
import { isRecord, type Signer } from "./forms/common.ts";

/** How the page names itself to extensions. */
const ORIGIN = "Muster";

export interface Wallet {
	readonly state: "off" | "asking" | "none" | "ready";
	readonly accounts: readonly WalletAccount[];
	/** Address of the account that signs; never remembered. */
	readonly chosen: string;
}

const wallet = new Value<Wallet>({ state: "off", accounts: [], chosen: "" });

export function useWallet(): Wallet {
	return useSyncExternalStore(wallet.subscribe, wallet.get);
}

/** Asks the extensions for accounts. The library is loaded here, and not before. */
export async function connectWallet(): Promise<void> {
	wallet.set({ ...wallet.get(), state: "asking" });
	try {
		const { walletAccounts } = await import("../../chain/wallet.ts");
		const accounts = await walletAccounts(ORIGIN);
		const only = accounts.length === 1 ? (accounts[0]?.address ?? "") : "";
		wallet.set({ state: accounts.length === 0 ? "none" : "ready", accounts, chosen: only });
	} catch {
		wallet.set({ state: "none", accounts: [], chosen: "" });
	}
}

export function chooseAccount(address: string): void {
	wallet.set({ ...wallet.get(), chosen: address });
}

export interface SignerState {
	readonly state: "none" | "loading" | "unknown" | "failed" | "ready";
	readonly signer: Signer | null;
	readonly error?: Error | undefined;
}

/** The officer of an account, and the agency it acts for, as the chain has them. */
export function useSigner(account: string): SignerState {
	const subject = `officer/${account}`;
	const asked = useAnswer<Row<OfficerRecord>>("muster_record", account === "" ? undefined : [subject], {
		subjects: [subject],
	});
	const officer = asked.answer?.data.record;
	const agency = useAnswer<Row<AgencyRecord>>(
		"muster_agency",
		officer === undefined ? undefined : [officer.agency],
		{ subjects: [`agency/${officer?.agency ?? 0}`] },
	);
	const record = agency.answer?.data.record;
	return useMemo((): SignerState => {
		if (account === "") return { state: "none", signer: null };
		if (asked.state === "failed") {
			return { state: isNothing(asked.error) ? "unknown" : "failed", signer: null, error: asked.error };
		}
		if (agency.state === "failed" && officer !== undefined) return { state: "failed", signer: null, error: agency.error };
		if (officer === undefined || record === undefined) return { state: "loading", signer: null };
		return { state: "ready", signer: { account, officer, agency: record } };
	}, [account, asked.state, asked.error, agency.state, agency.error, officer, record]);
}

export const store = new Store(window.localStorage);

/** Seals of a chain that are kept here. */
export function sealsOf(genesisHash: string | undefined): readonly Seal[] {
	return genesisHash === undefined ? [] : store.seals(genesisHash);
}

let open: { readonly key: string; readonly session: Promise<ChainSession> } | undefined;

/** The session with this node, made when it is first needed. */
export function sessionWith(node: string, genesisHash: string): Promise<ChainSession> {
	const key = `${node} ${genesisHash}`;
	if (open?.key === key) return open.session;
	void open?.session.then((session) => session.close(), () => undefined);
	const session = import("../../chain/session.ts").then(({ ChainSession }) => ChainSession.open(node, genesisHash));
	open = { key, session };
	// What failed is tried anew the next time.
	session.catch(() => {
		if (open?.session === session) open = undefined;
	});
	return session;
}

let box: { readonly key: string; readonly outbox: Outbox } | undefined;

/** What is on its way through this node. Taken up from the last time once the chain is known. */
export function useOutbox(): Outbox | undefined {
	const { node, chain } = useStatus();
	const genesisHash = chain?.genesisHash;
	const outbox = useMemo(() => (genesisHash === undefined ? undefined : outboxOf(node, genesisHash)), [node, genesisHash]);
	useEffect(() => {
		if (genesisHash !== undefined) outbox?.resume(genesisHash);
	}, [outbox, genesisHash]);
	return outbox;
}

function outboxOf(node: string, genesisHash: string): Outbox {
	const key = `${node} ${genesisHash}`;
	if (box?.key !== key) box = { key, outbox: new Outbox(store, () => sessionWith(node, genesisHash)) };
	return box.outbox;
}

/** What went wrong while connecting, preparing or signing, as a sentence with what to do. */
export function failureText(error: unknown, language: ErrorLanguage): string {
	const reason = isRecord(error) ? error["reason"] : undefined;
	if (error instanceof Error && error.name === "ChainFailure" && isReason(reason)) return sentenceOf(reason, language);
	if (error instanceof LineDownError) return sentenceOf({ kind: "node", reason: "lineDown" }, language);
	if (error instanceof Error && /cancel|reject|denied/i.test(error.message)) {
		return sentenceOf({ kind: "node", reason: "userRejected" }, language);
	}
	const message = error instanceof Error ? error.message : String(error);
	return sentenceOf({ kind: "node", reason: "other", values: { code: "-", message } }, language);
}

function isReason(value: unknown): value is Parameters<typeof sentenceOf>[0] {
	return isRecord(value) && (value["kind"] === "node" || value["kind"] === "pallet");
}
