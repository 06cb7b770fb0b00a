-- Who of the staff entered an address for a patient; null when its owner did, or the program.
alter table notices.contact_point add column entered_by uuid;
alter table notices.account_contact_point add column entered_by uuid;
drop policy desk_offers on notices.contact_point;
create policy desk_offers on notices.contact_point for insert to havenport_staff
    with check (verified_at is null and entered_by = (select viewer.actor())
        and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
