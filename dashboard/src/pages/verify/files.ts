/** Reading a file that somebody chose or dropped: at most what the verifier takes. */

export type FileRead =
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "fileTooLarge"; readonly values: { readonly size: number; readonly limit: number } }
	| { readonly kind: "fileUnreadable"; readonly values: { readonly why: string } };

/** The text of a file, or why there is none. */
export async function readFile(file: Pick<File, "size" | "text">, limit: number): Promise<FileRead> {
	if (file.size > limit) return { kind: "fileTooLarge", values: { size: file.size, limit } };
	try {
		return { kind: "text", text: await file.text() };
	} catch (error) {
		return { kind: "fileUnreadable", values: { why: error instanceof Error ? error.message : String(error) } };
	}
}
