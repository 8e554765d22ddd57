/** The page: shell, and in it what the address names. */

import { Suspense, type ReactNode } from "react";
import { Route, Router, Switch, useLocation } from "wouter";

import type { Config } from "./config.ts";
import { useWords } from "./i18n/index.ts";
import { DeskContext } from "./rpc/hooks.ts";
import type { Desk } from "./rpc/desk.ts";
import { ROUTES } from "./routes.ts";
import { Boundary } from "./shell/Boundary.tsx";
import { ConfigContext } from "./shell/config-context.ts";
import { usePath, useSearchText } from "./shell/location.ts";
import { Shell } from "./shell/Shell.tsx";
import { Loading } from "./ui/Conditions.tsx";

export function App({ desk, config }: { readonly desk: Desk; readonly config: Config }): ReactNode {
	return (
		<ConfigContext value={config}>
			<DeskContext value={desk}>
				<Router hook={usePath} searchHook={useSearchText}>
					<Shell>
						<Pages />
					</Shell>
				</Router>
			</DeskContext>
		</ConfigContext>
	);
}

function Pages(): ReactNode {
	const [path] = useLocation();
	return (
		<Boundary of={path}>
			<Suspense fallback={<Loading />}>
				<Switch>
					{ROUTES.map((route) => <Route key={route.path} path={route.path} component={route.page} />)}
					<Route><Missing /></Route>
				</Switch>
			</Suspense>
		</Boundary>
	);
}

function Missing(): ReactNode {
	const words = useWords("common");
	return (
		<section className="condition" data-kind="empty">
			<h1>{words("missing.title")}</h1>
			<p>{words("missing.next")}</p>
		</section>
	);
}
