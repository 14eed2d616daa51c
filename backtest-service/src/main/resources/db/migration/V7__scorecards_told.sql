-- How many scorecards an order has given, one of an earlier order among them if it has the same content; and when it was
-- told that all of them are out.
alter table scorecard_orders add column made int not null default 0, add column told_at timestamptz;
update scorecard_orders set made = (select count(*) from scorecards where scorecards.number = scorecard_orders.number);
alter table scorecard_orders alter column made drop default;
create index scorecard_orders_to_tell on scorecard_orders (number) where told_at is null;
