-- What is not for those who act for a patient, asked of an entry or of the report it belongs to: what is kept from them, and,
-- unless that was granted, what is about a confidential topic. For the rooms that keep what was done about an entry.
create function chart.not_for_representatives(whose uuid, item uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select not whose = any (chart.own()) and exists (
            select 1 from chart.item i
            where i.patient_id = whose
              and i.group_id in (item, (select o.group_id from chart.item o where o.patient_id = whose and o.id = item))
              and (i.kept_until > viewer.at()
                   or i.confidential and not whose = any (viewer.patients_with_confidential())))
    $$;
revoke all on function chart.not_for_representatives(uuid, uuid) from public;
grant execute on function chart.not_for_representatives(uuid, uuid) to havenport_patient;
