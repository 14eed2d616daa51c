-- Whether a candle has come that was published as it closed, and when the newest one came: as long as neither tells, more of
-- the past may be on its way.
alter table series
    add column followed boolean not null default false,
    add column reached_at timestamptz not null default now();

-- What strategies.v1 says last of each version.
create table strategies (
    strategy text primary key,
    enabled  boolean not null,
    record   json    not null
);

-- One replica at a time makes scorecards; the fence keeps out what an earlier one still sends.
create table scorecard_lease (
    single      boolean primary key default true check (single),
    holder      text        not null,
    fence       bigint      not null,
    lease_until timestamptz not null
);
insert into scorecard_lease (holder, fence, lease_until) values ('nobody', 0, '-infinity');

-- How far a strategy has been walked through a series, in how many strides, and what its signals there came to.
create table walks (
    strategy       text        not null,
    series_id      text        not null,
    engine_version int         not null,
    market         text        not null,
    recorded_until timestamptz,
    first_open     timestamptz not null,
    sections       bytea       not null,
    strides        int         not null default 1,
    primary key (strategy, series_id)
);

create table settled_signals (
    strategy   text             not null,
    series_id  text             not null,
    signal_id  text             not null,
    instrument text             not null,
    timeframe  text             not null,
    regime     text             not null,
    side       text             not null,
    raw_score  double precision not null,
    closed_at  timestamptz      not null,
    expires_at timestamptz      not null,
    hit        boolean          not null,
    net_r      double precision not null,
    primary key (strategy, series_id, signal_id),
    foreign key (strategy, series_id) references walks (strategy, series_id) on delete cascade
);

-- What was made together, and from what: another instrument has another calibration.
create table scorecard_orders (
    number      bigint generated always as identity primary key,
    strategy    text        not null,
    definition  json        not null,
    market      text        not null,
    trained_to  timestamptz not null,
    engine_version int      not null,
    series      text[]      not null,
    instruments text[]      not null,
    made_at     timestamptz not null default now()
);
create index scorecard_orders_newest on scorecard_orders (strategy, market, number desc);

-- For good, by id: the topic keeps the newest of each key only. json: the text stays as it was published.
create table scorecards (
    id            text   primary key,
    number        bigint not null references scorecard_orders (number),
    place         int    not null,
    scorecard     json   not null,
    handed_out_at timestamptz,
    unique (number, place)
);
create index scorecards_to_hand_out on scorecards (number, place) where handed_out_at is null;
