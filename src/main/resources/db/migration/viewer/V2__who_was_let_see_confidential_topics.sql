-- Who acts for a patient sees nothing about confidential topics unless that was granted too. The patient always may.
alter table viewer.patient_grant add column confidential boolean not null default false;

-- The patients of whose records the actor may see everything, confidential topics too.
create function viewer.patients_with_confidential() returns uuid[]
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select coalesce(array_agg(g.patient_id), '{}') from viewer.patient_grant g
        where g.actor_id = viewer.actor() and (g.basis = 'SELF' or g.confidential) and g.starts_at <= viewer.at()
          and (g.ends_at is null or g.ends_at > viewer.at())
    $$;
revoke all on function viewer.patients_with_confidential() from public;
grant execute on function viewer.patients_with_confidential()
    to havenport_patient, havenport_staff, havenport_job, havenport_door;
