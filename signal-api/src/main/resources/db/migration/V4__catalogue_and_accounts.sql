CREATE TABLE instruments (
    instrument    TEXT PRIMARY KEY,
    venue_symbol  TEXT    NOT NULL,
    tick          NUMERIC NOT NULL,
    base_interval TEXT    NOT NULL,
    timeframes    TEXT[]  NOT NULL,
    backfill_days INTEGER NOT NULL,
    series_number INTEGER NOT NULL,
    enabled       BOOLEAN NOT NULL
);

CREATE TABLE strategies (
    strategy   TEXT PRIMARY KEY,
    kind       TEXT    NOT NULL,
    parameters JSON    NOT NULL,
    built_in   BOOLEAN NOT NULL,
    enabled    BOOLEAN NOT NULL
);

CREATE TABLE users (
    id            UUID PRIMARY KEY,
    email         TEXT        NOT NULL UNIQUE,
    password_hash TEXT        NOT NULL,
    tier          TEXT        NOT NULL,
    admin         BOOLEAN     NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL
);
