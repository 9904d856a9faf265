-- An access token is kept as the SHA-256 of its text; the text itself is shown once and never stored.
CREATE TABLE access_token (
    id               uuid PRIMARY KEY,
    token_hash       bytea       NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    role             text        NOT NULL CHECK (role IN ('provider', 'operator')),
    lead_provider_id uuid,
    scopes           text[]      NOT NULL CHECK (scopes <@ ARRAY ['intake', 'catalogue', 'finance', 'tokens']),
    description      text        NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at       timestamptz,
    revoked_at       timestamptz,
    last_used_at     timestamptz,
    CONSTRAINT a_provider_token_names_its_provider_and_nothing_else CHECK (
        role = 'provider' AND lead_provider_id IS NOT NULL AND scopes = '{}'
        OR role = 'operator' AND lead_provider_id IS NULL AND scopes <> '{}')
);

CREATE INDEX access_token_of_provider ON access_token (lead_provider_id, created_at, id);

-- Who issued and revoked what, when and why; never updated, never deleted.
CREATE TABLE token_audit (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor       text        NOT NULL,
    action      text        NOT NULL CHECK (action IN ('issued', 'revoked')),
    token_id    uuid        NOT NULL REFERENCES access_token,
    why         text        NOT NULL
);

CREATE INDEX token_audit_of_token ON token_audit (token_id, id);

-- Idempotency keys of token creation. There is no answer to replay: the token was shown once (decision A11).
CREATE TABLE used_key (
    caller      text        NOT NULL,
    path        text        NOT NULL,
    key         text        NOT NULL,
    body_hash   bytea       NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (caller, path, key)
);

CREATE INDEX used_key_by_age ON used_key (recorded_at);
