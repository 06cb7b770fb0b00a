-- The keys of the organisation this database knows. While every key is wrapped anew there are two; one that still wraps
-- a key cannot be forgotten.
create table vault.organisation_key (
    id         text primary key,
    made_at    timestamptz not null,
    used_since timestamptz
);

-- What wraps a key, what bytes begin with that it seals, and how often it was renewed. Null: from before this was kept.
alter table vault.patient_key
    add column wrapped_by text references vault.organisation_key (id),
    add column mark       bytea,
    add column generation integer not null default 1,
    add column renewed_at timestamptz;
alter table vault.room_key
    add column wrapped_by text references vault.organisation_key (id),
    add column mark       bytea,
    add column generation integer not null default 1,
    add column renewed_at timestamptz;
alter table vault.keyset
    add column wrapped_by text references vault.organisation_key (id);
create index patient_key_wrapped_by on vault.patient_key (wrapped_by, patient_id);
create index patient_key_generation on vault.patient_key (generation, patient_id);

-- How far a rotation is: whoever finds it unfinished goes on from here.
create table vault.rotation (
    id       uuid primary key,
    kind     text not null check (kind in ('REWRAP', 'RESEAL', 'REBUILD')),
    phase    text not null,
    target   text,
    position text,
    done     bigint not null default 0,
    kept     bigint not null default 0,
    began_at timestamptz not null,
    phase_at timestamptz not null,
    ended_at timestamptz
);
create unique index rotation_under_way on vault.rotation (kind) where ended_at is null;

-- Which keys of the organisation each running program knows.
create table vault.node (
    id    uuid primary key,
    knows text[] not null,
    at    timestamptz not null
);

-- That somebody opened a copy of a key of the organisation, kept elsewhere.
create table vault.escrow (
    id           uuid primary key,
    key_id       text not null,
    confirmed_at timestamptz not null,
    confirmed_by text not null,
    how          text not null check (how in ('COPY_OPENED', 'KEPT_BY_THE_SERVICE'))
);
create index escrow_key on vault.escrow (key_id, confirmed_at);

grant select, insert on vault.organisation_key, vault.escrow to havenport_job;
grant select on vault.rotation to havenport_job;
grant select, insert, update, delete on vault.node to havenport_job;

-- Whoever seals asks for the key in the transaction that writes, and holds it until the end: a key is renewed when
-- nobody is sealing with the old one. Each statement in here sees what was committed before it.
create function vault.patient_key_to_seal(patient uuid) returns bytea
    language plpgsql volatile
    set search_path = pg_catalog
    as $$
    begin
        perform pg_advisory_xact_lock_shared(hashtextextended('vault.patient|' || patient, 0));
        return (select wrapped from vault.patient_key where patient_id = patient);
    end $$;
create function vault.room_key_to_seal(wanted text) returns bytea
    language plpgsql volatile
    set search_path = pg_catalog
    as $$
    begin
        perform pg_advisory_xact_lock_shared(hashtextextended('vault.room|' || wanted, 0));
        return (select wrapped from vault.room_key where room = wanted);
    end $$;
revoke all on function vault.patient_key_to_seal(uuid), vault.room_key_to_seal(text) from public;
grant execute on function vault.patient_key_to_seal(uuid) to havenport_patient, havenport_staff, havenport_job;
grant execute on function vault.room_key_to_seal(text)
    to havenport_patient, havenport_staff, havenport_job, havenport_door;
