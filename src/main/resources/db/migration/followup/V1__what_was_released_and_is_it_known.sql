-- What was released and is not yet known to have been received. Ids, states and times; nothing clinical.
create schema followup;
grant usage on schema followup to havenport_patient, havenport_staff, havenport_job;

-- One for each group of items that was released as news.
create table followup.obligation (
    patient_id  uuid not null,
    item_id     uuid not null,
    consequence text not null check (consequence in ('ROUTINE', 'SIGNIFICANT', 'CRITICAL')),
    because     text not null check (because in ('FINAL', 'CONTACT_RECORDED', 'PATIENT_REQUEST')),
    opened_at   timestamptz not null,
    primary key (patient_id, item_id)
);

-- Each time the patient, or somebody for them, looked.
create table followup.viewing (
    patient_id         uuid not null,
    id                 uuid not null,
    item_id            uuid not null,
    at                 timestamptz not null,
    by_actor           uuid not null,
    kind               text not null,
    before_review      boolean not null,
    disclaimer_version integer,
    primary key (patient_id, id),
    -- Who looked before a review was warned, and it is known with which words.
    check (not before_review or disclaimer_version is not null)
);
create index viewing_item on followup.viewing (patient_id, item_id, at);

-- "I have seen this."
create table followup.confirmation (
    patient_id uuid not null,
    item_id    uuid not null,
    at         timestamptz not null,
    by_actor   uuid not null,
    primary key (patient_id, item_id)
);

-- A clinician has looked at it.
create table followup.review (
    patient_id uuid not null,
    item_id    uuid not null,
    at         timestamptz not null,
    by_actor   uuid not null,
    comment_id uuid,
    primary key (patient_id, item_id)
);

-- Somebody tried to reach the patient. What was said is a Communication in the chart.
create table followup.contact (
    patient_id       uuid not null,
    id               uuid not null,
    item_id          uuid not null,
    at               timestamptz not null,
    by_actor         uuid not null,
    medium           text not null check (medium in ('PHONE', 'VIDEO', 'IN_PERSON')),
    outcome          text not null check (outcome in ('SPOKE', 'VOICEMAIL', 'NO_ANSWER', 'WRONG_NUMBER')),
    identifiers      text[] not null,
    understood       boolean,
    communication_id uuid,
    primary key (patient_id, id),
    -- A conversation counts only with two identifiers checked and the understanding asked for.
    check (outcome <> 'SPOKE' or (cardinality(identifiers) >= 2 and understood is not null and communication_id is not null))
);
create index contact_item on followup.contact (patient_id, item_id, at);

do $$
declare
    t text;
begin
    foreach t in array array['obligation', 'viewing', 'confirmation', 'review', 'contact'] loop
        execute format('alter table followup.%I enable row level security', t);
        execute format('alter table followup.%I force row level security', t);
        execute format('create policy owner on followup.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job on followup.%I to havenport_job using (true) with check (true)', t);
        execute format('create policy patient_reads on followup.%I for select to havenport_patient
            using (patient_id = any ((select viewer.patients())::uuid[]))', t);
        execute format('create policy staff_reads on followup.%I for select to havenport_staff
            using ((select viewer.holds(''NURSE'', ''CLINICIAN'', ''MEDICAL_DIRECTOR'', ''MEDICAL_ASSISTANT'')))', t);
        execute format('grant select on followup.%I to havenport_patient, havenport_staff', t);
        execute format('grant select, insert on followup.%I to havenport_job', t);
    end loop;
end $$;

create policy patient_looks on followup.viewing for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and by_actor = (select viewer.actor()));
create policy patient_confirms on followup.confirmation for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and by_actor = (select viewer.actor()));
grant insert on followup.viewing, followup.confirmation to havenport_patient;

create policy staff_reviews on followup.review for insert to havenport_staff
    with check ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR', 'NURSE')) and by_actor = (select viewer.actor()));
create policy staff_contacts on followup.contact for insert to havenport_staff
    with check ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR', 'NURSE')) and by_actor = (select viewer.actor()));
create policy staff_opens on followup.obligation for insert to havenport_staff
    with check ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR', 'NURSE')));
grant insert on followup.review, followup.contact, followup.obligation to havenport_staff;
