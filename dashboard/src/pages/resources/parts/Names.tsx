/**
 * What products and agencies are called, read once for a page: `<Named>` around it, `useNames()` inside. Who is not known
 * (not read yet, or not final) is called by its number.
 */

import { createContext, useContext, useMemo, type ReactNode } from "react";

import { useLang, useWords } from "../../../i18n/index.ts";
import { useList } from "../../../rpc/hooks.ts";
import type { AgencyRecord, ProductRecord } from "../../../rpc/records.ts";
import { SubjectLink } from "../../../ui/Links.tsx";

export interface Names {
	product(id: number): string;
	/** The unit of a product, by UCUM; nothing if it is not known. */
	unit(id: number): string;
	agency(id: number): string;
	readonly products: ReadonlyMap<number, ProductRecord>;
	readonly agencies: ReadonlyMap<number, AgencyRecord>;
}

const NamesContext = createContext<Names | undefined>(undefined);

export function useNames(): Names {
	const names = useContext(NamesContext);
	if (names === undefined) throw new Error("no <Named> around this component");
	return names;
}

/** The number of a subject whose numbers have 32 bits. */
export const idOf = (subject: string): number => Number(subject.slice(subject.lastIndexOf("/") + 1));

export function Named({ children }: { readonly children: ReactNode }): ReactNode {
	const words = useWords("common");
	const { lang } = useLang();
	const products = useList<ProductRecord>("muster_records", { kind: "product" }, { kinds: ["product"] }, { all: true });
	const agencies = useList<AgencyRecord>("muster_agencies", {}, { kinds: ["agency"] }, { all: true });
	const names = useMemo((): Names => {
		const goods = new Map(products.rows.map(({ subject, record }) => [idOf(subject), record]));
		const known = new Map(agencies.rows.map(({ subject, record }) => [idOf(subject), record]));
		const called = (product: ProductRecord): string => {
			const [own, other] = lang === "zh" ? [product.nameZh, product.nameEn] : [product.nameEn, product.nameZh];
			return own || other || product.code;
		};
		return {
			product: (id) => {
				const product = goods.get(id);
				return product === undefined ? words("subject.product", { id }) : called(product);
			},
			// UCUM has what is counted in braces.
			unit: (id) => (goods.get(id)?.unit ?? "").replace(/[{}]/g, ""),
			agency: (id) => known.get(id)?.name ?? words("subject.agency", { id }),
			products: goods,
			agencies: known,
		};
	}, [products.rows, agencies.rows, lang, words]);
	return <NamesContext value={names}>{children}</NamesContext>;
}

/** An agency by its name, with a link to its page. */
export function AgencyLink({ id }: { readonly id: number }): ReactNode {
	return <SubjectLink subject={`agency/${id}`}>{useNames().agency(id)}</SubjectLink>;
}
