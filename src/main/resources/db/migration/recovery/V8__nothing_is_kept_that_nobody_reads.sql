-- Whether a new app was set up, and tries that are counted with those of the name, are read by nobody.
alter table recovery.own drop column new_app;
drop index recovery.own_account;
alter table recovery.assisted drop column tries;

-- A number is a patient's, whoever's account it is.
drop function recovery.number_known_since(uuid, uuid);
create function recovery.number_known_since(patient uuid) returns timestamptz
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select c.verified_at from notices.contact_point c
        where c.patient_id = patient and c.kind = 'TEXT' and c.ended_at is null and c.verified_at is not null
          and c.bounced_at is null and c.stopped_at is null
        limit 1
    $$;
revoke all on function recovery.number_known_since(uuid) from public;
grant execute on function recovery.number_known_since(uuid) to havenport_door;
