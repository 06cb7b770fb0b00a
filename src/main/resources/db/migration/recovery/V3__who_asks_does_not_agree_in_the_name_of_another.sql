-- Who asked for a colleague prints or withdraws, and does not write down that a second person agreed. Whatever one policy
-- lets through, the conditions of every other may let pass: so each says for itself whose row it is.
drop policy staff_prints_or_withdraws on recovery.assisted;
create policy staff_prints_or_withdraws on recovery.assisted for update to havenport_staff
    using (used_at is null and asked_by = (select viewer.actor()))
    with check (asked_by = (select viewer.actor()) and (agreed_by is null or withdrawn_at is not null));
drop policy second_agrees on recovery.assisted;
create policy second_agrees on recovery.assisted for update to havenport_staff
    using (used_at is null and needs_second and kind = 'STAFF' and asked_by <> (select viewer.actor())
        and account <> (select viewer.actor()) and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (asked_by <> (select viewer.actor()) and account <> (select viewer.actor())
        and (agreed_by = (select viewer.actor()) or withdrawn_by = (select viewer.actor())));
