-- The records that are the actor's own, and not those somebody lets them see.
create function viewer.own_records() returns uuid[]
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select coalesce(array_agg(g.patient_id), '{}')
        from viewer.session s join viewer.patient_grant g on g.actor_id = s.actor_id
        where s.id = nullif(current_setting('app.session', true), '')::uuid
          and s.complete and s.idle_ends_at > viewer.at() and s.ends_at > viewer.at()
          and g.basis = 'SELF'
          and g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at())
    $$;
revoke all on function viewer.own_records() from public;
grant execute on function viewer.own_records()
    to havenport_patient, havenport_staff, havenport_job, havenport_door;
