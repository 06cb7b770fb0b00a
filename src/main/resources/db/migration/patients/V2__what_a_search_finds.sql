-- What a search of the staff finds a patient by: keyed hashes of the starts of each part of the name, of record number
-- and telephone number. Filled by the program, which holds the key; search says which version of the hashes a row has.
create table patients.search_key (
    patient_id  uuid not null references patients.patient (id),
    blinded     bytea not null,
    primary key (patient_id, blinded)
);
create index search_key_blinded on patients.search_key (blinded, patient_id);

alter table patients.patient add column search smallint not null default 0;
alter table patients.patient add column last_visit timestamptz;
create index patient_without_search on patients.patient (id) where search = 0;

grant select on patients.search_key to havenport_staff;
grant select, insert, delete on patients.search_key to havenport_job;

alter table patients.search_key enable row level security;
alter table patients.search_key force row level security;
create policy owner on patients.search_key to havenport_owner using (true) with check (true);
create policy staff_reads on patients.search_key for select to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'NURSE', 'CLINICIAN', 'BILLING',
                                'PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));
create policy job_reads on patients.search_key for select to havenport_job using (true);
create policy job_adds on patients.search_key for insert to havenport_job with check (true);
create policy job_removes on patients.search_key for delete to havenport_job using (true);

-- Who decides whose a message is compares it with those on file; of a number only the hash is kept.
grant select on patients.identifier to havenport_staff;
create policy staff_reads on patients.identifier for select to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'NURSE', 'CLINICIAN', 'BILLING',
                                'PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));
