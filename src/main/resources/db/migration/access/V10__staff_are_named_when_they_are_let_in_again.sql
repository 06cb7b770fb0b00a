-- Whether an account of staff has this user name, for who opens its locks and typed it again.
create function access.has_name(subject uuid, typed bytea) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (
            select 1 from access.account a
            where a.id = subject and a.kind = 'STAFF' and a.username_blind = typed
              and viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR'))
    $$;
revoke all on function access.has_name(uuid, bytea) from public;
grant execute on function access.has_name(uuid, bytea) to havenport_staff;
