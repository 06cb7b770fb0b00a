-- Whether somebody gives rights to others or decides for the practice, also while these rights rest: what is done to their
-- account takes two people.
create function viewer.decides(who uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (
            select 1 from viewer.role_grant g
            where g.actor_id = who and g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at())
              and g.role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER', 'MEDICAL_DIRECTOR'))
    $$;
revoke all on function viewer.decides(uuid) from public;
grant execute on function viewer.decides(uuid) to havenport_staff, havenport_door;
