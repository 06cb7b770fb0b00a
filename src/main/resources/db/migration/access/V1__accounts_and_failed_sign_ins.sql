-- Who can sign in, with what, and how often it failed. No user name and no network address stands here in clear.
create schema access;
grant usage on schema access to havenport_door;

create table access.account (
    id              uuid primary key,
    username_blind  bytea not null unique,
    username_sealed bytea not null,
    kind            text not null check (kind in ('PATIENT', 'STAFF')),
    password_hash   text not null,
    totp_sealed     bytea not null,
    totp_last_step  bigint not null default 0,
    patient_id      uuid unique,
    created_at      timestamptz not null,
    check ((kind = 'PATIENT') = (patient_id is not null))
);
grant select, insert, update on access.account to havenport_door;
alter table access.account enable row level security;
alter table access.account force row level security;
create policy owner on access.account to havenport_owner using (true) with check (true);
create policy door_reads on access.account for select to havenport_door using (true);
create policy door_adds on access.account for insert to havenport_door with check (true);
create policy door_changes on access.account for update to havenport_door using (true) with check (true);

-- Failures since the last sign-in that succeeded, for every name that was ever typed, whether it exists or not.
create table access.attempt (
    name_blind     bytea primary key,
    failures       integer not null,
    total          integer not null,
    locked_until   timestamptz,
    last_failed_at timestamptz not null
);
create index attempt_last_failed_at on access.attempt (last_failed_at);
grant select, insert, update, delete on access.attempt to havenport_door;

-- The failures of the last day: where from, and of which name since its last sign-in.
create table access.failure (
    network_blind bytea not null,
    name_blind    bytea,
    failed_at     timestamptz not null
);
create index failure_network on access.failure (network_blind, failed_at);
create index failure_name on access.failure (name_blind);
create index failure_failed_at on access.failure (failed_at);
grant select, insert, update, delete on access.failure to havenport_door;
