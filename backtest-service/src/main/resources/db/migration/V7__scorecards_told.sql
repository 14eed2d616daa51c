-- When it was told that all scorecards of an order are out.
alter table scorecard_orders add column told_at timestamptz;
create index scorecard_orders_to_tell on scorecard_orders (number) where told_at is null;
