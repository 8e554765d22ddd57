/** The network did not come up, or a node ended early. The message carries the tail of the node's log. */
export class LocalnetError extends Error {
	override readonly name = "LocalnetError";
}
