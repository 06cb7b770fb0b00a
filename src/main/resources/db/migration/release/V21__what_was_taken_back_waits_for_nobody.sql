-- Whether anything is still behind what waits for a call. Of what was cancelled or entered in error the care team still
-- calls, and the patient is not told to wait: there is nothing to be shown.
create function release.stands(whose uuid, item uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (select 1 from chart.item i
            where i.patient_id = whose and i.group_id = item and i.release_state <> 'RETRACTED')
    $$;
revoke all on function release.stands(uuid, uuid) from public;
grant execute on function release.stands(uuid, uuid) to havenport_patient, havenport_staff;
