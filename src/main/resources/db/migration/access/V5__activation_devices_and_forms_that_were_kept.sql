-- When somebody first came in with nothing left to be done before; null: made by an enrolment and not yet in use.
alter table access.account add column activated_at timestamptz;
update access.account set activated_at = created_at;
create index account_not_activated on access.account (created_at) where activated_at is null;

grant usage on schema access to havenport_patient;

-- The browsers in which somebody signed in completely: a keyed hash of a cookie, other for each account.
create table access.device (
    account       uuid not null,
    id            uuid not null unique,
    token_blind   bytea not null,
    browser       text not null check (length(browser) <= 40),
    system        text not null check (length(system) <= 40),
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    primary key (account, token_blind)
);
grant select, insert, update, delete on access.device to havenport_door;
grant select (account, id, browser, system, first_seen_at, last_seen_at), delete on access.device
    to havenport_patient, havenport_staff;
alter table access.device enable row level security;
alter table access.device force row level security;
create policy owner on access.device to havenport_owner using (true) with check (true);
create policy door on access.device to havenport_door using (true) with check (true);
create policy patient_sees_own on access.device for select to havenport_patient
    using (account = (select viewer.actor()));
create policy patient_forgets_own on access.device for delete to havenport_patient
    using (account = (select viewer.actor()));
create policy staff_sees_own on access.device for select to havenport_staff
    using (account = (select viewer.actor()));
create policy staff_forgets_own on access.device for delete to havenport_staff
    using (account = (select viewer.actor()));

-- What somebody had typed when their session ended or proof was asked: sealed, for an hour, and opened only to a session
-- of the same account. The door puts it here and cannot read it.
create table access.kept_form (
    account uuid not null,
    id      uuid primary key,
    sealed  bytea not null check (length(sealed) <= 200000),
    kept_at timestamptz not null,
    ends_at timestamptz not null check (ends_at <= kept_at + interval '1 hour')
);
create index kept_form_account on access.kept_form (account);
grant select (account, id, kept_at, ends_at), insert, delete on access.kept_form to havenport_door;
grant select, insert, delete on access.kept_form to havenport_patient, havenport_staff;
alter table access.kept_form enable row level security;
alter table access.kept_form force row level security;
create policy owner on access.kept_form to havenport_owner using (true) with check (true);
create policy door on access.kept_form to havenport_door using (true) with check (true);
create policy patient_sees_own on access.kept_form for select to havenport_patient
    using (account = (select viewer.actor()));
create policy patient_keeps_own on access.kept_form for insert to havenport_patient
    with check (account = (select viewer.actor()));
create policy patient_forgets_own on access.kept_form for delete to havenport_patient
    using (account = (select viewer.actor()));
create policy staff_sees_own on access.kept_form for select to havenport_staff
    using (account = (select viewer.actor()));
create policy staff_keeps_own on access.kept_form for insert to havenport_staff
    with check (account = (select viewer.actor()));
create policy staff_forgets_own on access.kept_form for delete to havenport_staff
    using (account = (select viewer.actor()));
