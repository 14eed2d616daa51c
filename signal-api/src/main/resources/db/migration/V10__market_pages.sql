-- Figures and pages are of markets of one kind.
CREATE INDEX idx_signals_market_newest ON signals (market, created_at, signal_id);
