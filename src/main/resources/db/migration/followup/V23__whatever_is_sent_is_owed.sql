-- Not results alone are owed: whatever the practice sends to a patient climbs the same ladder. What is no result is
-- nobody's to review. A message names what it is about; "place" is the page on which it is read, where its own room does
-- not point there.
alter table followup.obligation
    add column kind text not null default 'RESULT' check (kind in ('RESULT', 'NOTE', 'LETTER', 'MESSAGE', 'FORM')),
    add column about uuid,
    add column place text check (place ~ '^/[a-z/0-9-]+$'),
    drop constraint obligation_because_check,
    add constraint obligation_because_check
        check (because in ('FINAL', 'CONTACT_RECORDED', 'PATIENT_REQUEST', 'SENT', 'ASKED')),
    add constraint only_results_are_reviewed check (kind = 'RESULT' or reviewed);
create index obligation_to_read on followup.obligation (patient_id, opened_at)
    where kind <> 'RESULT' and settled_at is null;

-- What staff send is told a minute later, when it can no longer be taken back.
alter table followup.step
    drop constraint step_step_check,
    add constraint step_step_check check (step in ('TOLD', 'REMINDER', 'SECOND_CHANNEL', 'CALL', 'LETTER'));

-- What is no item of the chart is between the practice and the patient.
create policy forms_are_ones_own on followup.obligation as restrictive for select to havenport_patient
    using (kind <> 'FORM' or patient_id = any ((select chart.own())::uuid[]));

-- What staff send is nobody's to review; of a result they say in the review itself that they looked.
drop policy staff_opens on followup.obligation;
create policy staff_opens on followup.obligation for insert to havenport_staff
    with check ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR', 'NURSE'))
        and opened_at = (select viewer.at()) and settled_at is null and reviewed = (kind <> 'RESULT'));
