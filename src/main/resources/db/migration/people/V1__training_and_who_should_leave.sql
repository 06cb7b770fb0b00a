-- What people were taught about protecting health data, who attests it, and until when it counts.
create schema people;
grant usage on schema people to havenport_staff, havenport_job;

create table people.training (
    id           uuid primary key,
    account      uuid not null,
    course       text not null check (length(course) between 1 and 200),
    completed_on date not null,
    ends_at      timestamptz not null,
    attested_by  uuid check (attested_by <> account),
    attested_at  timestamptz not null,
    extends      uuid unique references people.training (id),
    reason       text not null default '' check (length(reason) <= 500),
    check (extends is null or (ends_at <= attested_at + interval '24 hours' and reason <> '')),
    check (extends is not null or ends_at <= (completed_on + 368) at time zone 'UTC')
);
create index training_account on people.training (account, ends_at);
grant select, insert on people.training to havenport_staff, havenport_job;
alter table people.training enable row level security;
alter table people.training force row level security;
create policy owner on people.training to havenport_owner using (true) with check (true);
create policy job on people.training to havenport_job using (true) with check (true);
create policy staff_reads on people.training for select to havenport_staff
    using (account = (select viewer.actor())
        or (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER')));
create policy staff_attests on people.training for insert to havenport_staff
    with check (attested_by = (select viewer.actor()) and account <> (select viewer.actor())
        and attested_at = (select viewer.at())
        and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));

-- Whose access somebody says must end: one business hour for whoever has the duty.
create table people.end_request (
    id        uuid primary key,
    account   uuid not null,
    asked_by  uuid not null,
    asked_at  timestamptz not null,
    due_at    timestamptz not null,
    reason    text not null check (length(reason) between 1 and 500),
    done_at   timestamptz,
    done_by   uuid,
    outcome   text check (outcome in ('ENDED', 'KEPT')),
    note      text not null default '' check (length(note) <= 500),
    check ((done_at is null) = (done_by is null) and (done_at is null) = (outcome is null)),
    check (outcome <> 'KEPT' or (note <> '' and done_by <> account))
);
create unique index end_request_open on people.end_request (account) where done_at is null;
grant select, insert, update (done_at, done_by, outcome, note) on people.end_request to havenport_staff;
grant select on people.end_request to havenport_job;
alter table people.end_request enable row level security;
alter table people.end_request force row level security;
create policy owner on people.end_request to havenport_owner using (true) with check (true);
create policy job_reads on people.end_request for select to havenport_job using (true);
create policy staff_reads on people.end_request for select to havenport_staff
    using ((select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER')));
create policy staff_asks on people.end_request for insert to havenport_staff
    with check (asked_by = (select viewer.actor()) and asked_at = (select viewer.at()) and done_at is null);
create policy staff_decides on people.end_request for update to havenport_staff
    using (account <> (select viewer.actor()) and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (done_by = (select viewer.actor()));
