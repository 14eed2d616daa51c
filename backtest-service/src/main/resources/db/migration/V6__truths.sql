insert into leases (work, holder, fence, lease_until) values ('truths', 'nobody', 0, '-infinity');

-- Ended signals of simulated markets, the newest first: of which of them the truth is asked, and in what order. Closes of
-- candles are written in whole seconds, so that their texts are in the order of time.
create index signal_events_of_simulated on signal_events ((event -> 'signal' ->> 'closeTime') desc)
where type = 'signal-closed'
    and event -> 'annotations' ->> 'market' = 'simulated'
    and event -> 'annotations' ->> 'historical' = 'false';

-- What was said of an ended signal of a simulated market, and what its venue told, or why nobody knows it.
create table truths (
    signal_id  text        primary key,
    instrument text        not null,
    strategy   text        not null,
    timeframe  text        not null,
    side       text        not null,
    closed_at  timestamptz not null,
    confidence double precision,
    basis      text        not null,
    evidence   text        not null,
    hits       int,
    filled     int,
    paths      int,
    reason     text,
    asked_at   timestamptz not null,
    check ((reason is null) = (hits is not null and filled is not null and paths is not null))
);
create index truths_newest on truths (closed_at desc, signal_id) where reason is null;
