-- Keys of requests that may come twice, with what was answered; see docs/adr/0029-keys-kept-with-their-objects.md. The
-- keys of earlier runs are not carried over, for nobody knows what was asked under them: an order that is repeated across
-- this version is a second one.
create table idempotency_keys (
    owner       text        not null,
    route       text        not null,
    key         text        not null,
    fingerprint text        not null,
    claim       uuid        not null,
    claimed_at  timestamptz not null,
    status      int,
    headers     text,
    body        text,
    primary key (owner, route, key)
);
create index idempotency_keys_by_age on idempotency_keys (claimed_at);

alter table backtest_runs drop column idempotency_key;
