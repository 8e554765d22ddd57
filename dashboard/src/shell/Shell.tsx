/** What is around every page: navigation, language, drill or real, status bar, banner of drills. */

import { useEffect, useRef, useState, type ReactNode } from "react";
import { useLocation } from "wouter";

import { LANGS, useLang, useWords } from "../i18n/index.ts";
import { NAVIGATION } from "../routes.ts";
import type { CapStatus } from "../rpc/records.ts";
import { Link } from "../ui/Links.tsx";
import { useConfig } from "./config-context.ts";
import { href, useDrill, useQuery } from "./location.ts";
import { StatusBar } from "./StatusBar.tsx";

export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
	const words = useWords("common");
	const main = useRef<HTMLElement>(null);
	const status = useDrill();
	const [path] = useLocation();
	const first = useRef(true);
	// Who follows a link by keyboard or ear goes on at the top of the new page.
	useEffect(() => {
		if (first.current) first.current = false;
		else main.current?.focus({ preventScroll: true });
		window.scrollTo(0, 0);
	}, [path]);
	return (
		<div className="shell" data-status={status}>
			<a className="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{words("skip")}</a>
			<Header path={path} />
			<StatusBar />
			<DrillBanner status={status} />
			<main id="main" ref={main} tabIndex={-1}>{children}</main>
		</div>
	);
}

function Header({ path }: { readonly path: string }): ReactNode {
	const words = useWords("common");
	const { lang } = useLang();
	const { title } = useConfig();
	const [open, setOpen] = useState(false);
	useEffect(() => setOpen(false), [path]);
	useEffect(() => { document.title = title[lang]; }, [title, lang]);
	return (
		<header className="header">
			<p className="brand"><Link to="/situation">{title[lang]}</Link></p>
			<button type="button" className="menu plain" aria-expanded={open} aria-controls="navigation" onClick={() => setOpen(!open)}>
				☰ {words("menu")}
			</button>
			<nav id="navigation" aria-label={words("nav.label")} data-open={open}>
				<ul>
					{NAVIGATION.map(({ key, to, covers }) => (
						<li key={key}>
							<Link to={to} current={covers.some((each) => path === each || path.startsWith(`${each}/`))}>{words(`nav.${key}`)}</Link>
						</li>
					))}
				</ul>
			</nav>
			<DrillSwitch />
			<LangSwitch />
		</header>
	);
}

/** What is real, or drills: never both. */
function DrillSwitch(): ReactNode {
	const words = useWords("common");
	const terms = useWords("terms");
	const status = useDrill();
	const [, setQuery] = useQuery();
	const choices: readonly CapStatus[] = ["Actual", "Exercise"];
	return (
		<div className="switch" role="group" aria-label={words("drill.choose")}>
			{choices.map((each) => (
				<button
					key={each}
					type="button"
					aria-pressed={each === status}
					data-drill={each !== "Actual"}
					onClick={() => setQuery({ status: each === "Actual" ? null : each }, { push: true })}
				>
					{terms(`status.${each}`)}
				</button>
			))}
		</div>
	);
}

function DrillBanner({ status }: { readonly status: CapStatus }): ReactNode {
	const words = useWords("common");
	const terms = useWords("terms");
	const [path] = useLocation();
	if (status === "Actual") return null;
	const text = status === "Exercise" ? words("drill.banner") : words("drill.other", { status: terms(`status.${status}`) });
	return (
		<p className="drill-banner" role="status">
			<strong>{text}</strong> <a href={href(path)}>{words("drill.back")}</a>
		</p>
	);
}

function LangSwitch(): ReactNode {
	const words = useWords("common");
	const { lang, choose } = useLang();
	return (
		<div className="switch" role="group" aria-label={words("language")}>
			{LANGS.map((each) => (
				<button key={each} type="button" lang={each === "zh" ? "zh-Hans" : "en"} aria-pressed={each === lang} onClick={() => choose(each)}>
					{words(`language.${each}`)}
				</button>
			))}
		</div>
	);
}
