-- The signals table as the first product had it; see docs/adr/0010-reconstructed-signals-table.md.
CREATE TABLE signals (
    id           BIGSERIAL PRIMARY KEY,
    symbol       VARCHAR(20)    NOT NULL,
    signal_type  VARCHAR(10)    NOT NULL,
    entry_price  NUMERIC(20, 8) NOT NULL,
    target_price NUMERIC(20, 8),
    stop_loss    NUMERIC(20, 8),
    confidence   NUMERIC(5, 4)  NOT NULL,
    timeframe    VARCHAR(10)    NOT NULL,
    strategy     VARCHAR(50)    NOT NULL,
    status       VARCHAR(20)    NOT NULL DEFAULT 'ACTIVE',
    created_at   TIMESTAMPTZ    NOT NULL DEFAULT now(),
    expires_at   TIMESTAMPTZ
);

CREATE INDEX idx_signals_symbol ON signals (symbol);
CREATE INDEX idx_signals_status ON signals (status);
CREATE INDEX idx_signals_created_at ON signals (created_at);
