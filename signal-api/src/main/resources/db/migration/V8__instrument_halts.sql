-- Whether instruments' markets are halted, as the log of system events says: it may say so before the instrument is known.
CREATE TABLE instrument_halts (
    instrument   TEXT PRIMARY KEY,
    halted_since TIMESTAMPTZ
);
