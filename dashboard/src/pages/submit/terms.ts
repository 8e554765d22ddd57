/** Whether a text is the key of a term. */

import { terms } from "../../i18n/terms.ts";

export function isTerm(key: string): key is keyof (typeof terms)["zh"] {
	return key in terms.zh;
}
