/**
 * Links inside the page. `<Link to="/situation/420000">` keeps a drill in the address; `<SubjectLink subject="incident/12" />`
 * goes to the page of a subject, and is plain text where there is none.
 */

import type { ReactNode } from "react";

import { useWords } from "../i18n/index.ts";
import { KINDS, type Kind } from "../rpc/records.ts";
import { href, useDrill } from "../shell/location.ts";

export interface LinkProps {
	readonly to: string;
	readonly children: ReactNode;
	readonly className?: string;
	readonly title?: string;
	readonly current?: boolean;
}

export function Link({ to, children, current, ...rest }: LinkProps): ReactNode {
	const status = useDrill();
	return (
		<a href={href(to, status)} {...(current === true ? { "aria-current": "page" as const } : {})} {...rest}>
			{children}
		</a>
	);
}

/** A subject taken apart: its kind, and what names it. */
export function partsOf(subject: string): { readonly kind: Kind; readonly id: string } | undefined {
	const at = subject.indexOf("/");
	const kind = KINDS.find((each) => each === subject.slice(0, at));
	return kind === undefined || at < 0 || at + 1 === subject.length ? undefined : { kind, id: subject.slice(at + 1) };
}

/** The path of a subject's page, if it has one. */
export function pathOf(subject: string): string | undefined {
	const parts = partsOf(subject);
	if (parts === undefined) return undefined;
	const { kind, id } = parts;
	switch (kind) {
		case "incident":
		case "round":
		case "request":
		case "shipment":
		case "offer":
		case "agency":
			return `/${kind}/${id}`;
		case "region":
			return `/situation/${id}`;
		case "reliability":
			return `/agency/${id}`;
		case "metric":
			return `/figures?metric=${id}`;
		case "cell": {
			const [metric, , region, start] = id.split("/");
			return `/figures?metric=${metric ?? ""}&region=${region ?? ""}&start=${start ?? ""}`;
		}
		case "validator":
			return "/validators";
		default:
			return undefined;
	}
}

/** What people call a subject: its kind and number, in the language of the page. */
export function useSubjectName(): (subject: string) => string {
	const words = useWords("common");
	return (subject) => {
		const parts = partsOf(subject);
		return parts === undefined ? subject : words(`subject.${parts.kind}`, { id: parts.id });
	};
}

export function SubjectLink({ subject, children }: { readonly subject: string; readonly children?: ReactNode }): ReactNode {
	const name = useSubjectName()(subject);
	const path = pathOf(subject);
	const shown = children ?? name;
	return path === undefined ? <span title={subject}>{shown}</span> : <Link to={path} title={name}>{shown}</Link>;
}
