-- Whoever looks or confirms brings the next look at it forward: the call that is open about it ends within a minute.
create function followup.look_soon(patient uuid, item uuid) returns void
    language sql volatile security definer
    set search_path = pg_catalog
    as $$
        update followup.obligation set next_at = '-infinity'
        where patient_id = patient and item_id = item and settled_at is null
          and patient = any ((select viewer.patients())::uuid[])
    $$;
revoke all on function followup.look_soon(uuid, uuid) from public;
grant execute on function followup.look_soon(uuid, uuid) to havenport_patient;

-- Whoever comes back to the portal reads for themselves: their call ends, and what they are owed climbs as for everybody.
alter table followup.call
    drop constraint call_outcome_check,
    drop constraint closed_by_somebody,
    add constraint call_outcome_check
        check (outcome in ('SPOKE', 'DECLINED', 'LETTER', 'PORTAL', 'RECEIVED', 'BACK', 'DIED')),
    add constraint closed_by_somebody check ((closed_at is null) = (outcome is null)
        and (closed_by is not null) = (outcome is not null and outcome not in ('RECEIVED', 'BACK', 'DIED')));

-- A practice that moves in with what it knows says when something was opened.
grant update (opened_at) on followup.obligation to havenport_job;
