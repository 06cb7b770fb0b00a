-- Who of the staff saw somebody sign on paper; null when it was in the portal, or before the practice came here.
alter table agreements.signing add column witness uuid check (witness <> account);
create policy staff_witnesses on agreements.signing for insert to havenport_staff
    with check (witness = (select viewer.actor()) and signed_at = (select viewer.at())
        and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
grant insert on agreements.signing to havenport_staff;
