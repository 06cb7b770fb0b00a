-- What the organisation has decided: values of parameters, and texts with versions. Both are only ever added to.
create schema protocols;
grant usage on schema protocols to havenport_patient, havenport_staff, havenport_job, havenport_door;

-- The decision with the highest number is in force.
create table protocols.parameter_value (
    number     bigint generated always as identity primary key,
    key        text not null,
    value      jsonb not null,
    decided_at timestamptz not null,
    decided_by uuid not null
);
create index parameter_value_key on protocols.parameter_value (key, number desc);
grant select on protocols.parameter_value to havenport_patient, havenport_staff, havenport_job, havenport_door;
grant insert on protocols.parameter_value to havenport_staff, havenport_job;

-- A version of a text in one language. written_by is null for the drafts the program brings along.
create table protocols.text (
    key              text not null,
    version          int not null check (version > 0),
    language         text not null check (language in ('en', 'es')),
    body             text not null check (length(body) > 0),
    written_by       uuid,
    written_at       timestamptz not null,
    approved_by      uuid,
    approved_by_name text,
    approved_on      date,
    effective_from   date,
    expires_on       date,
    primary key (key, version, language),
    check ((approved_by is null) = (approved_on is null)),
    check (approved_by is null or (approved_by_name is not null and effective_from is not null and expires_on is not null)),
    check (approved_by is distinct from written_by or approved_by is null),
    check (expires_on <= effective_from + interval '24 months')
);
grant select on protocols.text to havenport_patient, havenport_staff, havenport_job, havenport_door;
grant insert on protocols.text to havenport_staff, havenport_job;
grant update (approved_by, approved_by_name, approved_on, effective_from, expires_on) on protocols.text to havenport_staff;
