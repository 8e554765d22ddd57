import assert from "node:assert/strict";
import { test } from "node:test";

import { Metrics, UnknownMetricError } from "../../src/network/metrics.ts";

const TEXT = `# HELP substrate_block_height Block height info of the chain
# TYPE substrate_block_height gauge
substrate_block_height{status="best",chain="muster_local"} 42
substrate_block_height{status="finalized",chain="muster_local"} 41
muster_block_equivocations_total 3
substrate_rpc_calls_time_bucket{method="a\\"b",le="+Inf"} 7
substrate_odd +Inf
not a metric line
`;

test("values by name and labels", () => {
	const metrics = Metrics.parse(TEXT);
	assert.equal(metrics.value("block_height", { status: "best" }), 42);
	assert.equal(metrics.value("substrate_block_height", { status: "finalized", chain: "muster_local" }), 41);
	assert.equal(metrics.value("block_height"), 83);
	assert.equal(metrics.value("muster_block_equivocations_total"), 3);
	assert.equal(metrics.value("rpc_calls_time_bucket", { le: "+Inf", method: 'a\\"b' }), 7);
	assert.equal(metrics.value("odd"), Number.POSITIVE_INFINITY);
	assert.equal(metrics.names.length, 4);
});

test("a metric that is not there is an error, labels that match nothing are zero", () => {
	const metrics = Metrics.parse(TEXT);
	assert.throws(() => metrics.value("block_hight"), UnknownMetricError);
	assert.equal(metrics.value("block_height", { status: "target" }), 0);
});
