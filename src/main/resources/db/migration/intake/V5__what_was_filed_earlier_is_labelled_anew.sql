-- How far the walk through all records is that labels what was filed earlier as what arrives now: one for each version of
-- the labels, from patient to patient, so that it goes on where it was stopped.
create table intake.relabelling (
    version   integer primary key,
    after_id  uuid not null default '00000000-0000-0000-0000-000000000000',
    records   bigint not null default 0,
    labelled  bigint not null default 0,
    begun_at  timestamptz not null,
    ended_at  timestamptz
);

grant select, insert on intake.relabelling to havenport_job;
grant update (after_id, records, labelled, ended_at) on intake.relabelling to havenport_job;
