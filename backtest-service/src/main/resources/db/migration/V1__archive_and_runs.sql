-- A series is placed in the log by the offset of its record: what an instrument's candle belongs to is the last series
-- that started before it, also when the log is read a second time.
create table series (
    id            text primary key,
    instrument    text        not null,
    log_offset    bigint      not null,
    tick          numeric     not null,
    base_interval text        not null,
    timeframes    text[]      not null,
    first_open    timestamptz,
    last_open     timestamptz
);
create index series_of_instrument on series (instrument, log_offset);

-- What changed within a series, from which base candle on.
create table series_changes (
    series_id     text        not null references series (id),
    event_id      text        not null,
    log_offset    bigint      not null,
    from_open     timestamptz,
    tick          numeric     not null,
    base_interval text        not null,
    timeframes    text[]      not null,
    primary key (series_id, event_id)
);

-- Up to 60 neighbouring candles a row, packed by CandleChunk; see docs/adr/0011-candle-archive.md.
create table candle_chunks (
    series_id  text        not null references series (id),
    content    text        not null check (content in ('BASE', 'SEED')),
    timeframe  text        not null,
    first_open timestamptz not null,
    entries    bytea       not null,
    primary key (series_id, content, timeframe, first_open)
);
-- Packed already, and small enough to stay in the row.
alter table candle_chunks alter column entries set storage main;

-- json, not jsonb: the text stays as it was published.
create table signal_events (
    event_id   text   primary key,
    type       text   not null,
    instrument text   not null,
    strategy   text   not null,
    signal_id  text,
    sequence   int,
    log_offset bigint not null,
    event      json   not null
);
create index signal_events_of_signal on signal_events (signal_id, sequence) where signal_id is not null;
create index signal_events_of_instrument on signal_events (instrument, log_offset);

-- json here too: a result is served byte for byte as it was written.
create table backtest_runs (
    id                 uuid primary key,
    owner              text             not null,
    idempotency_key    text,
    status             text             not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    spec               json             not null,
    created_at         timestamptz      not null,
    started_at         timestamptz,
    finished_at        timestamptz,
    progress           double precision not null default 0,
    candles_per_second double precision,
    leased_by          text,
    lease_until        timestamptz,
    fence              bigint           not null default 0,
    result             json,
    equity             json,
    failure            text,
    unique (owner, idempotency_key)
);
create index backtest_runs_to_do on backtest_runs (created_at) where status in ('QUEUED', 'RUNNING');
create index backtest_runs_of_owner on backtest_runs (owner, created_at desc, id);

create table backtest_trades (
    run_id uuid not null references backtest_runs (id) on delete cascade,
    number int  not null,
    trade  json not null,
    primary key (run_id, number)
);
