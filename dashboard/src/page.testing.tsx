/** A page at an address over a client that answers as a test says. */

import { render, type RenderResult } from "@testing-library/react";
import type { ComponentType, ReactElement } from "react";
import { onTestFinished } from "vitest";
import { Route, Router } from "wouter";

import { App } from "./app.tsx";
import type { Config } from "./config.ts";
import type { FakeClient } from "./rpc/client.testing.ts";
import { Desk } from "./rpc/desk.ts";
import { DeskContext } from "./rpc/hooks.ts";
import { ConfigContext } from "./shell/config-context.ts";
import { navigate, usePath, useSearchText } from "./shell/location.ts";

export const CONFIG: Config = {
	node: "ws://127.0.0.1:1", configured: "ws://127.0.0.1:1", boundaries: null, title: { zh: "应急值班台", en: "Duty desk" },
};

/** Shows a page by itself; `path` is where it is found, such as `/offer/:id`. */
export function showPage(Page: ComponentType, address: string, path: string, client: FakeClient): RenderResult {
	return showAt(address, client, (desk) => (
		<ConfigContext value={CONFIG}>
			<DeskContext value={desk}>
				<Router hook={usePath} searchHook={useSearchText}><Route path={path} component={Page} /></Router>
			</DeskContext>
		</ConfigContext>
	));
}

/** Shows what is at an address with everything around it. */
export function showApp(address: string, client: FakeClient): RenderResult {
	return showAt(address, client, (desk) => <App desk={desk} config={CONFIG} />);
}

/** The address and the desk go with the test. */
function showAt(address: string, client: FakeClient, what: (desk: Desk) => ReactElement): RenderResult {
	navigate(address);
	const desk = new Desk(client);
	onTestFinished(() => {
		desk.close();
		window.location.hash = "";
	});
	return render(what(desk));
}
