/** Where a file is dropped or chosen. It stays in the browser. */

import { useId, type ReactNode } from "react";

export function Drop({ label, take }: { readonly label: string; readonly take: (file: File) => void }): ReactNode {
	const id = useId();
	const first = (files: FileList | null) => {
		const file = files?.[0];
		if (file !== undefined) take(file);
	};
	return (
		<div
			className="drop"
			onDragOver={(event) => event.preventDefault()}
			onDrop={(event) => {
				event.preventDefault();
				first(event.dataTransfer.files);
			}}
		>
			<label htmlFor={id}>{label}</label>{" "}
			{/* The same file may be chosen again: it may have been another account's turn. */}
			<input id={id} type="file" onClick={(event) => { event.currentTarget.value = ""; }}
				onChange={(event) => first(event.target.files)} />
		</div>
	);
}
