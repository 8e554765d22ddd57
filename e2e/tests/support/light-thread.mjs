/** The thread in which `light.ts` runs smoldot: JavaScript, because what loads TypeScript is not in threads. */

import { workerData } from "node:worker_threads";

import { run } from "smoldot/worker";

await (await run(workerData));
