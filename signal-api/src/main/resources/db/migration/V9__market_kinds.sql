-- Where an instrument's candles come from: live, recorded (until when) or simulated.
ALTER TABLE instruments
    ADD COLUMN market TEXT NOT NULL DEFAULT 'live',
    ADD COLUMN recorded_until TIMESTAMPTZ;
