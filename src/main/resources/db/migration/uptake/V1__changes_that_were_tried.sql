-- A suggestion that became a change, with what was counted before and after it. About nobody in particular.
create schema uptake;
grant usage on schema uptake to havenport_staff;

create table uptake.trial (
    id         uuid primary key,
    suggestion text not null check (length(suggestion) between 1 and 500),
    change     text not null check (length(change) between 1 and 500),
    measure    text not null check (measure in ('ACTIVATED', 'ACTIVE', 'RESULTS', 'RECORD')),
    started_at timestamptz not null,
    started_by uuid not null,
    before_n   integer not null check (before_n between 0 and before_of),
    before_of  integer not null,
    ended_at   timestamptz check (ended_at >= started_at),
    ended_by   uuid,
    after_n    integer check (after_n between 0 and after_of),
    after_of   integer,
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (after_n is null)
        and (ended_at is null) = (after_of is null))
);
alter table uptake.trial enable row level security;
alter table uptake.trial force row level security;
create policy owner on uptake.trial to havenport_owner using (true) with check (true);
create policy staff_reads on uptake.trial for select to havenport_staff
    using ((select viewer.holds('PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));
create policy staff_begins on uptake.trial for insert to havenport_staff
    with check (started_by = (select viewer.actor()) and ended_at is null
        and (select viewer.holds('PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));
create policy staff_ends on uptake.trial for update to havenport_staff
    using (ended_at is null and (select viewer.holds('PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')))
    with check (ended_by = (select viewer.actor()));
grant select, insert, update (ended_at, ended_by, after_n, after_of) on uptake.trial to havenport_staff;
