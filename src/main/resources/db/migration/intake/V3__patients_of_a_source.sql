-- By which key a source calls a patient who was matched by two identifiers: the same key never means another patient.
create table intake.patient_key (
    patient_id  uuid not null,
    key         uuid not null unique,
    run_id      uuid not null references intake.run (id),
    agreed      text[] not null,
    at          timestamptz not null,
    primary key (patient_id, key)
);

grant select, insert, update (run_id, agreed, at) on intake.patient_key to havenport_job;

alter table intake.patient_key enable row level security;
alter table intake.patient_key force row level security;
create policy owner on intake.patient_key to havenport_owner using (true) with check (true);
create policy job_reads on intake.patient_key for select to havenport_job using (true);
create policy job_adds on intake.patient_key for insert to havenport_job with check (true);
create policy job_changes on intake.patient_key for update to havenport_job using (true) with check (true);
