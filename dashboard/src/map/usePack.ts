/** The boundary pack that the configuration names, fetched once for the page that shows a map. */

import { useEffect, useState } from "react";
import { loadPack, PackError, type Pack, type PackFault } from "./pack.ts";

export type PackState =
	| { state: "none" }
	| { state: "loading" }
	| { state: "ready"; pack: Pack }
	| { state: "failed"; fault: PackFault };

export function usePack(path: string | null): PackState {
	const [held, setHeld] = useState<PackState>({ state: path === null ? "none" : "loading" });
	useEffect(() => {
		if (path === null) {
			setHeld({ state: "none" });
			return;
		}
		const gone = new AbortController();
		setHeld({ state: "loading" });
		loadPack(path, gone.signal).then(
			(pack) => setHeld({ state: "ready", pack }),
			(error: unknown) => {
				if (gone.signal.aborted) return;
				setHeld({ state: "failed", fault: error instanceof PackError ? error.fault : "unreachable" });
			},
		);
		return () => gone.abort();
	}, [path]);
	return held;
}
