import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";

import { HeadersNode } from "../../rpc/blocks.testing.ts";
import { FakeClient } from "../../rpc/client.testing.ts";
import { Desk } from "../../rpc/desk.ts";
import { DeskContext } from "../../rpc/hooks.ts";
import { KEYS } from "./fixtures.testing.ts";
import { useBlocks } from "./useBlocks.ts";

let node: HeadersNode;
let desk: Desk;

beforeEach(async () => {
	node = new HeadersNode(KEYS);
	const client = new FakeClient();
	client.request = node.request;
	desk = new Desk(client);
	await waitFor(() => expect(desk.status.value.get().bestHash).toBe(client.best));
});

afterEach(() => desk.close());

const around = ({ children }: { readonly children: ReactNode }): ReactNode => <DeskContext value={desk}>{children}</DeskContext>;
/** The status tells of another best block. */
const tell = (bestHash: string) => act(() => desk.status.value.set({ ...desk.status.value.get(), bestHash }));

test("blocks are read as the status tells of them, and no longer once nobody looks", async () => {
	const { result, unmount } = renderHook(useBlocks, { wrapper: around });
	tell(node.grow("a", [400, 401, 402]));
	await waitFor(() => expect(result.current.blocks?.map(({ slot }) => slot)).toEqual([402, 401, 400]));
	expect(result.current.slotMs).toBe(1_000);
	tell(node.grow("a", [403]));
	await waitFor(() => expect(result.current.blocks?.[0]?.slot).toBe(403));

	unmount();
	const other = renderHook(useBlocks, { wrapper: around });
	const best = node.grow("a", [404]);
	tell(best);
	await waitFor(() => expect(other.result.current.blocks).toHaveLength(5));
	expect(node.asked.filter((question) => question === `chain_getHeader ${best}`)).toHaveLength(1);
});

test("what was read stays when a block cannot be, and the next is read again", async () => {
	const { result } = renderHook(useBlocks, { wrapper: around });
	tell(node.grow("a", [400]));
	await waitFor(() => expect(result.current.blocks).toHaveLength(1));
	tell("0xunheard");
	await waitFor(() => expect(result.current.error?.message).toContain("0xunheard"));
	expect(result.current.blocks).toHaveLength(1);
	tell(node.grow("a", [401]));
	await waitFor(() => expect(result.current).toMatchObject({ error: undefined, blocks: [{ slot: 401 }, { slot: 400 }] }));
});
