/** A native dialog: `{open && <Dialog title="…" onClose={() => setOpen(false)}>…</Dialog>}`. Escape closes it. */

import { useEffect, useId, useRef, type ReactNode } from "react";

import { useWords } from "../i18n/index.ts";

export interface DialogProps {
	readonly title: string;
	readonly onClose: () => void;
	readonly children: ReactNode;
	/** Buttons at the bottom. */
	readonly actions?: ReactNode;
}

export function Dialog({ title, onClose, children, actions }: DialogProps): ReactNode {
	const words = useWords("common");
	const dialog = useRef<HTMLDialogElement>(null);
	const id = useId();
	useEffect(() => {
		const element = dialog.current;
		if (element !== null && !element.open) element.showModal();
		return () => element?.close();
	}, []);
	return (
		<dialog ref={dialog} className="dialog" aria-labelledby={id} onCancel={(event) => { event.preventDefault(); onClose(); }}>
			<header>
				<h2 id={id}>{title}</h2>
				<button type="button" className="plain" onClick={onClose} aria-label={words("dialog.close")}>✕</button>
			</header>
			<div className="dialog-body">{children}</div>
			{actions !== undefined && <footer>{actions}</footer>}
		</dialog>
	);
}
