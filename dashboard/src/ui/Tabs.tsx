/** Tabs by keyboard: `<Tabs label="…" tabs={[{ id, head, body: () => … }]} current={id} onChange={setId} />`. */

import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";

export interface Tab {
	readonly id: string;
	readonly head: ReactNode;
	readonly body: () => ReactNode;
}

export interface TabsProps {
	readonly label: string;
	readonly tabs: readonly Tab[];
	readonly current: string;
	readonly onChange: (id: string) => void;
}

export function Tabs({ label, tabs, current, onChange }: TabsProps): ReactNode {
	const prefix = useId();
	const list = useRef<HTMLDivElement>(null);
	const shown = tabs.find(({ id }) => id === current) ?? tabs[0];
	const keys = (event: KeyboardEvent) => {
		const at = tabs.findIndex(({ id }) => id === shown?.id);
		const steps: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
		const to = steps[event.key];
		if (to === undefined) return;
		event.preventDefault();
		const next = tabs[(to + tabs.length) % tabs.length];
		if (next === undefined) return;
		onChange(next.id);
		list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus();
	};
	return (
		<div className="tabs">
			<div role="tablist" aria-label={label} ref={list} onKeyDown={keys}>
				{tabs.map(({ id, head }) => (
					<button
						key={id}
						type="button"
						role="tab"
						data-tab={id}
						id={`${prefix}-${id}-tab`}
						aria-selected={id === shown?.id}
						aria-controls={`${prefix}-panel`}
						tabIndex={id === shown?.id ? 0 : -1}
						onClick={() => onChange(id)}
					>
						{head}
					</button>
				))}
			</div>
			{shown !== undefined && (
				<div role="tabpanel" id={`${prefix}-panel`} aria-labelledby={`${prefix}-${shown.id}-tab`} tabIndex={0}>
					{shown.body()}
				</div>
			)}
		</div>
	);
}
