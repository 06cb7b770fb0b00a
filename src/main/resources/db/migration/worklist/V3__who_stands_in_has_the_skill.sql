-- Whoever stands in for somebody can act now and may do what they may: demanded here as well as at the door.
create function worklist.stands_in(alternate uuid, away uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (
            select 1 from worklist.people() a left join worklist.people() p on p.account = away
            where a.account = alternate
              and array_position(array['CLERK', 'NURSE', 'CLINICIAN'], a.skill)
                  >= coalesce(array_position(array['CLERK', 'NURSE', 'CLINICIAN'], p.skill), 1))
    $$;
revoke all on function worklist.stands_in(uuid, uuid) from public;
grant execute on function worklist.stands_in(uuid, uuid) to havenport_staff;
create policy alternate_has_the_skill on worklist.absence as restrictive for insert to havenport_staff
    with check (worklist.stands_in(alternate, account));
