-- A record has a number, by which `place` knows it: for each row of a list one tree is gone through, not two.

CREATE TABLE keyed (
	key INTEGER NOT NULL PRIMARY KEY,
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
	UNIQUE (subject, layer)
);

INSERT INTO keyed SELECT rowid, * FROM record;

DROP TABLE record;

ALTER TABLE keyed RENAME TO record;

CREATE INDEX record_provisional ON record (layer) WHERE layer > 0;

ALTER TABLE place ADD COLUMN record INTEGER NOT NULL DEFAULT 0;

UPDATE place SET record = (SELECT r.key FROM record r WHERE r.subject = place.subject AND r.layer = place.layer);
