/** Start: configuration and names of regions, then the page. */

import { createRoot } from "react-dom/client";

import { App } from "./app.tsx";
import { ConfigError, forgetNode, loadConfig } from "./config.ts";
import { startWords, words } from "./i18n/index.ts";
import { loadRegions } from "./regions/regions.ts";
import { connect } from "./rpc/client.ts";
import { Desk } from "./rpc/desk.ts";
import "./style/index.css";

function place(): HTMLElement {
	const found = document.getElementById("desk");
	if (found === null) throw new Error("index.html has no #desk");
	return found;
}

function WrongConfig({ fault, detail }: Pick<ConfigError, "fault" | "detail">) {
	const say = words("common");
	const forget = () => {
		forgetNode();
		window.location.search = "";
	};
	return (
		<main>
			<section className="condition" data-kind="failed" role="alert">
				<h1>{say("config.wrong")}</h1>
				<p>{say(`config.${fault}`)}</p>
				{detail !== "" && <pre>{detail}</pre>}
				<p>{say("config.next")}</p>
				<button type="button" onClick={forget}>{say("config.forget")}</button>
			</section>
		</main>
	);
}

async function start(): Promise<void> {
	startWords();
	const root = createRoot(place());
	// Without their names regions are shown by their codes: no reason to show nothing.
	const named = loadRegions().catch((error: unknown) => console.warn(error));
	try {
		const config = await loadConfig();
		await named;
		root.render(<App desk={new Desk(connect(config.node))} config={config} />);
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		root.render(<WrongConfig fault={error.fault} detail={error.detail} />);
	}
}

void start();
