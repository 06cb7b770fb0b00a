-- Who a patient is. Everything a person could read is sealed; what is matched on is a keyed hash.
create schema patients;
grant usage on schema patients to havenport_patient, havenport_staff, havenport_job;

create table patients.patient (
    id          uuid primary key,
    source      text not null,
    sealed      bytea not null,
    birth_date  bytea not null,
    name        bytea not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
create index patient_birth_date on patients.patient (birth_date);
create index patient_name on patients.patient (name);

-- A number belongs to one patient of the practice, whoever gave it.
create table patients.identifier (
    patient_id  uuid not null references patients.patient (id),
    blinded     bytea not null unique,
    kind        text not null,
    primary key (patient_id, blinded)
);

-- What every match rested on.
create table patients.match (
    patient_id  uuid not null references patients.patient (id),
    id          uuid not null,
    source      text not null,
    agreed      text[] not null,
    at          timestamptz not null,
    primary key (patient_id, id)
);

grant select on patients.patient to havenport_patient, havenport_staff;
grant select, insert, update on patients.patient to havenport_job;
grant select, insert on patients.identifier, patients.match to havenport_job;

alter table patients.patient enable row level security;
alter table patients.patient force row level security;
create policy owner on patients.patient to havenport_owner using (true) with check (true);
create policy patient_reads on patients.patient for select to havenport_patient
    using (id = any ((select viewer.patients())::uuid[]));
create policy staff_reads on patients.patient for select to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'NURSE', 'CLINICIAN', 'BILLING',
                                'PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));
create policy job_reads on patients.patient for select to havenport_job using (true);
create policy job_creates on patients.patient for insert to havenport_job with check (true);
create policy job_changes on patients.patient for update to havenport_job using (true) with check (true);

alter table patients.identifier enable row level security;
alter table patients.identifier force row level security;
create policy owner on patients.identifier to havenport_owner using (true) with check (true);
create policy job_reads on patients.identifier for select to havenport_job using (true);
create policy job_adds on patients.identifier for insert to havenport_job with check (true);

alter table patients.match enable row level security;
alter table patients.match force row level security;
create policy owner on patients.match to havenport_owner using (true) with check (true);
create policy job_reads on patients.match for select to havenport_job using (true);
create policy job_adds on patients.match for insert to havenport_job with check (true);
