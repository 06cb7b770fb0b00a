-- A person ended the wait for the final form of a result that came early, with a reason and their name. What comes in
-- afterwards and is not final either waits anew.
create table followup.early_closing (
    patient_id uuid not null,
    item_id    uuid not null,
    at         timestamptz not null,
    by_actor   uuid not null,
    reason     text not null check (reason in ('DONE_ELSEWHERE', 'NO_LONGER_NEEDED', 'NO_FINAL_COMES', 'PATIENT_LEFT',
        'PATIENT_DIED')),
    primary key (patient_id, item_id, at)
);
alter table followup.early_closing enable row level security;
alter table followup.early_closing force row level security;
create policy owner on followup.early_closing to havenport_owner using (true) with check (true);
create policy job on followup.early_closing to havenport_job using (true) with check (true);
create policy staff_reads on followup.early_closing for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy clinicians_close on followup.early_closing for insert to havenport_staff
    with check ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR')) and by_actor = (select viewer.actor())
        and at = (select viewer.at()));
grant select on followup.early_closing to havenport_staff, havenport_job;
grant insert on followup.early_closing to havenport_staff;
