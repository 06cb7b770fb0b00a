-- What every policy asks, each answered by one look at the session and the grants of this very moment. The instant of the
-- transaction has no settings of its own any more, so that it becomes part of whatever asks for it.
create or replace function viewer.at() returns timestamptz
    language sql stable
    as $$ select pg_catalog.current_setting('app.now')::pg_catalog.timestamptz $$;
alter function viewer.at() reset search_path;

create or replace function viewer.patients() returns uuid[]
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select coalesce(array_agg(g.patient_id), '{}')
        from viewer.session s join viewer.patient_grant g on g.actor_id = s.actor_id
        where s.id = nullif(current_setting('app.session', true), '')::uuid
          and s.complete and s.idle_ends_at > viewer.at() and s.ends_at > viewer.at()
          and g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at())
    $$;

create or replace function viewer.patients_with_confidential() returns uuid[]
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select coalesce(array_agg(g.patient_id), '{}')
        from viewer.session s join viewer.patient_grant g on g.actor_id = s.actor_id
        where s.id = nullif(current_setting('app.session', true), '')::uuid
          and s.complete and s.idle_ends_at > viewer.at() and s.ends_at > viewer.at()
          and (g.basis = 'SELF' or g.confidential)
          and g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at())
    $$;

create or replace function viewer.holds(variadic wanted text[]) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (
            select 1 from viewer.session s join viewer.role_grant g on g.actor_id = s.actor_id
            where s.id = nullif(current_setting('app.session', true), '')::uuid
              and s.complete and s.idle_ends_at > viewer.at() and s.ends_at > viewer.at()
              and g.role = any (wanted) and g.starts_at <= viewer.at()
              and (g.ends_at is null or g.ends_at > viewer.at()))
    $$;
