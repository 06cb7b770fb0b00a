-- Whoever has no address that works is not told that a code was given for their account. One person of the staff alone could
-- then get into the record and nobody would notice: so two make sure, each by two identifiers typed again, and the second
-- gets the code. An address that the helper entered tells nobody but, perhaps, the helper.
create function recovery.is_told(subject uuid, helper uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (
            select 1 from access.account a join notices.contact_point c on c.patient_id = a.patient_id
            where a.id = subject and c.verified_at is not null and c.ended_at is null and c.bounced_at is null
              and c.stopped_at is null and c.entered_by is distinct from helper)
    $$;
revoke all on function recovery.is_told(uuid, uuid) from public;
grant execute on function recovery.is_told(uuid, uuid) to havenport_staff, havenport_door;

alter table recovery.assisted
    add column agreed_identifiers text[],
    add constraint second_person_makes_sure_too check (kind = 'STAFF' or agreed_by is null
        or coalesce(cardinality(agreed_identifiers), 0) >= 2);
grant update (agreed_identifiers) on recovery.assisted to havenport_staff;

alter policy staff_helps on recovery.assisted
    with check (asked_by = (select viewer.actor()) and account <> (select viewer.actor()) and agreed_at is null
        and used_at is null and withdrawn_at is null
        and (kind = 'PATIENT' and (needs_second or recovery.is_told(account, (select viewer.actor())))
                and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR'))
            or kind = 'STAFF' and (needs_second or not viewer.decides(account))
                and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR'))));

create policy colleague_reads on recovery.assisted for select to havenport_staff
    using (kind = 'PATIENT' and needs_second and (agreed_by is null or agreed_by = (select viewer.actor()))
        and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
create policy colleague_agrees on recovery.assisted for update to havenport_staff
    using (used_at is null and needs_second and kind = 'PATIENT' and asked_by <> (select viewer.actor())
        and account <> (select viewer.actor()) and (agreed_by is null or agreed_by = (select viewer.actor()))
        and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')))
    with check (asked_by <> (select viewer.actor()) and account <> (select viewer.actor())
        and agreed_by = (select viewer.actor()));
