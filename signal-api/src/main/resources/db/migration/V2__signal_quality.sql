ALTER TABLE signals
    ADD COLUMN quality_score        DOUBLE PRECISION,
    ADD COLUMN volume_score         DOUBLE PRECISION,
    ADD COLUMN technical_indicators JSONB,
    ADD COLUMN rationale            JSONB,
    ADD COLUMN regime               VARCHAR(20),
    ADD COLUMN market_conditions    VARCHAR(20),
    ADD COLUMN risk_pct             DOUBLE PRECISION,
    ADD COLUMN latency_ms           BIGINT,
    ADD COLUMN bt_winrate           DOUBLE PRECISION,
    ADD COLUMN bt_pf                DOUBLE PRECISION;

CREATE INDEX idx_signals_symbol_created_at ON signals (symbol, created_at);
CREATE INDEX idx_signals_status_created_at ON signals (status, created_at);
CREATE INDEX idx_signals_confidence ON signals (confidence);
CREATE INDEX idx_signals_strategy_timeframe ON signals (strategy, timeframe);
