/** What may go wrong with a question. */

/** The node refused or failed, and says what to do. Codes: docs/rpc.md. */
export class RpcError extends Error {
	override readonly name = "RpcError";

	constructor(
		readonly code: number,
		message: string,
		readonly data?: unknown,
	) {
		super(message);
	}
}

/** The node cannot be reached. What was asked is asked again by hooks when the line is up. */
export class LineDownError extends Error {
	override readonly name = "LineDownError";
}

/** The line is up, and the node has not answered in time. */
export class SlowError extends Error {
	override readonly name = "SlowError";
}

export const CODES = {
	/** The node is older than this page. */
	method: -32601,
	parameter: -32602,
	noIndex: 4001,
	nothing: 4002,
	notIndexed: 4003,
	tooExpensive: 4004,
	tooMany: 4005,
	pruned: 4006,
	notFinal: 4007,
	unreadable: 4100,
} as const;

/** Whether there is no such thing, which is an answer of its own. */
export const isNothing = (error: unknown): boolean => error instanceof RpcError && error.code === CODES.nothing;

/** Whether the same question may be answered in a moment. */
export const passes = (error: unknown): boolean =>
	error instanceof RpcError
		? error.code === CODES.notIndexed || error.code === CODES.notFinal || error.code === CODES.unreadable
		: error instanceof LineDownError || error instanceof SlowError;

/** A field of something from outside, if it has it. */
export function field(of: unknown, name: string): unknown {
	return typeof of === "object" && of !== null && name in of ? Reflect.get(of, name) : undefined;
}

/** An error of the library as one of ours. */
export function ours(error: Error): Error {
	const code = field(error, "code");
	return typeof code === "number" ? new RpcError(code, error.message, field(error, "data")) : new LineDownError(error.message);
}
