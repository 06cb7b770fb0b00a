-- With which report a value waits or is held: an old address of the value leads there. Of what is not for the viewer the rows
-- of the gate and of the holds themselves tell nothing.
create function release.waits_with(whose uuid, item uuid) returns uuid
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select i.group_id from chart.item i
        where i.patient_id = whose and i.id = item and whose = any (viewer.patients())
          and chart.stands(i.release_state, i.held_until) in ('AWAITING_CONTACT', 'HELD')
    $$;
revoke all on function release.waits_with(uuid, uuid) from public;
grant execute on function release.waits_with(uuid, uuid) to havenport_patient, havenport_staff;
