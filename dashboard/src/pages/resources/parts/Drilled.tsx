/**
 * Keeps a drill under its banner: whoever opens a drill by an address that does not say so, or something real by one that
 * says drill, gets the address put right.
 */

import { useEffect, type ReactNode } from "react";

import type { CapStatus } from "../../../rpc/records.ts";
import { useDrill, useQuery } from "../../../shell/location.ts";
import { Drill } from "../../../ui/Terms.tsx";

export function Drilled({ of }: { readonly of: CapStatus }): ReactNode {
	const shown = useDrill();
	const [, setQuery] = useQuery();
	useEffect(() => {
		if (of !== shown) setQuery({ status: of === "Actual" ? null : of });
	}, [of, shown, setQuery]);
	return <Drill of={of} />;
}
