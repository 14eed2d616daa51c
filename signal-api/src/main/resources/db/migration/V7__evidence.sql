-- A confidence may be unknown, with the reason; evidence is what the last year's trades prove of the signal's side.
ALTER TABLE signals
    ALTER COLUMN confidence DROP NOT NULL,
    ADD COLUMN confidence_reason TEXT,
    ADD COLUMN edge              DOUBLE PRECISION,
    ADD COLUMN evidence          TEXT NOT NULL DEFAULT 'UNPROVEN',
    ADD COLUMN evidence_n        INTEGER NOT NULL DEFAULT 0;

CREATE INDEX idx_signals_evidence ON signals (evidence, created_at, signal_id);
