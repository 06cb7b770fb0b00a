-- How patients learnt to use the portal, when another round is due, which instructions they were given, and when they
-- were last reminded what the portal is not for. No answers are kept: only that a tour was finished.
create schema education;
grant usage on schema education to havenport_patient, havenport_staff, havenport_job, havenport_door;

-- A teach-back with staff, or a tour the patient finished. Never changed, never removed.
create table education.lesson (
    patient_id  uuid not null,
    id          uuid not null,
    kind        text not null check (kind in ('TEACH_BACK', 'TOUR', 'BROUGHT')),
    staff_id    uuid,
    account     uuid,
    language    text not null check (length(language) between 2 and 35),
    method      text not null check (method in ('IN_PERSON', 'PHONE', 'VIDEO', 'PORTAL', 'PAPER')),
    interpreter boolean not null default false,
    items       text not null,
    explained   int not null default 0 check (explained >= 0),
    taught_at   timestamptz not null,
    primary key (patient_id, id),
    constraint teach_back_is_whole check ((kind = 'TEACH_BACK') = (staff_id is not null)
        and (kind <> 'TEACH_BACK' or cardinality(string_to_array(items, ',')) = 6)),
    constraint tour_is_ones_own check ((kind = 'TOUR') = (account is not null))
);

-- Another round is due: why, and since when. Done when a lesson follows.
create table education.due (
    patient_id uuid not null,
    id         uuid not null,
    cause      text not null check (cause in ('LOCKED', 'WRONG_CHANNEL', 'MISUSE')),
    since      timestamptz not null,
    noted_by   uuid,
    primary key (patient_id, id)
);

-- Which instructions somebody was given, in which language and way, by whom.
create table education.given (
    patient_id  uuid not null,
    id          uuid not null,
    language    text not null,
    way         text not null check (way in ('PRINTED', 'DOWNLOADED')),
    fingerprint text not null check (length(fingerprint) = 64),
    given_by    uuid not null,
    given_at    timestamptz not null,
    primary key (patient_id, id)
);

-- The reminder that the portal is not for emergencies: when it was shown, and whether it was acknowledged or put off.
create table education.reminder (
    patient_id uuid not null,
    id         uuid not null,
    account    uuid not null,
    answer     text not null check (answer in ('BEGAN', 'ACKNOWLEDGED', 'LATER')),
    version    int not null,
    language   text not null,
    answered_at timestamptz not null,
    primary key (patient_id, id)
);
create index reminder_account on education.reminder (patient_id, account, answered_at);

do $$
declare
    t text;
begin
    foreach t in array array['lesson', 'due', 'given', 'reminder'] loop
        execute format('alter table education.%I enable row level security', t);
        execute format('alter table education.%I force row level security', t);
        execute format('create policy owner on education.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job_reads on education.%I for select to havenport_job using (true)', t);
        execute format('create policy patient_reads on education.%I for select to havenport_patient using (patient_id = any ((select viewer.patients())::uuid[]))', t);
        execute format('create policy staff_reads on education.%I for select to havenport_staff using ((select viewer.holds(''FRONT_DESK'', ''MEDICAL_ASSISTANT'', ''NURSE'', ''CLINICIAN'', ''PORTAL_COORDINATOR'', ''MEDICAL_DIRECTOR'')))', t);
        execute format('grant select on education.%I to havenport_patient, havenport_staff, havenport_job', t);
    end loop;
end $$;

create policy patient_finishes_a_tour on education.lesson for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and kind = 'TOUR' and method = 'PORTAL'
        and account = (select viewer.actor()) and taught_at = (select viewer.at()));
create policy staff_teaches on education.lesson for insert to havenport_staff
    with check (kind = 'TEACH_BACK' and staff_id = (select viewer.actor()) and taught_at = (select viewer.at())
        and (select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'NURSE', 'CLINICIAN', 'PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));
create policy job_brings on education.lesson for insert to havenport_job with check (kind = 'BROUGHT');
grant insert on education.lesson to havenport_patient, havenport_staff, havenport_job;

create policy staff_notes on education.due for insert to havenport_staff
    with check (noted_by = (select viewer.actor()) and since = (select viewer.at())
        and (select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'NURSE', 'CLINICIAN', 'PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));
create policy job_notes on education.due for insert to havenport_job with check (noted_by is null);
grant insert on education.due to havenport_staff, havenport_job;

create policy staff_gives on education.given for insert to havenport_staff
    with check (given_by = (select viewer.actor()) and way = 'PRINTED' and given_at = (select viewer.at())
        and (select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'NURSE', 'CLINICIAN', 'PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));
create policy patient_takes on education.given for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and given_by = (select viewer.actor())
        and way = 'DOWNLOADED' and given_at = (select viewer.at()));
grant insert on education.given to havenport_staff, havenport_patient;

create policy patient_answers on education.reminder for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and account = (select viewer.actor())
        and answered_at = (select viewer.at()));
grant insert on education.reminder to havenport_patient;

-- Whether somebody has learnt it is asked before they are let in; nothing else of it is seen at the door.
create policy door_reads on education.lesson for select to havenport_door using (true);
grant select (patient_id, taught_at) on education.lesson to havenport_door;
