-- A record may say of the wrong person that they died, and its source may never take it back: whoever answers the
-- telephone puts it right. Only in this direction: that somebody died comes from a source.
grant update (died_known_at, updated_at) on patients.patient to havenport_staff;
create policy staff_knows_alive on patients.patient for update to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')))
    with check ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')) and died_known_at is null);
