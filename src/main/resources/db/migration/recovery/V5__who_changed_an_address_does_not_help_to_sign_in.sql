-- Whoever of the staff could enter an address for a patient, type the code that came there, and then help with the sign-in,
-- would get into the record alone. For a week somebody else must help.
create function recovery.entered_their_address(subject uuid, helper uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (
            select 1 from notices.contact_point c join access.account a on a.patient_id = c.patient_id
            where a.id = subject and c.entered_by = helper and c.verified_at > viewer.at() - interval '7 days')
    $$;
revoke all on function recovery.entered_their_address(uuid, uuid) from public;
grant execute on function recovery.entered_their_address(uuid, uuid) to havenport_staff, havenport_door;
create policy somebody_else_helps on recovery.assisted as restrictive for insert to havenport_staff
    with check (not recovery.entered_their_address(account, (select viewer.actor())));
