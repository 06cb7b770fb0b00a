-- Who may decide, write and approve is asked of the live session, as everywhere. Patients read through the program alone.
revoke select on protocols.parameter_value, protocols.text from havenport_patient;

alter table protocols.parameter_value enable row level security;
alter table protocols.parameter_value force row level security;
create policy owner on protocols.parameter_value to havenport_owner using (true) with check (true);
create policy job on protocols.parameter_value to havenport_job using (true) with check (true);
create policy door_select on protocols.parameter_value for select to havenport_door using (true);
create policy staff_select on protocols.parameter_value for select to havenport_staff using (true);
create policy staff_insert on protocols.parameter_value for insert to havenport_staff
    with check (decided_by = (select viewer.actor())
        and (select viewer.holds('ADMINISTRATOR', 'COMPLIANCE_OFFICER', 'MEDICAL_DIRECTOR')));

alter table protocols.text enable row level security;
alter table protocols.text force row level security;
create policy owner on protocols.text to havenport_owner using (true) with check (true);
create policy job on protocols.text to havenport_job using (true) with check (true);
create policy door_select on protocols.text for select to havenport_door using (true);
create policy staff_select on protocols.text for select to havenport_staff using (true);
-- A draft in one's own name, which nobody has approved yet.
create policy staff_insert on protocols.text for insert to havenport_staff
    with check (written_by = (select viewer.actor()) and approved_by is null);
-- An approval in one's own name, once.
create policy staff_update on protocols.text for update to havenport_staff
    using (approved_by is null and (select viewer.holds('COUNSEL')))
    with check (approved_by = (select viewer.actor()));
