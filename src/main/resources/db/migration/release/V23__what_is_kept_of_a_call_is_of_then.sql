-- That a call was taken on or made, and that something opened, is kept with the time at which it is kept; and nobody moves
-- the time by which a call is to be made further away.
create function release.times_are_of_then() returns trigger
    language plpgsql
    set search_path = pg_catalog
    as $$
    begin
        if current_user = 'havenport_staff' and (
            new.held_at is distinct from old.held_at and new.held_at <> viewer.at()
            or new.opened_at is distinct from old.opened_at and new.opened_at is distinct from viewer.at()
            or new.contacted_at is distinct from old.contacted_at and new.contacted_at is distinct from viewer.at()
            or new.call_by > old.call_by)
        then
            raise exception 'What is done about a call is kept with its own time'
                using errcode = 'check_violation', constraint = 'times_are_of_then';
        end if;
        return new;
    end $$;
revoke all on function release.times_are_of_then() from public;
create trigger times_are_of_then before update on release.gate
    for each row execute function release.times_are_of_then();
drop policy patient_asks on release.request;
create policy patient_asks on release.request for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and by_actor = (select viewer.actor())
        and at = (select viewer.at()));
