-- The people who work here. Their names are shown to patients and are no patient data.
create schema staff;
grant usage on schema staff to havenport_patient, havenport_staff, havenport_job, havenport_door;

create table staff.member (
    account    uuid primary key,
    title      text not null,
    given      text not null,
    family     text not null,
    job        text not null,
    created_at timestamptz not null
);
grant select on staff.member to havenport_patient, havenport_staff, havenport_job, havenport_door;
grant insert on staff.member to havenport_job;
