-- What a person brings in by hand. The bytes wait sealed, in pieces, until they are read, and are then deleted.
grant usage on schema intake to havenport_staff;

create table intake.upload (
    id          uuid primary key,
    source      text not null,
    live        boolean not null,
    by_actor    uuid not null,
    at          timestamptz not null,
    state       text not null check (state in ('RECEIVING', 'WAITING', 'READING', 'STOPPED', 'DONE', 'GIVEN_UP')),
    stop        boolean not null default false,
    run_id      uuid references intake.run (id),
    -- Whoever receives or reads it says again and again that they live; when they fall silent, it was interrupted.
    alive_until timestamptz,
    reader      uuid,
    ended_at    timestamptz
);
create index upload_waits on intake.upload (at) where state = 'WAITING';

-- The name is sealed: it often carries the name of a patient. Counts are those of the newest reading.
create table intake.upload_file (
    upload_id    uuid not null references intake.upload (id),
    at           integer not null,
    name         bytea not null,
    bytes        bigint not null default 0,
    state        text not null check (state in ('WAITING', 'READING', 'READ')),
    read         bigint not null default 0,
    filed        bigint not null default 0,
    duplicate    bigint not null default 0,
    quarantined  bigint not null default 0,
    refused      bigint not null default 0,
    -- What readings that were broken off had filed: it is among the duplicates of the newest.
    filed_before bigint not null default 0,
    primary key (upload_id, at)
);

create table intake.upload_piece (
    upload_id uuid not null,
    file      integer not null,
    at        integer not null,
    sealed    bytea not null,
    primary key (upload_id, file, at),
    foreign key (upload_id, file) references intake.upload_file (upload_id, at)
);
alter table intake.upload_piece alter column sealed set storage external;

-- Position and reason name fields and never their content.
create table intake.upload_refusal (
    upload_id uuid not null,
    file      integer not null,
    at        integer not null,
    position  text not null,
    reason    text not null,
    resources bigint not null,
    primary key (upload_id, file, at),
    foreign key (upload_id, file) references intake.upload_file (upload_id, at)
);

do $$
declare t text;
begin
    foreach t in array array['upload', 'upload_file', 'upload_piece', 'upload_refusal'] loop
        execute format('alter table intake.%I enable row level security', t);
        execute format('alter table intake.%I force row level security', t);
        execute format('create policy owner on intake.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job on intake.%I to havenport_job using (true) with check (true)', t);
        execute format('grant select, insert, update, delete on intake.%I to havenport_job', t);
    end loop;
    foreach t in array array['upload', 'upload_file', 'upload_refusal'] loop
        execute format('create policy staff_reads on intake.%I for select to havenport_staff '
            'using ((select viewer.holds(''PORTAL_COORDINATOR'', ''ADMINISTRATOR'')))', t);
        execute format('grant select on intake.%I to havenport_staff', t);
    end loop;
end $$;
create policy staff_brings on intake.upload for insert to havenport_staff
    with check ((select viewer.holds('PORTAL_COORDINATOR', 'ADMINISTRATOR')) and by_actor = (select viewer.actor()));
create policy staff_steers on intake.upload for update to havenport_staff
    using ((select viewer.holds('PORTAL_COORDINATOR', 'ADMINISTRATOR')));
grant insert, update (state, stop, ended_at) on intake.upload to havenport_staff;

-- Which feeds there are, to choose from.
grant select on intake.source to havenport_staff;
