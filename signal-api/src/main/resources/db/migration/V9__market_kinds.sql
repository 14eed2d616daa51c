-- Where an instrument's candles come from: live, recorded (until when) or simulated; and where a signal's came from.
ALTER TABLE instruments
    ADD COLUMN market TEXT NOT NULL DEFAULT 'live',
    ADD COLUMN recorded_until TIMESTAMPTZ;
ALTER TABLE signals
    ADD COLUMN market TEXT NOT NULL DEFAULT 'live',
    ADD COLUMN recorded_until TIMESTAMPTZ;
