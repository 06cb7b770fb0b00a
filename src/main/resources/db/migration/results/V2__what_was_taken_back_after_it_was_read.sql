-- Results somebody read and whose source then said that they were an error: which, and since when. They stand in no list any
-- more, so whoever read them must be told. For whom it was kept from or hidden there is nothing.
create function results.taken_back(whose uuid) returns table (item_id uuid, since timestamptz)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select i.group_id, max(i.filed_at) from chart.item i
        where i.patient_id = whose and whose = any (viewer.patients())
          and i.release_state = 'RETRACTED' and i.status = 'entered-in-error'
          and i.category in ('LABORATORY', 'IMAGING', 'PATHOLOGY')
          and i.filed_at > viewer.at() - interval '60 days'
          and (not i.confidential or whose = any (viewer.patients_with_confidential()))
          and (i.kept_until is null or i.kept_until <= viewer.at() or whose = any (viewer.own_records()))
          and exists (select 1 from followup.viewing v
              where v.patient_id = i.patient_id and v.item_id = i.group_id and v.at <= i.filed_at)
        group by i.group_id
    $$;
revoke all on function results.taken_back(uuid) from public;
grant execute on function results.taken_back(uuid) to havenport_patient;
