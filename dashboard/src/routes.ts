/**
 * Which page an address opens. Pages are loaded when they are opened. A page is the default export of
 * `src/pages/NAME/index.tsx` and takes no properties: it reads its address by `useParams()` of wouter and `useQuery()` of
 * shell/location.ts. Two addresses of one page tell themselves apart by `useRoute` or `useLocation`.
 */

import { lazy, type ComponentType, type LazyExoticComponent } from "react";

type Page = LazyExoticComponent<ComponentType>;

const situation = lazy(() => import("./pages/situation/index.tsx"));
const incident = lazy(() => import("./pages/incident/index.tsx"));
const figures = lazy(() => import("./pages/figures/index.tsx"));
const resources = lazy(() => import("./pages/resources/index.tsx"));
const register = lazy(() => import("./pages/register/index.tsx"));
const submit = lazy(() => import("./pages/submit/index.tsx"));
const verify = lazy(() => import("./pages/verify/index.tsx"));

export interface Route {
	readonly path: string;
	readonly page: Page;
}

export const ROUTES: readonly Route[] = [
	{ path: "/", page: situation },
	{ path: "/situation/:region?", page: situation },
	{ path: "/incidents", page: incident },
	{ path: "/incident/:id", page: incident },
	{ path: "/round/:id", page: incident },
	{ path: "/figures", page: figures },
	{ path: "/resources", page: resources },
	{ path: "/request/:id", page: resources },
	{ path: "/shipment/:id", page: resources },
	{ path: "/offer/:id", page: resources },
	{ path: "/agencies", page: register },
	{ path: "/agency/:id", page: register },
	{ path: "/validators", page: register },
	{ path: "/submit/:what?", page: submit },
	{ path: "/verify", page: verify },
];

/** `covers`: addresses at which the entry is the current one. */
export const NAVIGATION = [
	{ key: "situation", to: "/situation", covers: ["/", "/situation"] },
	{ key: "incidents", to: "/incidents", covers: ["/incidents", "/incident", "/round"] },
	{ key: "figures", to: "/figures", covers: ["/figures"] },
	{ key: "resources", to: "/resources", covers: ["/resources", "/request", "/shipment", "/offer"] },
	{ key: "agencies", to: "/agencies", covers: ["/agencies", "/agency"] },
	{ key: "validators", to: "/validators", covers: ["/validators"] },
	{ key: "submit", to: "/submit/report", covers: ["/submit"] },
	{ key: "verify", to: "/verify", covers: ["/verify"] },
] as const;
