-- An account may be opened by a passkey or a single sign-on, and then has neither a password nor an authenticator app.
-- Which factors open what is decided by the program; an account without any opens nothing.
alter table access.account alter column password_hash drop not null;
alter table access.account alter column totp_sealed drop not null;

-- Of a password only this is kept besides its hash: whether it was a long phrase when it was chosen.
alter table access.account add column password_long boolean;
alter table access.account add constraint long_is_of_a_password
    check (password_long is null or password_hash is not null);

-- Patients may choose to sign in with their password alone, where the organisation allows it. Staff never.
alter table access.account add column password_alone_since timestamptz;
alter table access.account add constraint password_alone_is_for_patients
    check (password_alone_since is null or kind = 'PATIENT' and password_hash is not null);

-- Codes that stand in once for a lost second factor. Only their keyed hashes are kept.
create table access.recovery_code (
    account    uuid not null references access.account (id),
    number     integer not null check (number between 1 and 10),
    code_blind bytea not null,
    made_at    timestamptz not null,
    used_at    timestamptz check (used_at >= made_at),
    primary key (account, number)
);
grant select, insert, update, delete on access.recovery_code to havenport_door;
alter table access.recovery_code enable row level security;
alter table access.recovery_code force row level security;
create policy owner on access.recovery_code to havenport_owner using (true) with check (true);
create policy door_reads on access.recovery_code for select to havenport_door using (true);
create policy door_adds on access.recovery_code for insert to havenport_door with check (used_at is null);
create policy door_uses on access.recovery_code for update to havenport_door using (used_at is null) with check (true);
create policy door_removes on access.recovery_code for delete to havenport_door using (true);
