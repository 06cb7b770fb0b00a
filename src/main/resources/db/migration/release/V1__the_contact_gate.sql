-- Results that wait until somebody has spoken with the patient, and patients who asked to see theirs before.
create schema release;
grant usage on schema release to havenport_patient, havenport_staff, havenport_job;

create table release.gate (
    patient_id     uuid not null,
    item_id        uuid not null,
    class          text not null check (class in ('CRITICAL', 'SIGNIFICANT')),
    since          timestamptz not null,
    call_by        timestamptz not null,
    holder         uuid,
    held_at        timestamptz,
    opened_at      timestamptz,
    opened_because text check (opened_because in ('CONTACT_RECORDED', 'PATIENT_REQUEST')),
    contacted_at   timestamptz,
    primary key (patient_id, item_id),
    check ((opened_at is null) = (opened_because is null))
);
-- The one queue of the whole practice: what still needs a call, by its clock.
create index gate_queue on release.gate (call_by) where contacted_at is null;

-- "Show it now": the patient's own electronic request.
create table release.request (
    patient_id uuid not null,
    item_id    uuid not null,
    at         timestamptz not null,
    by_actor   uuid not null,
    primary key (patient_id, item_id, at)
);

alter table release.gate enable row level security;
alter table release.gate force row level security;
create policy owner on release.gate to havenport_owner using (true) with check (true);
create policy job on release.gate to havenport_job using (true) with check (true);
create policy patient_reads on release.gate for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[]));
create policy staff_reads on release.gate for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy staff_works on release.gate for update to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
-- How grave it is stays with the care team until they have called.
grant select (patient_id, item_id, since, call_by, holder, opened_at) on release.gate to havenport_patient;
grant select, update (holder, held_at, opened_at, opened_because, contacted_at) on release.gate to havenport_staff;
grant select, insert, update on release.gate to havenport_job;

alter table release.request enable row level security;
alter table release.request force row level security;
create policy owner on release.request to havenport_owner using (true) with check (true);
create policy job on release.request to havenport_job using (true) with check (true);
create policy patient_reads on release.request for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[]));
create policy patient_asks on release.request for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and by_actor = (select viewer.actor()));
create policy staff_reads on release.request for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
grant select, insert on release.request to havenport_patient;
grant select on release.request to havenport_staff, havenport_job;
