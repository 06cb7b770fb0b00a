-- What somebody did is kept with the time at which it is kept: nobody enters afterwards that an hour was covered, or that
-- work was taken or ended earlier than it was. What ended stays ended.
do $$
declare
    t text;
    kept text;
begin
    foreach t in array array['member', 'cover', 'shift'] loop
        kept := case t when 'shift' then 'named_at' else 'since' end;
        execute format('drop policy staff_names on worklist.%I', t);
        execute format('drop policy staff_ends on worklist.%I', t);
        execute format('create policy staff_names on worklist.%I for insert to havenport_staff
            with check (named_by = (select viewer.actor()) and ended_at is null and %I = (select viewer.at())
                and (select viewer.holds(''ADMINISTRATOR'', ''PORTAL_COORDINATOR'', ''MEDICAL_DIRECTOR'')))', t, kept);
        execute format('create policy staff_ends on worklist.%I for update to havenport_staff
            using (ended_at is null and (select viewer.holds(''ADMINISTRATOR'', ''PORTAL_COORDINATOR'', ''MEDICAL_DIRECTOR'')))
            with check (ended_at = (select viewer.at()))', t);
    end loop;
end $$;
drop policy staff_enters on worklist.absence;
create policy staff_enters on worklist.absence for insert to havenport_staff
    with check (entered_by = (select viewer.actor()) and ended_at is null and entered_at = (select viewer.at())
        and (account = (select viewer.actor())
            or (select viewer.holds('ADMINISTRATOR', 'PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR'))));
drop policy staff_takes_back on worklist.absence;
create policy staff_takes_back on worklist.absence for update to havenport_staff
    using (ended_at is null and (account = (select viewer.actor())
        or (select viewer.holds('ADMINISTRATOR', 'PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR'))))
    with check (ended_at = (select viewer.at()));
drop policy staff_keeps on worklist.step;
create policy staff_keeps on worklist.step for insert to havenport_staff
    with check (by_actor = (select viewer.actor()) and at = (select viewer.at())
        and exists (select 1 from worklist.work w where w.patient_id = step.patient_id and w.id = step.work_id));

create function worklist.times_are_of_then() returns trigger
    language plpgsql
    set search_path = pg_catalog
    as $$
    begin
        if current_user = 'havenport_staff' and (
            new.owned_at is distinct from old.owned_at and new.owned_at <> viewer.at()
            or new.claimed_at is distinct from old.claimed_at and new.claimed_at <> viewer.at()
            or new.closed_at is distinct from old.closed_at and new.closed_at <> viewer.at())
        then
            raise exception 'What is done to work is kept with its own time'
                using errcode = 'check_violation', constraint = 'times_are_of_then';
        end if;
        return new;
    end $$;
revoke all on function worklist.times_are_of_then() from public;
create trigger times_are_of_then before update on worklist.work
    for each row execute function worklist.times_are_of_then();
