-- Whether somebody could read it in the portal by now, for those who call: yes or no, and nothing else of the account.
create function followup.reads_for_themselves(patient uuid, asleep timestamptz) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR') and exists (
            select 1 from access.account a where a.patient_id = patient and a.ended_at is null
              and a.activated_at is not null and coalesce(a.signed_in_at, a.created_at) >= asleep)
    $$;
revoke all on function followup.reads_for_themselves(uuid, timestamptz) from public;
grant execute on function followup.reads_for_themselves(uuid, timestamptz) to havenport_staff;
