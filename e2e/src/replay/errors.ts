/** Something the person who started the replay can put right. Its message is shown without a stack. */
export class ReplayError extends Error {
	override readonly name: string = "ReplayError";
}

/** A table that is missing or malformed, with the place. */
export class DataError extends ReplayError {
	override readonly name = "DataError";

	constructor(file: string, line: number | undefined, problem: string) {
		super(line === undefined ? `${file}: ${problem}` : `${file}:${line}: ${problem}`);
	}
}

/** The chain did what the replay did not expect of it. */
export class ChainError extends ReplayError {
	override readonly name = "ChainError";
}
