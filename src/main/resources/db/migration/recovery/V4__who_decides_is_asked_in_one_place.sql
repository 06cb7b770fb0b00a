-- As for links to the organisation's sign-in: the one function of the sessions and grants says who decides.
alter policy staff_helps on recovery.assisted
    with check (asked_by = (select viewer.actor()) and account <> (select viewer.actor()) and agreed_at is null
        and used_at is null and withdrawn_at is null
        and (kind = 'PATIENT' and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR'))
            or kind = 'STAFF' and (needs_second or not viewer.decides(account))
                and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR'))));
drop function recovery.decides(uuid);
