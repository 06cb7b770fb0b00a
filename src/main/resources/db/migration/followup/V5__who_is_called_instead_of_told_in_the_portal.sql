-- Somebody without an account that works is called, or gets a letter, about what was released: at once, without waiting for
-- reminders that could not be read. It ends when somebody says what came of it, by name.
create table followup.call (
    patient_id uuid not null,
    item_id    uuid not null,
    because    text not null check (because in ('NO_ACCOUNT', 'NOT_ACTIVATED', 'DORMANT', 'LEFT')),
    opened_at  timestamptz not null,
    due_at     timestamptz not null,
    tries      integer not null default 0,
    closed_at  timestamptz,
    closed_by  uuid,
    outcome    text check (outcome in ('SPOKE', 'LETTER')),
    primary key (patient_id, item_id),
    constraint closed_by_somebody check (num_nonnulls(closed_at, closed_by, outcome) in (0, 3))
);
create index call_open on followup.call (due_at) where closed_at is null;
alter table followup.call enable row level security;
alter table followup.call force row level security;
create policy owner on followup.call to havenport_owner using (true) with check (true);
create policy job on followup.call to havenport_job using (true) with check (true);
create policy staff_reads on followup.call for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy staff_calls on followup.call for update to havenport_staff
    using (closed_at is null and (select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')))
    with check (closed_by is null or closed_by = (select viewer.actor()));
grant select, insert, update on followup.call to havenport_job;
grant select, update (due_at, tries, closed_at, closed_by, outcome) on followup.call to havenport_staff;
