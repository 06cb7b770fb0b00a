-- Data keys, each wrapped by the key of the organisation, which is never in the database.
create schema vault;
grant usage on schema vault to havenport_patient, havenport_staff, havenport_job, havenport_door;

-- The key that seals everything about one patient. Without this row that patient's record cannot be opened again.
create table vault.patient_key (
    patient_id uuid primary key,
    wrapped    bytea not null,
    created_at timestamptz not null
);

-- The key of a room, for what belongs to no single patient: accounts, staff, raw messages not yet matched.
create table vault.room_key (
    room       text primary key,
    wrapped    bytea not null,
    created_at timestamptz not null
);

-- Keysets of the whole organisation: blind index, audit lines, signature.
create table vault.keyset (
    name       text primary key,
    wrapped    bytea not null,
    created_at timestamptz not null
);

grant select on vault.patient_key to havenport_patient, havenport_staff;
grant select, insert on vault.patient_key to havenport_job;
grant select on vault.room_key to havenport_patient, havenport_staff, havenport_door;
grant select, insert on vault.room_key, vault.keyset to havenport_job;

alter table vault.patient_key enable row level security;
alter table vault.patient_key force row level security;
create policy owner on vault.patient_key to havenport_owner using (true) with check (true);
create policy patient_select on vault.patient_key for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[]));
create policy staff_select on vault.patient_key for select to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'NURSE', 'CLINICIAN', 'BILLING',
                                'PORTAL_COORDINATOR', 'COMPLIANCE_OFFICER', 'COUNSEL', 'MEDICAL_DIRECTOR')));
create policy job_select on vault.patient_key for select to havenport_job using (true);
create policy job_insert on vault.patient_key for insert to havenport_job with check (true);
