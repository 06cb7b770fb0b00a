-- Only its patient refuses to be told: whoever writes it down has checked who it was.
alter table followup.call
    add column identifiers text[] not null default '{}',
    add constraint they_refuse_themselves check (outcome is distinct from 'DECLINED' or cardinality(identifiers) >= 2) not valid;
grant update (identifiers) on followup.call to havenport_staff;

-- What somebody did is kept with the time at which it is kept, whatever a statement says: nothing is dated back, nor ahead.
drop policy staff_contacts on followup.contact;
create policy staff_contacts on followup.contact for insert to havenport_staff
    with check ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR', 'NURSE')) and by_actor = (select viewer.actor())
        and at = (select viewer.at()));
drop policy staff_reviews on followup.review;
create policy staff_reviews on followup.review for insert to havenport_staff
    with check ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR', 'NURSE')) and by_actor = (select viewer.actor())
        and at = (select viewer.at())
        and (batch_id is null or exists (
            select 1 from followup.obligation o where o.patient_id = review.patient_id and o.item_id = review.item_id
              and o.consequence = 'ROUTINE')));
drop policy staff_opens on followup.obligation;
create policy staff_opens on followup.obligation for insert to havenport_staff
    with check ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR', 'NURSE'))
        and opened_at = (select viewer.at()) and settled_at is null and not reviewed);
drop policy staff_calls on followup.call;
create policy staff_calls on followup.call for update to havenport_staff
    using (closed_at is null and (select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')))
    with check (closed_at is null and closed_by is null
        or closed_by = (select viewer.actor()) and closed_at = (select viewer.at()));
drop policy clinicians_close on followup.closing;
create policy clinicians_close on followup.closing for insert to havenport_staff
    with check ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR')) and by_actor = (select viewer.actor())
        and at = (select viewer.at()));
drop policy posters_post on followup.letter;
create policy posters_post on followup.letter for update to havenport_staff
    using (mailed_at is null and ended_at is null and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')))
    with check (mailed_by = (select viewer.actor()) and mailed_at = (select viewer.at()));
drop policy callers_ask on followup.letter;
create policy callers_ask on followup.letter for insert to havenport_staff
    with check ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')) and asked_by = (select viewer.actor())
        and mailed_at is null and prepared_at = (select viewer.at()));
drop policy callers_mark on followup.wrong_number;
create policy callers_mark on followup.wrong_number for insert to havenport_staff
    with check ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')) and by_actor = (select viewer.actor())
        and at = (select viewer.at()));
drop policy who_answers_takes on followup.proof;
create policy who_answers_takes on followup.proof for insert to havenport_staff
    with check ((select viewer.holds('COMPLIANCE_OFFICER', 'COUNSEL', 'MEDICAL_DIRECTOR'))
        and by_actor = (select viewer.actor()) and at = (select viewer.at()));
drop policy patient_looks on followup.viewing;
create policy patient_looks on followup.viewing for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and by_actor = (select viewer.actor())
        and at = (select viewer.at()));
drop policy patient_confirms on followup.confirmation;
create policy patient_confirms on followup.confirmation for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and by_actor = (select viewer.actor())
        and at = (select viewer.at()));
