-- Whether patients come in: closed, a pilot group, open. The last line that two people agreed on is in force; to close
-- one person is enough.
grant usage on schema access to havenport_staff, havenport_job;

create table access.opening (
    number      bigint generated always as identity primary key,
    state       text not null check (state in ('CLOSED', 'PILOT', 'OPEN')),
    asked_at    timestamptz not null,
    asked_by    uuid not null,
    agreed_at   timestamptz,
    agreed_by   uuid,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    check ((agreed_at is null) = (agreed_by is null)),
    check ((withdrawn_at is null) = (withdrawn_by is null)),
    check (agreed_at is null or withdrawn_at is null),
    -- All zeros is the program, which opens a practice only when it is brought in whole.
    constraint second_person check (state = 'CLOSED' or agreed_by is null or agreed_by <> asked_by
        or asked_by = '00000000-0000-0000-0000-000000000000')
);
create unique index opening_asked on access.opening ((true)) where agreed_at is null and withdrawn_at is null;

-- Who comes in while only a group does.
create table access.pilot (
    patient_id uuid primary key,
    added_at   timestamptz not null,
    added_by   uuid not null
);

-- A practice whose patients already come in stays open.
insert into access.opening (state, asked_at, asked_by, agreed_at, agreed_by)
select 'OPEN', min(created_at), '00000000-0000-0000-0000-000000000000', min(created_at),
    '00000000-0000-0000-0000-000000000000'
from access.account where kind = 'PATIENT' having count(*) > 0;

alter table access.opening enable row level security;
alter table access.opening force row level security;
create policy owner on access.opening to havenport_owner using (true) with check (true);
create policy door_reads on access.opening for select to havenport_door using (true);
create policy job_reads on access.opening for select to havenport_job using (true);
create policy job_opens on access.opening for insert to havenport_job
    with check (asked_by = '00000000-0000-0000-0000-000000000000');
create policy staff_reads on access.opening for select to havenport_staff using ((select viewer.holds(
    'ADMINISTRATOR', 'COMPLIANCE_OFFICER', 'MEDICAL_DIRECTOR', 'SECURITY_ADMINISTRATOR', 'COUNSEL', 'PORTAL_COORDINATOR')));
create policy staff_asks on access.opening for insert to havenport_staff
    with check (asked_by = (select viewer.actor())
        and (agreed_by is null or agreed_by = (select viewer.actor()) and state = 'CLOSED')
        and (select viewer.holds('ADMINISTRATOR', 'COMPLIANCE_OFFICER', 'MEDICAL_DIRECTOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_answers on access.opening for update to havenport_staff
    using (agreed_at is null and withdrawn_at is null
        and (select viewer.holds('ADMINISTRATOR', 'COMPLIANCE_OFFICER', 'MEDICAL_DIRECTOR', 'SECURITY_ADMINISTRATOR')))
    with check (agreed_by = (select viewer.actor()) or withdrawn_by = (select viewer.actor()));
grant select on access.opening to havenport_door, havenport_job, havenport_staff;
grant insert on access.opening to havenport_job, havenport_staff;
grant update (agreed_at, agreed_by, withdrawn_at, withdrawn_by) on access.opening to havenport_staff;

alter table access.pilot enable row level security;
alter table access.pilot force row level security;
create policy owner on access.pilot to havenport_owner using (true) with check (true);
create policy door_reads on access.pilot for select to havenport_door using (true);
create policy job_reads on access.pilot for select to havenport_job using (true);
create policy staff_reads on access.pilot for select to havenport_staff
    using ((select viewer.holds('PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));
create policy staff_adds on access.pilot for insert to havenport_staff
    with check (added_by = (select viewer.actor()) and (select viewer.holds('PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));
create policy staff_removes on access.pilot for delete to havenport_staff
    using ((select viewer.holds('PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));
grant select on access.pilot to havenport_door, havenport_job, havenport_staff;
grant insert, delete on access.pilot to havenport_staff;

-- Ends the sessions of those who may no longer come in, in the transaction of the decision: the policies of every table
-- ask the session, so it acts on the next statement of every node.
create function access.send_home() returns bigint
    language sql volatile security definer
    set search_path = pg_catalog
    as $$
        with state as (
            select o.state from access.opening o where o.agreed_at is not null order by o.agreed_at desc, o.number desc limit 1),
        gone as (
            delete from viewer.session s
            where s.kind <> 'STAFF'
              and coalesce((select state from state), 'CLOSED') <> 'OPEN'
              and not (coalesce((select state from state), 'CLOSED') = 'PILOT'
                  and exists (select 1 from access.pilot p where p.patient_id = s.patient_id))
              and viewer.holds('ADMINISTRATOR', 'COMPLIANCE_OFFICER', 'MEDICAL_DIRECTOR', 'SECURITY_ADMINISTRATOR',
                  'PORTAL_COORDINATOR')
            returning 1)
        select count(*) from gone
    $$;
revoke all on function access.send_home() from public;
grant execute on function access.send_home() to havenport_staff;
