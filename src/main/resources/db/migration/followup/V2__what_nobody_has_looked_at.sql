-- The practice-wide list of what nobody of the care team has looked at is read from an index that holds nothing else.
-- Whether somebody has looked stands in followup.review; this says only that there is no need to ask.
alter table followup.obligation add column reviewed boolean not null default false;
update followup.obligation o set reviewed = true
    where exists (select 1 from followup.review r where r.patient_id = o.patient_id and r.item_id = o.item_id);
-- In the order of the list: the gravest and oldest first.
create index obligation_unreviewed on followup.obligation
    (array_position(array['CRITICAL', 'SIGNIFICANT', 'ROUTINE'], consequence), opened_at) where not reviewed;

create policy staff_looks on followup.obligation for update to havenport_staff
    using ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR', 'NURSE')));
grant update (reviewed) on followup.obligation to havenport_staff, havenport_job;
