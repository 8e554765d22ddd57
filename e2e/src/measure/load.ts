/**
 * Questions asked over HTTP by wrk (github.com/wg/wrk; Debian's package `wrk`): a client that leaves more of the processors to
 * the node it measures than one in this process would.
 */

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

const SCRIPT = fileURLToPath(new URL("./load.lua", import.meta.url));

export interface Load {
	connections: number;
	seconds: number;
	/** Milliseconds before each question; 0 for none. */
	pauseMs: number;
}

export interface Answers {
	/** Milliseconds. */
	p50: number;
	p99: number;
	/** A second. */
	rate: number;
	/** Bytes of an answer with its head, on average. */
	bytes: number;
}

/** What the script prints. Times in microseconds. */
interface Report {
	answers: number;
	duration: number;
	bytes: number;
	p50: number;
	p99: number;
	/** Connections and answers that did not come about. */
	failed: number;
	/** Answers that are errors, and how the first of them begins. */
	wrong: number;
	beginning: string;
}

/** Asks the questions, each the body of a request, one after another and again from the first; fails if any has no answer. */
export async function load(
	url: string,
	questions: readonly string[],
	{ connections, seconds, pauseMs }: Load,
	wrk = "wrk",
): Promise<Answers> {
	const directory = await mkdtemp(join(tmpdir(), "muster-load-"));
	try {
		const file = join(directory, "questions");
		await writeFile(file, `${questions.join("\n")}\n`);
		const much = ["--threads", "1", "--connections", String(connections), "--duration", `${seconds}s`];
		const { stdout } = await run(wrk, [...much, "--script", SCRIPT, url, "--", file, String(pauseMs)]);
		const line = stdout.split("\n").find((text) => text.startsWith("{"));
		if (line === undefined) throw new Error(`wrk did not end as it should: ${stdout}`);
		const { answers, duration, bytes, p50, p99, failed, wrong, beginning } = JSON.parse(line) as Report;
		if (wrong > 0) throw new Error(`${wrong} of ${answers} answers are errors: ${beginning}`);
		if (failed > 0 || answers === 0) throw new Error(`${answers} answers, ${failed} connections or answers failed`);
		return { p50: p50 / 1000, p99: p99 / 1000, rate: answers / (duration / 1e6), bytes: bytes / answers };
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
		throw new Error(`there is no ${wrk}: apt-get install wrk, or what your system calls it`, { cause: error });
	} finally {
		await rm(directory, { recursive: true, force: true });
	}
}
