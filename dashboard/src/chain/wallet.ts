/** Accounts and signatures of the extensions that are in this browser. Loaded when somebody signs. */

import { web3Accounts, web3Enable, web3FromSource } from "@polkadot/extension-dapp";

/** Prefix of addresses on this chain. */
const SS58 = 42;

export interface WalletAccount {
	readonly address: string;
	/** As the extension calls it: shown here, sent nowhere. */
	readonly name: string;
	/** Which extension holds it. */
	readonly source: string;
}

/** Asks every extension for leave, and for its accounts. None if there is no extension, or it says no. */
export async function walletAccounts(origin: string): Promise<WalletAccount[]> {
	const extensions = await web3Enable(origin);
	if (extensions.length === 0) return [];
	const accounts = await web3Accounts({ ss58Format: SS58 });
	return accounts.map(({ address, meta }) => ({ address, name: meta.name ?? "", source: meta.source }));
}

/** What signs for an account. */
export async function signerOf(account: WalletAccount) {
	return (await web3FromSource(account.source)).signer;
}
