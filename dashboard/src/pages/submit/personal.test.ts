import { describe, expect, it } from "vitest";

import { isIdNumber, personalIn } from "./personal.ts";

const kinds = (text: string) => personalIn(text).map(({ kind }) => kind);

describe("personal data", () => {
	it.each([
		"患者 110105 19491231 002X", "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105-19491231-0021",
	])("finds an ID card in %s", (text) => expect(kinds(text)).toEqual(["idCard"]));
	it.each([
		"13812345678", "138 1234 5678", "+86 138-1234-5678", "8613812345678", "027-87654321", "(010)12345678", "+44 20 7946 0018",
		"１３８１２３４５６７８",
	])("finds a phone number in %s", (text) => expect(kinds(text)).toEqual(["phone"]));
	it.each(["zhang.san@example.org", "张三@例子.公司", "a＠b.cn"])("finds an address in %s", (text) => expect(kinds(text)).toEqual(["email"]));
	it.each([
		"420100 武汉市报告 7 例", "2020-01-23 10:00 封闭", "12811234567 件", "库存 1381234567", "口罩 138123456789 只", "GB 19083-2010",
		"12345678901234567", "@所有人", "震级 6.5，深度 10 km",
	])("leaves %s alone", (text) => expect(kinds(text)).toEqual([]));
	it("takes digits for an ID card only with a right check digit and date", () => {
		expect(isIdNumber("11010519491231002X")).toBe(true);
		expect(isIdNumber("110105194912310021")).toBe(false);
		expect(isIdNumber("110105194913310023")).toBe(false);
		expect(isIdNumber("1101051949123100")).toBe(false);
	});
});
