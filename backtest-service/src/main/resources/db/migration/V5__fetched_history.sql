-- Work that one replica does at a time; the fence keeps out what an earlier one still sends.
create table leases (
    work        text        primary key,
    holder      text        not null,
    fence       bigint      not null,
    lease_until timestamptz not null
);
insert into leases (work, holder, fence, lease_until)
select 'scorecards', holder, fence, lease_until from scorecard_lease;
insert into leases (work, holder, fence, lease_until) values ('history', 'nobody', 0, '-infinity');
drop table scorecard_lease;

-- How far a venue's history of an instrument has been fetched: from when it was wanted, from when on it is asked for next,
-- the day that it begins with, and why it is not to be had, if so. It ends where the newest series begins, so that its end
-- is not kept here; see docs/adr/0040-fetched-history.md.
create table fetched_pasts (
    instrument    text        primary key,
    base_interval text        not null,
    from_open     timestamptz not null,
    next_open     timestamptz not null,
    first_open    timestamptz,
    candles       bigint      not null default 0,
    refused       text,
    advanced_at   timestamptz not null default now()
);

-- Packed as candle_chunks are.
create table fetched_chunks (
    instrument text        not null references fetched_pasts (instrument) on delete cascade,
    timeframe  text        not null,
    first_open timestamptz not null,
    entries    bytea       not null,
    primary key (instrument, timeframe, first_open)
);
alter table fetched_chunks alter column entries set storage main;
