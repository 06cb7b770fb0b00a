-- Whoever follows what a patient was told sees when it was told and what became of it: kinds, channels, states and times.
-- An address stands in neither table.
create policy followers_read on notices.notice for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy followers_read on notices.delivery for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create index notice_about on notices.notice (patient_id, about);
create index delivery_notice on notices.delivery (patient_id, notice_id);
