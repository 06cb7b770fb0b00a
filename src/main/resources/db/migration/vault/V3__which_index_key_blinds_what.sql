-- The index key is renewed key by key: which generation of it the blinded values of a patient or room stand under.
alter table vault.patient_key add column indexed integer not null default 1;
alter table vault.room_key add column indexed integer not null default 1;

-- Whoever writes about a patient or room asks once for the key that seals and the generation that blinds, and holds
-- both until the end.
create function vault.patient_key_to_write(patient uuid) returns table (wrapped bytea, indexed integer)
    language plpgsql volatile
    set search_path = pg_catalog
    as $$
    begin
        perform pg_advisory_xact_lock_shared(hashtextextended('vault.patient|' || patient, 0));
        return query select k.wrapped, k.indexed from vault.patient_key k where k.patient_id = patient;
    end $$;
create function vault.room_key_to_write(wanted text) returns table (wrapped bytea, indexed integer)
    language plpgsql volatile
    set search_path = pg_catalog
    as $$
    begin
        perform pg_advisory_xact_lock_shared(hashtextextended('vault.room|' || wanted, 0));
        return query select k.wrapped, k.indexed from vault.room_key k where k.room = wanted;
    end $$;

-- The generation that a new patient or room begins with. A new one counts when every running program knows it; whoever
-- changes that takes this lock alone.
create function vault.index_to_begin_with() returns integer
    language plpgsql volatile
    set search_path = pg_catalog
    as $$
    begin
        perform pg_advisory_xact_lock_shared(hashtextextended('vault.index', 0));
        return coalesce((
            select r.target::integer - (r.phase in ('KNOWN', 'WAITING'))::integer from vault.rotation r
            where r.kind = 'REBUILD' order by r.target::integer desc limit 1), 1);
    end $$;

-- Every index key, wrapped, and whether values may stand under it: whoever asks must know all that may.
create function vault.index_keys() returns table (generation integer, wrapped bytea, stands boolean)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        with keys as (
            select case k.name when 'blind' then 1 else substring(k.name from 7)::integer end as generation, k.wrapped
            from vault.keyset k where k.name = 'blind' or k.name like 'blind-%')
        select k.generation, k.wrapped, k.generation >= max(k.generation) over () - exists (
            select 1 from vault.rotation r where r.kind = 'REBUILD' and r.ended_at is null)::integer
        from keys k order by k.generation
    $$;
revoke all on function vault.patient_key_to_write(uuid), vault.room_key_to_write(text), vault.index_to_begin_with(),
    vault.index_keys() from public;
grant execute on function vault.patient_key_to_write(uuid), vault.index_keys()
    to havenport_patient, havenport_staff, havenport_job;
grant execute on function vault.room_key_to_write(text), vault.index_keys()
    to havenport_patient, havenport_staff, havenport_job, havenport_door;
grant execute on function vault.index_to_begin_with() to havenport_job;
