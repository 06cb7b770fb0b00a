-- What came in, what became of it, and what waits for a person.
create schema intake;
grant usage on schema intake to havenport_job;

-- A feed, and the instant from which its items are news.
create table intake.source (
    name     text primary key,
    go_live  timestamptz not null
);

-- An import. No file names: they often carry the name of a patient.
create table intake.run (
    id           uuid primary key,
    source       text not null references intake.source (name),
    started_at   timestamptz not null,
    finished_at  timestamptz,
    files        integer not null default 0,
    read         bigint not null default 0,
    filed        bigint not null default 0,
    duplicate    bigint not null default 0,
    quarantined  bigint not null default 0,
    refused      bigint not null default 0
);

-- What was filed for a patient in one go, and which identifiers said that it is theirs.
create table intake.delivery (
    patient_id  uuid not null,
    id          uuid not null,
    run_id      uuid not null references intake.run (id),
    agreed      text[] not null,
    items       integer not null,
    at          timestamptz not null,
    primary key (patient_id, id)
);

-- A resource that nobody could be named for with certainty. Its id comes from its content, so that sending it again
-- adds nothing.
create table intake.quarantine (
    id        uuid primary key,
    run_id    uuid not null references intake.run (id),
    source    text not null,
    type      text not null,
    position  text not null,
    reason    text not null,
    sealed    bytea not null,
    state     text not null check (state in ('WAITING', 'RESOLVED', 'DISCARDED')),
    at        timestamptz not null
);

grant select, insert on intake.source, intake.delivery, intake.quarantine to havenport_job;
grant select, insert, update on intake.run to havenport_job;

alter table intake.delivery enable row level security;
alter table intake.delivery force row level security;
create policy owner on intake.delivery to havenport_owner using (true) with check (true);
create policy job_reads on intake.delivery for select to havenport_job using (true);
create policy job_adds on intake.delivery for insert to havenport_job with check (true);

alter table intake.quarantine enable row level security;
alter table intake.quarantine force row level security;
create policy owner on intake.quarantine to havenport_owner using (true) with check (true);
create policy job_reads on intake.quarantine for select to havenport_job using (true);
create policy job_adds on intake.quarantine for insert to havenport_job with check (true);
