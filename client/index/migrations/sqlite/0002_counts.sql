-- Counts that are read as they are asked for: of each region and CAP status one row, and with each need its oldest line.

ALTER TABLE need ADD COLUMN oldest INTEGER NOT NULL DEFAULT 0; -- when it was submitted

UPDATE need SET oldest = (SELECT MIN(l.submitted) FROM line l WHERE l.region = need.region AND l.status = need.status
	AND l.product = need.product AND l.priority = need.priority AND l.state = need.state);

ALTER TABLE rollup RENAME TO cross_rollup;

-- Incidents of final rows, by one facet at a time: `facet.value=incidents` with commas between, in the order of the
-- numbers. Facets: 0 severity, 1 verification, 2 management, 3 event type; -1 is no value.
CREATE TABLE rollup (
	region INTEGER NOT NULL,
	status INTEGER NOT NULL,
	counts TEXT NOT NULL,
	PRIMARY KEY (region, status)
) WITHOUT ROWID;

INSERT INTO rollup (region, status, counts)
	SELECT region, status, string_agg(CONCAT(facet, '.', value, '=', incidents), ',' ORDER BY facet, value) FROM (
		SELECT region, status, 0 AS facet, severity AS value, SUM(incidents) AS incidents FROM cross_rollup
			GROUP BY region, status, severity
		UNION ALL SELECT region, status, 1, verification, SUM(incidents) FROM cross_rollup
			GROUP BY region, status, verification
		UNION ALL SELECT region, status, 2, management, SUM(incidents) FROM cross_rollup
			GROUP BY region, status, management
		UNION ALL SELECT region, status, 3, event_type, SUM(incidents) FROM cross_rollup
			GROUP BY region, status, event_type
	) c GROUP BY region, status;

DROP TABLE cross_rollup;

-- A block's rows of `act_subject` are found by what its acts say.
DROP INDEX act_subject_number;
