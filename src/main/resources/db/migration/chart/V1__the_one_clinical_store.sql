-- Every resource of a patient, sealed. In clear stands only what a query needs: no code, no label, no value, no name.
create schema chart;
grant usage on schema chart to havenport_patient, havenport_staff, havenport_job;

create table chart.item (
    patient_id     uuid not null,
    id             uuid not null,
    version        integer not null,
    type           text not null,
    category       text not null,
    status         text not null,
    release_state  text not null check (release_state in ('RELEASED', 'AWAITING_CONTACT', 'RETRACTED')),
    group_id       uuid not null,
    effective_from timestamptz not null,
    effective_to   timestamptz,
    issued_at      timestamptz not null,
    codes          bytea[] not null,
    labels         bytea[] not null,
    source         text not null,
    history        boolean not null,
    digest         bytea not null,
    gist           bytea not null,
    body           bytea not null,
    filed_at       timestamptz not null,
    released_at    timestamptz,
    primary key (patient_id, id)
);
-- A page of results reads one stretch of this index.
create index item_released on chart.item (patient_id, category, effective_from desc) where release_state = 'RELEASED';
create index item_group on chart.item (patient_id, group_id);
-- Sealed bytes do not shrink further.
alter table chart.item alter column body set storage external, alter column gist set storage external;

-- What stood there before a correction: kept, and for nobody's list.
create table chart.item_version (
    patient_id  uuid not null,
    id          uuid not null,
    version     integer not null,
    status      text not null,
    digest      bytea not null,
    gist        bytea not null,
    body        bytea not null,
    filed_at    timestamptz not null,
    replaced_at timestamptz not null,
    primary key (patient_id, id, version),
    foreign key (patient_id, id) references chart.item (patient_id, id)
);

alter table chart.item enable row level security;
alter table chart.item force row level security;
create policy owner on chart.item to havenport_owner using (true) with check (true);
create policy patient_reads on chart.item for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[]) and release_state = 'RELEASED');
create policy staff_reads on chart.item for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR', 'MEDICAL_ASSISTANT')) and release_state <> 'RETRACTED');
create policy staff_files on chart.item for insert to havenport_staff
    with check ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy staff_releases on chart.item for update to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy job on chart.item to havenport_job using (true) with check (true);

alter table chart.item_version enable row level security;
alter table chart.item_version force row level security;
create policy owner on chart.item_version to havenport_owner using (true) with check (true);
create policy job on chart.item_version to havenport_job using (true) with check (true);

grant select on chart.item to havenport_patient;
grant select, insert, update (release_state, released_at) on chart.item to havenport_staff;
grant select, insert, update on chart.item to havenport_job;
grant select, insert on chart.item_version to havenport_job;
