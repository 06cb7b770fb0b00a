-- A value is proposed by one person and approved by another of the right role; then it is in force from a day on.

-- Which role approves which value: written by the program from what its rooms declare, and asked by the policies below.
create table protocols.parameter (
    key      text not null,
    approver text not null check (approver in ('OFFICER', 'COUNSEL', 'MEDICAL_DIRECTOR')),
    in_use   boolean not null,
    primary key (key, approver)
);
grant select on protocols.parameter to havenport_staff, havenport_job;
grant insert, update on protocols.parameter to havenport_job;

-- Every step stays: nobody may delete, and of what was written nothing can be changed.
create table protocols.proposal (
    number           bigint generated always as identity primary key,
    key              text not null,
    approver         text not null,
    value            jsonb not null,
    before           jsonb not null,
    departs          boolean not null,
    reason           text not null,
    proposed_by      uuid not null,
    proposed_by_name text not null,
    proposed_at      timestamptz not null,
    effective_from   date not null,
    effective_at     timestamptz not null,
    state            text not null default 'WAITING'
                     check (state in ('WAITING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EARLIER')),
    in_force_from    timestamptz,
    expires_on       date,
    ended_by         uuid,
    ended_by_name    text,
    ended_at         timestamptz,
    ended_why        text,
    foreign key (key, approver) references protocols.parameter,
    check ((state in ('WAITING', 'EARLIER')) = (ended_by is null)),
    check ((ended_by is null) = (ended_at is null)),
    check (ended_by is null or ended_by_name is not null),
    check ((state in ('APPROVED', 'EARLIER')) = (in_force_from is not null)),
    check (state <> 'APPROVED' or in_force_from = greatest(effective_at, ended_at)),
    constraint nobody_approves_their_own check (state not in ('APPROVED', 'REJECTED') or ended_by <> proposed_by),
    check (state <> 'WITHDRAWN' or ended_by = proposed_by),
    check (state not in ('REJECTED', 'WITHDRAWN') or length(ended_why) > 0),
    constraint clinical_values_expire check (
        state <> 'APPROVED' or approver <> 'MEDICAL_DIRECTOR'
        or (expires_on is not null and expires_on > effective_from
            and expires_on <= effective_from + interval '24 months'))
);
create unique index proposal_waiting on protocols.proposal (key) where state = 'WAITING';
create index proposal_key on protocols.proposal (key, number desc);
grant select on protocols.proposal to havenport_staff, havenport_job, havenport_door;
grant insert (key, approver, value, before, departs, reason, proposed_by, proposed_by_name, proposed_at,
              effective_from, effective_at) on protocols.proposal to havenport_staff;
grant update (state, in_force_from, expires_on, ended_by, ended_by_name, ended_at, ended_why)
    on protocols.proposal to havenport_staff;

alter table protocols.proposal enable row level security;
alter table protocols.proposal force row level security;
create policy owner on protocols.proposal to havenport_owner using (true) with check (true);
create policy job_select on protocols.proposal for select to havenport_job using (true);
create policy door_select on protocols.proposal for select to havenport_door using (true);
create policy staff_select on protocols.proposal for select to havenport_staff using (true);
-- In one's own name, now, for those whom the value really needs.
create policy staff_insert on protocols.proposal for insert to havenport_staff with check (
    state = 'WAITING' and proposed_by = (select viewer.actor()) and proposed_at = (select viewer.at())
    and (select viewer.holds('ADMINISTRATOR', 'COMPLIANCE_OFFICER', 'MEDICAL_DIRECTOR', 'COUNSEL',
                             'SECURITY_ADMINISTRATOR', 'PORTAL_COORDINATOR'))
    and exists (select 1 from protocols.parameter p
                where p.key = proposal.key and p.approver = proposal.approver and p.in_use));
-- Once, now, in one's own name: the author takes it back, or another person of the right role decides.
create policy staff_update on protocols.proposal for update to havenport_staff
    using (state = 'WAITING')
    with check (
        ended_by = (select viewer.actor()) and ended_at = (select viewer.at())
        and ((state = 'WITHDRAWN' and proposed_by = (select viewer.actor()))
          or (state in ('APPROVED', 'REJECTED') and proposed_by <> (select viewer.actor())
              and ((approver = 'OFFICER' and (select viewer.holds('ADMINISTRATOR', 'COMPLIANCE_OFFICER')))
                or (approver = 'COUNSEL' and (select viewer.holds('COUNSEL')))
                or (approver = 'MEDICAL_DIRECTOR' and (select viewer.holds('MEDICAL_DIRECTOR')))))));

-- What one person decided before stays in force and says so.
insert into protocols.parameter (key, approver, in_use) select distinct key, 'OFFICER', false from protocols.parameter_value;
insert into protocols.proposal (key, approver, value, before, departs, reason, proposed_by, proposed_by_name, proposed_at,
    effective_from, effective_at, state, in_force_from)
select key, 'OFFICER', value, lag(value, 1, value) over (partition by key order by number), false, '', decided_by, '',
    decided_at, decided_at::date, decided_at, 'EARLIER', decided_at
from protocols.parameter_value order by number;
drop table protocols.parameter_value;
