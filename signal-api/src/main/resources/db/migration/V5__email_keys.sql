-- The form of an address that accounts are told apart by; null for an account from before whose address looks like an
-- earlier one's, or holds what cannot be seen: it is found by exactly the address that it has.
ALTER TABLE users ADD COLUMN email_key TEXT UNIQUE;

-- Which these are, for somebody to talk to their owners. Filled by the next version.
CREATE TABLE email_collisions (
    user_id    UUID PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    email      TEXT NOT NULL,
    looks_like UUID REFERENCES users (id) ON DELETE SET NULL,
    found_at   TIMESTAMPTZ NOT NULL
);
