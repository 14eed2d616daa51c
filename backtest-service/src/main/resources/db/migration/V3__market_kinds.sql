-- Where a series' candles come from: live, recorded (until when) or simulated. What was last said of it holds for all of it.
alter table series
    add column market text not null default 'live',
    add column recorded_until timestamptz;
