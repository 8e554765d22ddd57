-- What the chain says, as of the cursor. Layer 0 holds final rows; layer n the rows of block n, which is not final yet.

CREATE TABLE cursor (
	one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
	genesis BLOB NOT NULL,
	first INTEGER NOT NULL,
	best INTEGER NOT NULL,
	best_hash BLOB NOT NULL,
	final INTEGER NOT NULL,
	final_hash BLOB NOT NULL,
	final_time INTEGER NOT NULL,
	time INTEGER NOT NULL
);

-- Blocks in which something happened, and those that are not final.
CREATE TABLE block (
	number INTEGER NOT NULL PRIMARY KEY,
	hash BLOB NOT NULL,
	parent BLOB NOT NULL,
	time INTEGER NOT NULL
);

CREATE TABLE record (
	subject TEXT NOT NULL,
	layer INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	id INTEGER NOT NULL,
	at INTEGER NOT NULL,
	regions TEXT NOT NULL,
	event_type INTEGER,
	status INTEGER,
	category INTEGER,
	severity INTEGER,
	urgency INTEGER,
	verification INTEGER,
	management INTEGER,
	agency INTEGER,
	class INTEGER,
	metric INTEGER,
	state INTEGER,
	line_state INTEGER,
	priority INTEGER,
	products TEXT NOT NULL,
	text TEXT NOT NULL,
	parent TEXT,
	number INTEGER NOT NULL,
	lines TEXT NOT NULL,
	json TEXT, -- none: the subject is gone
	PRIMARY KEY (subject, layer)
);

CREATE INDEX record_provisional ON record (layer) WHERE layer > 0;

-- Where a record is found: under its regions, everything they lie in, and the subject it belongs to. The facets stand
-- here once more, so that a filter reads nothing else.
CREATE TABLE place (
	scope TEXT NOT NULL,
	kind INTEGER NOT NULL,
	at INTEGER NOT NULL,
	id INTEGER NOT NULL,
	subject TEXT NOT NULL,
	layer INTEGER NOT NULL,
	event_type INTEGER,
	status INTEGER,
	category INTEGER,
	severity INTEGER,
	urgency INTEGER,
	verification INTEGER,
	management INTEGER,
	agency INTEGER,
	class INTEGER,
	metric INTEGER,
	state INTEGER,
	line_state INTEGER,
	priority INTEGER,
	products TEXT NOT NULL,
	PRIMARY KEY (scope, kind, at, id, subject, layer)
) WITHOUT ROWID;

CREATE INDEX place_provisional ON place (layer) WHERE layer > 0;

CREATE TABLE act (
	number INTEGER NOT NULL,
	event INTEGER NOT NULL,
	name TEXT NOT NULL,
	agency INTEGER,
	officer TEXT,
	extrinsic INTEGER,
	extrinsic_hash BLOB,
	claimed INTEGER,
	message TEXT,
	subjects TEXT NOT NULL,
	regions TEXT NOT NULL,
	PRIMARY KEY (number, event)
) WITHOUT ROWID;

CREATE TABLE act_subject (
	subject TEXT NOT NULL,
	number INTEGER NOT NULL,
	event INTEGER NOT NULL,
	PRIMARY KEY (subject, number, event)
) WITHOUT ROWID;

CREATE INDEX act_subject_number ON act_subject (number);

-- Incidents of final rows. -1 is none.
CREATE TABLE rollup (
	region INTEGER NOT NULL,
	event_type INTEGER NOT NULL,
	status INTEGER NOT NULL,
	severity INTEGER NOT NULL,
	verification INTEGER NOT NULL,
	management INTEGER NOT NULL,
	incidents INTEGER NOT NULL,
	PRIMARY KEY (region, event_type, status, severity, verification, management)
) WITHOUT ROWID;

CREATE INDEX rollup_empty ON rollup (incidents) WHERE incidents = 0;

-- By how much these counts changed in a minute of the blocks' time. All minutes together give rollup.
CREATE TABLE trend (
	region INTEGER NOT NULL,
	status INTEGER NOT NULL,
	minute INTEGER NOT NULL, -- since 1970
	event_type INTEGER NOT NULL,
	severity INTEGER NOT NULL,
	verification INTEGER NOT NULL,
	management INTEGER NOT NULL,
	change INTEGER NOT NULL,
	PRIMARY KEY (region, status, minute, event_type, severity, verification, management)
) WITHOUT ROWID;

CREATE INDEX trend_empty ON trend (change) WHERE change = 0;

-- Lines of the requests of final rows, under each region they are in.
CREATE TABLE line (
	region INTEGER NOT NULL,
	status INTEGER NOT NULL,
	product INTEGER NOT NULL,
	priority INTEGER NOT NULL,
	state INTEGER NOT NULL,
	submitted INTEGER NOT NULL,
	subject TEXT NOT NULL,
	line INTEGER NOT NULL,
	PRIMARY KEY (region, status, product, priority, state, submitted, subject, line)
) WITHOUT ROWID;

-- The same lines, counted.
CREATE TABLE need (
	region INTEGER NOT NULL,
	status INTEGER NOT NULL,
	product INTEGER NOT NULL,
	priority INTEGER NOT NULL,
	state INTEGER NOT NULL,
	lines INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	quantity INTEGER NOT NULL,
	outstanding INTEGER NOT NULL,
	PRIMARY KEY (region, status, product, priority, state)
) WITHOUT ROWID;

CREATE INDEX need_empty ON need (lines) WHERE lines = 0;
