-- What is known of the facility: no patient data, so it lies in clear and without row policies.
create schema directory;
grant usage on schema directory to havenport_patient, havenport_staff, havenport_job;

create table directory.entry (
    id          uuid primary key,
    source      text not null,
    type        text not null,
    name        text not null,
    body        text not null,
    updated_at  timestamptz not null
);

-- Every id and identifier under which an entry is referred to.
create table directory.alias (
    alias  uuid primary key,
    entry  uuid not null references directory.entry (id)
);

grant select on directory.entry, directory.alias to havenport_patient, havenport_staff;
grant select, insert, update on directory.entry, directory.alias to havenport_job;
