-- What system-events.v1 says last of a strategy's scorecards on a kind of market: that they are out, or that they failed.
CREATE TABLE scorecard_news (
    strategy TEXT NOT NULL,
    market   TEXT NOT NULL,
    event    JSON NOT NULL,
    PRIMARY KEY (strategy, market)
);
