-- What was known of a result before other values came in its place: when it was opened, who had looked at it and said what,
-- who had confirmed it, and how it had ended. Kept, and never changed.
create table followup.former (
    patient_id   uuid not null,
    item_id      uuid not null,
    until_at     timestamptz not null,
    opened_at    timestamptz not null,
    consequence  text not null,
    because      text not null,
    settled_at   timestamptz,
    settled      text,
    reviewed_at  timestamptz,
    reviewed_by  uuid,
    comment_id   uuid,
    confirmed_at timestamptz,
    confirmed_by uuid,
    primary key (patient_id, item_id, until_at),
    check ((reviewed_at is null) = (reviewed_by is null)),
    check ((confirmed_at is null) = (confirmed_by is null))
);
alter table followup.former enable row level security;
alter table followup.former force row level security;
create policy owner on followup.former to havenport_owner using (true) with check (true);
create policy job on followup.former to havenport_job using (true) with check (true);
create policy staff_reads on followup.former for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
grant select, insert on followup.former to havenport_job;
grant select on followup.former to havenport_staff;

-- Of what nobody has touched yet the clock runs on when other values come in; it may be graver by them.
grant update (consequence) on followup.obligation to havenport_job;
