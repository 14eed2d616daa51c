-- From here on the table is a projection of signals.v1. Rows without a signal_id are the first product's: nobody can
-- recompute them, so they are kept and not shown.

-- Prices and scores are the log's doubles; names have the lengths that the log permits.
ALTER TABLE signals
    ALTER COLUMN symbol TYPE TEXT,
    ALTER COLUMN timeframe TYPE TEXT,
    ALTER COLUMN strategy TYPE TEXT,
    ALTER COLUMN entry_price TYPE DOUBLE PRECISION,
    ALTER COLUMN target_price TYPE DOUBLE PRECISION,
    ALTER COLUMN stop_loss TYPE DOUBLE PRECISION,
    ALTER COLUMN confidence TYPE DOUBLE PRECISION,
    ALTER COLUMN status SET DEFAULT 'OPEN',
    ADD COLUMN signal_id        TEXT UNIQUE,
    ADD COLUMN sequence         INTEGER,
    ADD COLUMN instrument       TEXT,
    ADD COLUMN engine_version   INTEGER,
    ADD COLUMN series_id        TEXT,
    ADD COLUMN series_start     TIMESTAMPTZ,
    ADD COLUMN open_time        TIMESTAMPTZ,
    ADD COLUMN raw_score        DOUBLE PRECISION,
    ADD COLUMN reward_risk      DOUBLE PRECISION,
    ADD COLUMN cost_r           DOUBLE PRECISION,
    ADD COLUMN break_even       DOUBLE PRECISION,
    ADD COLUMN tradable         BOOLEAN,
    ADD COLUMN emitted_at       TIMESTAMPTZ,
    ADD COLUMN confidence_basis TEXT,
    ADD COLUMN scorecard_id     TEXT,
    ADD COLUMN historical       BOOLEAN,
    ADD COLUMN result           TEXT,
    ADD COLUMN filled_at        TIMESTAMPTZ,
    ADD COLUMN fill_price       DOUBLE PRECISION,
    ADD COLUMN exit_at          TIMESTAMPTZ,
    ADD COLUMN exit_price       DOUBLE PRECISION,
    ADD COLUMN gross_r          DOUBLE PRECISION,
    ADD COLUMN net_r            DOUBLE PRECISION,
    ADD COLUMN ambiguous        BOOLEAN,
    ADD COLUMN revised_outcome  JSON;

UPDATE signals SET signal_type = CASE upper(signal_type) WHEN 'BUY' THEN 'LONG' WHEN 'SELL' THEN 'SHORT' ELSE signal_type END;
UPDATE signals SET status = CASE WHEN upper(status) = 'ACTIVE' THEN 'OPEN' ELSE 'CLOSED' END;

ALTER TABLE signals ADD CONSTRAINT projected_signals_are_whole CHECK (
    signal_id IS NULL OR num_nulls(
        sequence, instrument, engine_version, series_id, series_start, open_time, target_price, stop_loss, expires_at,
        raw_score, quality_score, technical_indicators, rationale, regime, market_conditions, risk_pct, reward_risk,
        cost_r, break_even, tradable, emitted_at, confidence_basis, historical) = 0);

-- The pages' order, over all instruments and for one.
CREATE INDEX idx_signals_newest ON signals (created_at, signal_id);
CREATE INDEX idx_signals_instrument_newest ON signals (instrument, created_at, signal_id);
DROP INDEX idx_signals_created_at;
