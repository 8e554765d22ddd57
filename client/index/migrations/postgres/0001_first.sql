-- What the chain says, as of the cursor. Layer 0 holds final rows; layer n the rows of block n, which is not final yet.

CREATE TABLE cursor (
	one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
	genesis BYTEA NOT NULL,
	first BIGINT NOT NULL,
	best BIGINT NOT NULL,
	best_hash BYTEA NOT NULL,
	final BIGINT NOT NULL,
	final_hash BYTEA NOT NULL,
	final_time BIGINT NOT NULL,
	time BIGINT NOT NULL
);

-- Blocks in which something happened, and those that are not final.
CREATE TABLE block (
	number BIGINT NOT NULL PRIMARY KEY,
	hash BYTEA NOT NULL,
	parent BYTEA NOT NULL,
	time BIGINT NOT NULL
);

CREATE TABLE record (
	subject TEXT COLLATE "C" NOT NULL,
	layer BIGINT NOT NULL,
	kind BIGINT NOT NULL,
	id BIGINT NOT NULL,
	at BIGINT NOT NULL,
	regions TEXT COLLATE "C" NOT NULL,
	event_type BIGINT,
	status BIGINT,
	category BIGINT,
	severity BIGINT,
	urgency BIGINT,
	verification BIGINT,
	management BIGINT,
	agency BIGINT,
	class BIGINT,
	metric BIGINT,
	state BIGINT,
	line_state BIGINT,
	priority BIGINT,
	products TEXT COLLATE "C" NOT NULL,
	text TEXT COLLATE "C" NOT NULL,
	parent TEXT COLLATE "C",
	number BIGINT NOT NULL,
	lines TEXT COLLATE "C" NOT NULL,
	json TEXT COLLATE "C", -- none: the subject is gone
	PRIMARY KEY (subject, layer)
);

CREATE INDEX record_provisional ON record (layer) WHERE layer > 0;

-- Where a record is found: under its regions, everything they lie in, and the subject it belongs to. The facets stand
-- here once more, so that a filter reads nothing else.
CREATE TABLE place (
	scope TEXT COLLATE "C" NOT NULL,
	kind BIGINT NOT NULL,
	at BIGINT NOT NULL,
	id BIGINT NOT NULL,
	subject TEXT COLLATE "C" NOT NULL,
	layer BIGINT NOT NULL,
	event_type BIGINT,
	status BIGINT,
	category BIGINT,
	severity BIGINT,
	urgency BIGINT,
	verification BIGINT,
	management BIGINT,
	agency BIGINT,
	class BIGINT,
	metric BIGINT,
	state BIGINT,
	line_state BIGINT,
	priority BIGINT,
	products TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (scope, kind, at, id, subject, layer)
);

CREATE INDEX place_provisional ON place (layer) WHERE layer > 0;

CREATE TABLE act (
	number BIGINT NOT NULL,
	event BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	agency BIGINT,
	officer TEXT COLLATE "C",
	extrinsic BIGINT,
	extrinsic_hash BYTEA,
	claimed BIGINT,
	message TEXT COLLATE "C",
	subjects TEXT COLLATE "C" NOT NULL,
	regions TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (number, event)
);

CREATE TABLE act_subject (
	subject TEXT COLLATE "C" NOT NULL,
	number BIGINT NOT NULL,
	event BIGINT NOT NULL,
	PRIMARY KEY (subject, number, event)
);

CREATE INDEX act_subject_number ON act_subject (number);

-- Incidents of final rows. -1 is none.
CREATE TABLE rollup (
	region BIGINT NOT NULL,
	event_type BIGINT NOT NULL,
	status BIGINT NOT NULL,
	severity BIGINT NOT NULL,
	verification BIGINT NOT NULL,
	management BIGINT NOT NULL,
	incidents BIGINT NOT NULL,
	PRIMARY KEY (region, event_type, status, severity, verification, management)
);

CREATE INDEX rollup_empty ON rollup (incidents) WHERE incidents = 0;

-- By how much these counts changed in a minute of the blocks' time. All minutes together give rollup.
CREATE TABLE trend (
	region BIGINT NOT NULL,
	status BIGINT NOT NULL,
	minute BIGINT NOT NULL, -- since 1970
	event_type BIGINT NOT NULL,
	severity BIGINT NOT NULL,
	verification BIGINT NOT NULL,
	management BIGINT NOT NULL,
	change BIGINT NOT NULL,
	PRIMARY KEY (region, status, minute, event_type, severity, verification, management)
);

CREATE INDEX trend_empty ON trend (change) WHERE change = 0;

-- Lines of the requests of final rows, under each region they are in.
CREATE TABLE line (
	region BIGINT NOT NULL,
	status BIGINT NOT NULL,
	product BIGINT NOT NULL,
	priority BIGINT NOT NULL,
	state BIGINT NOT NULL,
	submitted BIGINT NOT NULL,
	subject TEXT COLLATE "C" NOT NULL,
	line BIGINT NOT NULL,
	PRIMARY KEY (region, status, product, priority, state, submitted, subject, line)
);

-- The same lines, counted.
CREATE TABLE need (
	region BIGINT NOT NULL,
	status BIGINT NOT NULL,
	product BIGINT NOT NULL,
	priority BIGINT NOT NULL,
	state BIGINT NOT NULL,
	lines BIGINT NOT NULL,
	unknown BIGINT NOT NULL,
	quantity BIGINT NOT NULL,
	outstanding BIGINT NOT NULL,
	PRIMARY KEY (region, status, product, priority, state)
);

CREATE INDEX need_empty ON need (lines) WHERE lines = 0;
