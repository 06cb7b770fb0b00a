-- The public half of every passkey, and what a browser was asked to sign a moment ago. Nothing here signs anybody in.
create schema passkeys;
grant usage on schema passkeys to havenport_patient, havenport_staff, havenport_job, havenport_door;

-- What an authenticator knows an account by: random, and the same for all of its passkeys.
create table passkeys.handle (
    account uuid primary key,
    handle  bytea not null unique check (length(handle) = 32)
);

create table passkeys.credential (
    id            uuid primary key,
    account       uuid not null references passkeys.handle (account),
    credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
    attested      bytea not null,
    sign_count    bigint not null check (sign_count >= 0),
    may_be_copied boolean not null,
    is_copied     boolean not null,
    transports    text not null,
    label_sealed  bytea not null,
    added_at      timestamptz not null,
    used_at       timestamptz,
    shut_at       timestamptz
);
create index credential_account on passkeys.credential (account);

-- One question for each browser: it is taken out by the first answer, right or wrong.
create table passkeys.question (
    browser_hash bytea primary key,
    account      uuid,
    challenge    bytea not null check (length(challenge) = 32),
    ends_at      timestamptz not null
);
create index question_ends_at on passkeys.question (ends_at);

alter table passkeys.handle enable row level security;
alter table passkeys.handle force row level security;
alter table passkeys.credential enable row level security;
alter table passkeys.credential force row level security;
alter table passkeys.question enable row level security;
alter table passkeys.question force row level security;

create policy owner on passkeys.handle to havenport_owner using (true) with check (true);
create policy door_reads on passkeys.handle for select to havenport_door using (true);
create policy own_read on passkeys.handle for select to havenport_patient, havenport_staff
    using (account = (select viewer.actor()));
create policy own_add on passkeys.handle for insert to havenport_patient, havenport_staff
    with check (account = (select viewer.actor()));
grant select on passkeys.handle to havenport_door;
grant select, insert on passkeys.handle to havenport_patient, havenport_staff;

create policy owner on passkeys.credential to havenport_owner using (true) with check (true);
create policy door_reads on passkeys.credential for select to havenport_door using (true);
create policy door_changes on passkeys.credential for update to havenport_door using (true) with check (true);
create policy door_removes on passkeys.credential for delete to havenport_door using (true);
create policy job_counts on passkeys.credential for select to havenport_job using (true);
create policy own_read on passkeys.credential for select to havenport_patient, havenport_staff
    using (account = (select viewer.actor()));
create policy own_add on passkeys.credential for insert to havenport_patient, havenport_staff
    with check (account = (select viewer.actor()) and used_at is null and shut_at is null);
create policy own_name on passkeys.credential for update to havenport_patient, havenport_staff
    using (account = (select viewer.actor())) with check (account = (select viewer.actor()));
create policy own_remove on passkeys.credential for delete to havenport_patient, havenport_staff
    using (account = (select viewer.actor()));
grant select, update (sign_count, is_copied, used_at, shut_at), delete on passkeys.credential to havenport_door;
grant select (id, account, added_at, used_at, shut_at) on passkeys.credential to havenport_job;
grant select, insert, update (label_sealed), delete on passkeys.credential to havenport_patient, havenport_staff;

create policy owner on passkeys.question to havenport_owner using (true) with check (true);
create policy door_reads on passkeys.question for select to havenport_door using (true);
create policy door_asks on passkeys.question for insert to havenport_door with check (true);
create policy door_asks_again on passkeys.question for update to havenport_door using (true) with check (true);
create policy door_takes on passkeys.question for delete to havenport_door using (true);
create policy own_read on passkeys.question for select to havenport_patient, havenport_staff
    using (account = (select viewer.actor()));
create policy own_ask on passkeys.question for insert to havenport_patient, havenport_staff
    with check (account = (select viewer.actor()));
create policy own_ask_again on passkeys.question for update to havenport_patient, havenport_staff
    using (account = (select viewer.actor())) with check (account = (select viewer.actor()));
create policy own_take on passkeys.question for delete to havenport_patient, havenport_staff
    using (account = (select viewer.actor()));
grant select, insert, update, delete on passkeys.question to havenport_door, havenport_patient, havenport_staff;
