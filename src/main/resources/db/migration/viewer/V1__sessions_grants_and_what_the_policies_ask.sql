-- Who is signed in, what they were granted, and the functions that every row-level policy calls.
create schema viewer;
grant usage on schema viewer to havenport_patient, havenport_staff, havenport_job, havenport_door;

-- A live session. The browser holds the token, this table only its SHA-256.
create table viewer.session (
    id             uuid primary key,
    token_hash     bytea not null unique,
    actor_id       uuid not null,
    kind           text not null check (kind in ('PATIENT', 'PROXY', 'STAFF', 'APP')),
    patient_id     uuid,
    complete       boolean not null,
    factors        text not null,
    created_at     timestamptz not null,
    last_seen_at   timestamptz not null,
    idle_ends_at   timestamptz not null,
    ends_at        timestamptz not null
);
create index session_actor on viewer.session (actor_id);

-- Account -> patient: from when, until when.
create table viewer.patient_grant (
    actor_id   uuid not null,
    patient_id uuid not null,
    basis      text not null check (basis in ('SELF', 'PATIENT_CONSENT', 'PARENT', 'GUARDIAN_ORDER', 'HCPOA', 'EXECUTOR')),
    starts_at  timestamptz not null,
    ends_at    timestamptz,
    primary key (actor_id, patient_id, starts_at)
);
create index patient_grant_patient on viewer.patient_grant (patient_id);

-- Account -> role, from when, until when.
create table viewer.role_grant (
    actor_id   uuid not null,
    role       text not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz,
    granted_by uuid,
    primary key (actor_id, role, starts_at)
);

-- The instant of the transaction: the program's clock, never the database's.
create function viewer.at() returns timestamptz
    language sql stable
    set search_path = pg_catalog
    as $$ select current_setting('app.now')::timestamptz $$;

-- The account behind the session of this transaction, or null: not signed in completely, ended, idle too long.
create function viewer.actor() returns uuid
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select s.actor_id from viewer.session s
        where s.id = nullif(current_setting('app.session', true), '')::uuid
          and s.complete and s.idle_ends_at > viewer.at() and s.ends_at > viewer.at()
    $$;

-- The patients whose records the actor may see now.
create function viewer.patients() returns uuid[]
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select coalesce(array_agg(g.patient_id), '{}') from viewer.patient_grant g
        where g.actor_id = viewer.actor() and g.starts_at <= viewer.at()
          and (g.ends_at is null or g.ends_at > viewer.at())
    $$;

-- Whether the actor holds one of the roles now.
create function viewer.holds(variadic wanted text[]) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (
            select 1 from viewer.role_grant g
            where g.actor_id = viewer.actor() and g.role = any (wanted) and g.starts_at <= viewer.at()
              and (g.ends_at is null or g.ends_at > viewer.at()))
    $$;

revoke all on function viewer.at(), viewer.actor(), viewer.patients(), viewer.holds(text[]) from public;
grant execute on function viewer.at(), viewer.actor(), viewer.patients(), viewer.holds(text[])
    to havenport_patient, havenport_staff, havenport_job, havenport_door;

grant select, insert, update, delete on viewer.session to havenport_door;
grant select, insert, update on viewer.patient_grant, viewer.role_grant to havenport_door;
grant select, insert, update on viewer.patient_grant, viewer.role_grant to havenport_job;

-- The table with a patient's id has its policies like every other; the door asks before anyone is known.
alter table viewer.patient_grant enable row level security;
alter table viewer.patient_grant force row level security;
create policy owner on viewer.patient_grant to havenport_owner using (true) with check (true);
create policy door on viewer.patient_grant to havenport_door using (true) with check (true);
create policy job on viewer.patient_grant to havenport_job using (true) with check (true);
alter table viewer.session enable row level security;
alter table viewer.session force row level security;
create policy owner on viewer.session to havenport_owner using (true) with check (true);
create policy door on viewer.session to havenport_door using (true) with check (true);
