/** A page that throws takes nothing else with it. */

import { Component, type ReactNode } from "react";

import { words } from "../i18n/index.ts";

interface Props {
	/** Another value begins anew. */
	readonly of: string;
	readonly children: ReactNode;
}

interface Caught {
	readonly error: Error | undefined;
	readonly of: string;
}

export class Boundary extends Component<Props, Caught> {
	override state: Caught = { error: undefined, of: this.props.of };

	static getDerivedStateFromError(error: unknown): Partial<Caught> {
		return { error: error instanceof Error ? error : new Error(String(error)) };
	}

	static getDerivedStateFromProps({ of }: Props, state: Caught): Partial<Caught> | null {
		return of === state.of ? null : { of, error: undefined };
	}

	override render(): ReactNode {
		const { error } = this.state;
		if (error === undefined) return this.props.children;
		const say = words("common");
		return (
			<section className="condition" data-kind="failed" role="alert">
				<h1>{say("broken.title")}</h1>
				<p>{say("broken.next")}</p>
				<pre>{error.message}</pre>
				<button type="button" onClick={() => this.setState({ error: undefined })}>{say("failed.again")}</button>
			</section>
		);
	}
}
