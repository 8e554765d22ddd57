/** The record of one subject, or that there is none, with the way back to the list. */

import type { ReactNode } from "react";

import { useWords } from "../../../i18n/index.ts";
import { isNothing } from "../../../rpc/errors.ts";
import type { Asked } from "../../../rpc/hooks.ts";
import { Answered, Empty } from "../../../ui/Conditions.tsx";
import { Link } from "../../../ui/Links.tsx";

export function Found<T>({ asked, children }: {
	readonly asked: Asked<T>;
	readonly children: (data: T) => ReactNode;
}): ReactNode {
	const words = useWords("resources");
	if (asked.state === "failed" && isNothing(asked.error)) {
		return (
			<Empty title={words("notFound")}>
				<p>{words("notFoundNext")} <Link to="/resources">{words("backToList")}</Link></p>
				<button type="button" onClick={asked.again}>{words("lookAgain")}</button>
			</Empty>
		);
	}
	return <Answered asked={asked}>{children}</Answered>;
}

/** The link to the check of a record's proof. */
export function ProofLink({ subject }: { readonly subject: string }): ReactNode {
	const words = useWords("resources");
	return <p><Link to={`/verify?subject=${encodeURIComponent(subject)}`}>{words("proofLink")}</Link></p>;
}
