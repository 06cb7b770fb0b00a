-- Whoever gives rights or decides gets a code only when two people agreed: asked by the database as well, also while the
-- rights of that person rest.
create function recovery.decides(who uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (
            select 1 from viewer.role_grant g
            where g.actor_id = who and g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at())
              and g.role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER', 'MEDICAL_DIRECTOR'))
    $$;
revoke all on function recovery.decides(uuid) from public;
grant execute on function recovery.decides(uuid) to havenport_staff, havenport_door;

drop policy staff_helps on recovery.assisted;
create policy staff_helps on recovery.assisted for insert to havenport_staff
    with check (asked_by = (select viewer.actor()) and account <> (select viewer.actor()) and agreed_at is null
        and used_at is null and withdrawn_at is null
        and (kind = 'PATIENT' and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR'))
            or kind = 'STAFF' and (needs_second or not recovery.decides(account))
                and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR'))));
