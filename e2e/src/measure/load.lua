-- For wrk: `wrk … -s load.lua URL -- FILE PAUSE` asks the questions in FILE, a line each, one after another and again from the
-- first, with PAUSE milliseconds before each, and prints what came of it as one line of JSON, times in microseconds.

local bodies, at, pause = {}, 0, 0
local threads = {}

-- Questions that were answered with an error, and how the first of those answers begins.
wrong, beginning = 0, ""

function setup(thread)
	threads[#threads + 1] = thread
end

function init(arguments)
	for line in io.lines(arguments[1]) do
		bodies[#bodies + 1] = line
	end
	pause = tonumber(arguments[2])
	if pause > 0 then
		-- Looked for by wrk when this has returned.
		function delay()
			return pause
		end
	end
end

function request()
	at = at % #bodies + 1
	return wrk.format("POST", "/", { ["Content-Type"] = "application/json" }, bodies[at])
end

function response(status, _, body)
	local seen = body:sub(1, 200)
	-- An error says so at its beginning.
	if status ~= 200 or seen:find('"error"', 1, true) then
		wrong = wrong + 1
		if beginning == "" then
			beginning = status .. " " .. seen
		end
	end
end

function done(summary, latency)
	local failed, refused, said = 0, 0, ""
	for _, kind in ipairs({ "connect", "read", "write", "timeout" }) do
		failed = failed + summary.errors[kind]
	end
	for _, thread in ipairs(threads) do
		refused = refused + thread:get("wrong")
		said = thread:get("beginning")
	end
	local report = '{"answers":%d,"duration":%d,"bytes":%d,"p50":%d,"p99":%d,"failed":%d,"wrong":%d,"beginning":"%s"}'
	local harmless = said:gsub('[%c"\\]', " ")
	local p50, p99 = latency:percentile(50), latency:percentile(99)
	print(report:format(summary.requests, summary.duration, summary.bytes, p50, p99, failed, refused, harmless))
end
