-- The newest scorecard of each key of scorecards.v1. json: the text stays as it was published.
CREATE TABLE scorecards (
    strategy     TEXT        NOT NULL,
    instrument   TEXT        NOT NULL,
    timeframe_ms BIGINT      NOT NULL,
    trained_to   TIMESTAMPTZ NOT NULL,
    scorecard    JSON        NOT NULL,
    PRIMARY KEY (strategy, instrument, timeframe_ms)
);
