-- What a patient says is wrong in the record, and what becomes of it. Ids, states and times: every word stands in the
-- chart as a Communication, or sealed.
create schema concerns;
grant usage on schema concerns to havenport_patient, havenport_staff, havenport_job;

-- A request to amend the record (45 CFR 164.526): 60 days, one extension of at most 30 with its reason, and a denial only
-- for one of the four lawful reasons.
create table concerns.correction (
    patient_id      uuid not null,
    id              uuid not null,
    item_id         uuid not null,
    group_id        uuid not null,
    wrong           text not null check (wrong in ('DETAIL', 'OUT_OF_DATE', 'MISSING', 'NOT_MINE')),
    words_id        uuid not null,
    asked_at        timestamptz not null,
    asked_by        uuid not null,
    due_at          timestamptz not null,
    extended_at     timestamptz,
    extended_by     uuid,
    extension_id    uuid,
    state           text not null default 'OPEN' check (state in ('OPEN', 'ACCEPTED', 'DENIED')),
    decided_at      timestamptz,
    decided_by      uuid,
    answer_id       uuid,
    denial          text check (denial in ('NOT_MADE_HERE', 'NOT_PART_OF_THE_RECORD', 'NOT_OPEN_TO_INSPECTION', 'ACCURATE_AND_COMPLETE')),
    disagreed_at    timestamptz,
    disagreement_id uuid,
    read_at         timestamptz,
    primary key (patient_id, id),
    constraint days check (due_at <= asked_at + case when extended_at is null then interval '1440 hours' else interval '2160 hours' end),
    constraint extension_has_its_reason check ((extended_at is null) = (extension_id is null) and (extended_at is null) = (extended_by is null)),
    constraint decision_is_whole check ((state = 'OPEN') = (decided_at is null) and (state = 'OPEN') = (decided_by is null)
        and (state = 'OPEN') = (answer_id is null)),
    constraint denial_has_its_reason check ((state = 'DENIED') = (denial is not null)),
    constraint disagreement_follows_a_denial check ((disagreed_at is null) = (disagreement_id is null)
        and (disagreed_at is null or state = 'DENIED'))
);
create index correction_open on concerns.correction (due_at) where state = 'OPEN';

-- Something may have been shown to somebody whom it is not about: presumed a breach until the assessment says otherwise
-- (45 CFR 164.402), 60 days from its discovery.
create table concerns.incident (
    patient_id    uuid not null,
    id            uuid not null,
    cause         text not null check (cause in ('NOT_MINE', 'RETRACTED')),
    discovered_at timestamptz not null,
    due_at        timestamptz not null,
    opened_by     uuid not null,
    correction_id uuid,
    filed_at      timestamptz,
    released_at   timestamptz,
    retracted_at  timestamptz,
    retracted_by  uuid,
    restored_at   timestamptz,
    restored_by   uuid,
    state         text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
    decision      text check (decision in ('BREACH', 'LOW_PROBABILITY', 'NOTHING_SHOWN')),
    decided_at    timestamptz,
    decided_by    uuid,
    primary key (patient_id, id),
    constraint clock check (due_at <= discovered_at + interval '1440 hours'),
    constraint closed_with_a_signed_decision check ((state = 'OPEN') = (decision is null)
        and (state = 'OPEN') = (decided_at is null) and (state = 'OPEN') = (decided_by is null)),
    constraint signed_by_somebody_else check (decided_by is null or (decided_by <> opened_by
        and decided_by is distinct from retracted_by and decided_by is distinct from restored_by))
);
create index incident_open on concerns.incident (due_at) where state = 'OPEN';

-- The items an incident is about.
create table concerns.incident_item (
    patient_id  uuid not null,
    incident_id uuid not null,
    item_id     uuid not null,
    primary key (patient_id, incident_id, item_id),
    foreign key (patient_id, incident_id) references concerns.incident (patient_id, id)
);
create index incident_item_item on concerns.incident_item (patient_id, item_id);

-- The four factors of 45 CFR 164.402(2), each written down and sealed, and the decision in words.
create table concerns.assessment (
    patient_id  uuid not null,
    incident_id uuid not null,
    what        bytea not null,
    who         bytea not null,
    seen        bytea not null,
    mitigated   bytea not null,
    because     bytea not null,
    made_at     timestamptz not null,
    made_by     uuid not null,
    primary key (patient_id, incident_id),
    foreign key (patient_id, incident_id) references concerns.incident (patient_id, id)
);

do $$
declare
    t text;
begin
    foreach t in array array['correction', 'incident', 'incident_item', 'assessment'] loop
        execute format('alter table concerns.%I enable row level security', t);
        execute format('alter table concerns.%I force row level security', t);
        execute format('create policy owner on concerns.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job_reads on concerns.%I for select to havenport_job using (true)', t);
        execute format('grant select on concerns.%I to havenport_staff, havenport_job', t);
    end loop;
end $$;

-- A correction: the patient asks, reads, and may disagree; the care team decides.
create policy patient_reads on concerns.correction for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[]));
create policy patient_asks on concerns.correction for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and asked_by = (select viewer.actor())
        and state = 'OPEN' and extended_at is null);
create policy patient_answers on concerns.correction for update to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[]) and state <> 'OPEN')
    with check (patient_id = any ((select viewer.patients())::uuid[]) and state <> 'OPEN');
create policy staff_reads on concerns.correction for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy staff_decides on concerns.correction for update to havenport_staff
    using ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR')) and state = 'OPEN')
    with check (coalesce(decided_by, extended_by) = (select viewer.actor()));
grant select, insert, update (disagreed_at, disagreement_id, read_at) on concerns.correction to havenport_patient;
grant update (due_at, extended_at, extended_by, extension_id, state, decided_at, decided_by, answer_id, denial)
    on concerns.correction to havenport_staff;

-- An incident: opened by whoever says or finds it, closed by compliance alone.
create policy patient_opens on concerns.incident for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and opened_by = (select viewer.actor())
        and cause = 'NOT_MINE' and state = 'OPEN');
create policy patient_opens on concerns.incident_item for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]));
create policy staff_reads on concerns.incident for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER')));
create policy staff_reads on concerns.incident_item for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER')));
create policy staff_finds_out on concerns.incident for update to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')) and state = 'OPEN')
    with check (state = 'OPEN');
create policy compliance_closes on concerns.incident for update to havenport_staff
    using ((select viewer.holds('COMPLIANCE_OFFICER')) and state = 'OPEN')
    with check (decided_by = (select viewer.actor()));
create policy compliance_reads on concerns.assessment for select to havenport_staff
    using ((select viewer.holds('COMPLIANCE_OFFICER')));
create policy compliance_assesses on concerns.assessment for insert to havenport_staff
    with check ((select viewer.holds('COMPLIANCE_OFFICER')) and made_by = (select viewer.actor()));
create policy job_opens on concerns.incident for insert to havenport_job with check (true);
create policy job_finds_out on concerns.incident for update to havenport_job using (true) with check (true);
create policy job_opens on concerns.incident_item for insert to havenport_job with check (true);
grant insert on concerns.incident, concerns.incident_item to havenport_patient, havenport_job;
grant insert on concerns.assessment to havenport_staff;
grant update (restored_at, restored_by, state, decision, decided_at, decided_by) on concerns.incident to havenport_staff;
grant update (retracted_at, retracted_by) on concerns.incident to havenport_job;
