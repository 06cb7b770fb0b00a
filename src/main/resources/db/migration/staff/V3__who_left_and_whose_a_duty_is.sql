-- Who works here no more, and who has not yet joined: neither can act.
alter table staff.member add column joined_at timestamptz, add column ended_at timestamptz,
    add column ended_by uuid check (ended_by <> account), add column end_reason text check (length(end_reason) <= 500);
-- Everybody entered until now came with an account of their own.
update staff.member set joined_at = created_at;
grant insert on staff.member to havenport_staff;
grant update (ended_at, ended_by, end_reason) on staff.member to havenport_staff;
grant update (joined_at) on staff.member to havenport_door;
alter table staff.member enable row level security;
alter table staff.member force row level security;
create policy owner on staff.member to havenport_owner using (true) with check (true);
create policy job on staff.member to havenport_job using (true) with check (true);
create policy door_reads on staff.member for select to havenport_door using (true);
create policy door_joins on staff.member for update to havenport_door using (true) with check (true);
create policy patient_reads on staff.member for select to havenport_patient using ((select viewer.actor()) is not null);
create policy staff_reads on staff.member for select to havenport_staff using (true);
create policy staff_adds on staff.member for insert to havenport_staff
    with check (joined_at is null and ended_at is null and account <> (select viewer.actor())
        and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_ends on staff.member for update to havenport_staff
    using (account <> (select viewer.actor()) and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (ended_by = (select viewer.actor()));

-- Whose a duty is that must never be nobody's, and who stands in; one of each at a time.
create table staff.duty (
    duty       text not null check (duty in ('PORTAL_COORDINATOR', 'ENDS_ACCESS', 'PRIVACY', 'SECURITY',
                                             'MEDICAL_DIRECTOR', 'COUNSEL')),
    place      text not null check (place in ('HOLDER', 'ALTERNATE')),
    account    uuid not null references staff.member (account),
    starts_at  timestamptz not null,
    ends_at    timestamptz,
    named_by   uuid,
    primary key (duty, place, starts_at),
    check (ends_at is null or ends_at >= starts_at)
);
create unique index duty_now on staff.duty (duty, place) where ends_at is null;
create unique index duty_of_two on staff.duty (duty, account) where ends_at is null;
grant select on staff.duty to havenport_staff, havenport_door;
grant select, insert, update on staff.duty to havenport_job;
grant insert, update (ends_at) on staff.duty to havenport_staff;
alter table staff.duty enable row level security;
alter table staff.duty force row level security;
create policy owner on staff.duty to havenport_owner using (true) with check (true);
create policy job on staff.duty to havenport_job using (true) with check (true);
create policy door_reads on staff.duty for select to havenport_door using (true);
create policy staff_reads on staff.duty for select to havenport_staff using (true);
create policy staff_names on staff.duty for insert to havenport_staff
    with check (named_by = (select viewer.actor()) and ends_at is null
        and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_ends on staff.duty for update to havenport_staff
    using ((select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (ends_at <= (select viewer.at()));
