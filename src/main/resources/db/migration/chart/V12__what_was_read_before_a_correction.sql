-- Whether a version was open to the patient when another took its place: then they may read what it said. Of what was
-- replaced before this was kept, nobody knows, and it stays shut.
alter table chart.item_version add column shown boolean not null default false;
create policy patient_reads on chart.item_version for select to havenport_patient
    using (shown and patient_id = any ((select viewer.patients())::uuid[]) and exists (
        select 1 from chart.item i where i.patient_id = item_version.patient_id and i.id = item_version.id
        and i.release_state = 'RELEASED'));
grant select on chart.item_version to havenport_patient;
