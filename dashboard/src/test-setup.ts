/** What jsdom lacks and the page uses. */

import { cleanup } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";

import { startWords } from "./i18n/index.ts";

beforeAll(() => {
	window.matchMedia ??= (query) => Object.assign(new EventTarget(), {
		matches: false, media: query, onchange: null, addListener: () => undefined, removeListener: () => undefined,
	});
	window.ResizeObserver ??= class {
		observe(): void {}
		unobserve(): void {}
		disconnect(): void {}
	};
	window.scrollTo = () => undefined;
	const dialog = window.HTMLDialogElement.prototype;
	dialog.showModal ??= function showModal(this: HTMLDialogElement) { this.open = true; };
	dialog.close ??= function close(this: HTMLDialogElement) { this.open = false; };
	startWords("en");
});

afterEach(() => cleanup());
