-- Work for people: about whom, by when, who answers for it now, and how far it went. No words about anybody.
create schema worklist;
grant usage on schema worklist to havenport_patient, havenport_staff, havenport_job;

create table worklist.work (
    patient_id   uuid not null,
    id           uuid not null,
    kind         text not null,
    subject      uuid not null,
    pool         text not null check (pool in ('FRONT_DESK', 'NURSES', 'CLINICIANS')),
    skill        text not null check (skill in ('CLERK', 'NURSE', 'CLINICIAN')),
    pace         text not null check (pace in ('REAL', 'BUSINESS')),
    clinician    uuid,
    opened_at    timestamptz not null,
    opened_by    uuid not null,
    due_at       timestamptz not null,
    escalates_at timestamptz not null,
    level        integer not null default 0 check (level between 0 and 3),
    owner        uuid,
    owned_at     timestamptz,
    claimed_at   timestamptz,
    passed_by    uuid,
    passed_why   text check (passed_why in ('NOT_CLINICAL', 'BY_PROTOCOL', 'ANSWER_GIVEN', 'OTHER_TEAM')),
    closed_at    timestamptz,
    closed_by    uuid,
    outcome      text check (outcome ~ '^[A-Z][A-Z_]{0,39}$'),
    primary key (patient_id, id),
    check ((owner is null) = (owned_at is null)),
    check (claimed_at is null or owner is not null),
    constraint nothing_ends_by_itself check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (outcome is null))
);
create unique index work_once on worklist.work (patient_id, kind, subject) where closed_at is null;
create index work_clock on worklist.work (escalates_at) where closed_at is null;
create index work_due on worklist.work (due_at) where closed_at is null;
create index work_owner on worklist.work (owner) where closed_at is null;

-- What became of it, step by step: who did it (null: the program), to whom it went, and why.
create table worklist.step (
    patient_id uuid not null,
    work_id    uuid not null,
    id         uuid not null,
    at         timestamptz not null,
    what       text not null check (what in ('CAME_TO', 'TAKEN', 'HANDED_OVER', 'PASSED_UP', 'PASSED_DOWN', 'REROUTED',
                                             'WENT_ON', 'NOBODY_THERE', 'PAGED', 'TRIED', 'DONE', 'CLOSED')),
    level      integer not null,
    by_actor   uuid,
    to_actor   uuid,
    why        text check (why ~ '^[A-Z][A-Z_]{0,39}$'),
    primary key (patient_id, work_id, id),
    foreign key (patient_id, work_id) references worklist.work (patient_id, id)
);
create index step_at on worklist.step (at);

-- Who has it open now, so that two do not do the same.
create table worklist.looking (
    patient_id uuid not null,
    work_id    uuid not null,
    account    uuid not null,
    at         timestamptz not null,
    primary key (patient_id, work_id, account),
    foreign key (patient_id, work_id) references worklist.work (patient_id, id)
);

do $$
declare
    t text;
begin
    foreach t in array array['work', 'step', 'looking'] loop
        execute format('alter table worklist.%I enable row level security', t);
        execute format('alter table worklist.%I force row level security', t);
        execute format('create policy owner on worklist.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job on worklist.%I to havenport_job using (true) with check (true)', t);
        execute format('grant select, insert, update on worklist.%I to havenport_job', t);
    end loop;
end $$;

-- A patient makes work for people and sees nothing of it.
create policy patient_opens on worklist.work for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and opened_by = (select viewer.actor())
        and owner is null and closed_at is null and level = 0);
grant insert on worklist.work to havenport_patient;

-- Who cares for patients sees all work; who does not sees what needs no judgement about health, and what they passed up.
create policy staff_reads on worklist.work for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR'))
        or ((skill = 'CLERK' or passed_by = (select viewer.actor()))
            and (select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'BILLING', 'PORTAL_COORDINATOR'))));
create policy staff_opens on worklist.work for insert to havenport_staff
    with check (opened_by = (select viewer.actor()) and closed_at is null and level = 0 and claimed_at is null
        and (select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'BILLING', 'PORTAL_COORDINATOR', 'NURSE', 'CLINICIAN',
                                 'MEDICAL_DIRECTOR')));
-- It is taken and ended only with the skill it needs.
create policy staff_works on worklist.work for update to havenport_staff
    using (closed_at is null and (select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'BILLING', 'PORTAL_COORDINATOR',
                                                      'NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')))
    with check (
        (closed_at is null or closed_by = (select viewer.actor()))
        and ((closed_at is null and claimed_at is null)
            or (skill = 'CLERK')
            or (skill = 'NURSE' and (select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')))
            or (skill = 'CLINICIAN' and (select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR')))));
grant select, insert on worklist.work to havenport_staff;
grant update (due_at, escalates_at, owner, owned_at, claimed_at, pool, skill, passed_by, passed_why, closed_at, closed_by,
              outcome) on worklist.work to havenport_staff;

create policy staff_reads on worklist.step for select to havenport_staff
    using (exists (select 1 from worklist.work w where w.patient_id = step.patient_id and w.id = step.work_id));
create policy staff_keeps on worklist.step for insert to havenport_staff
    with check (by_actor = (select viewer.actor())
        and exists (select 1 from worklist.work w where w.patient_id = step.patient_id and w.id = step.work_id));
grant select, insert on worklist.step to havenport_staff;

create policy staff_reads on worklist.looking for select to havenport_staff
    using (exists (select 1 from worklist.work w where w.patient_id = looking.patient_id and w.id = looking.work_id));
create policy staff_looks on worklist.looking for insert to havenport_staff
    with check (account = (select viewer.actor())
        and exists (select 1 from worklist.work w where w.patient_id = looking.patient_id and w.id = looking.work_id));
create policy staff_looks_again on worklist.looking for update to havenport_staff
    using (account = (select viewer.actor())) with check (account = (select viewer.actor()));
grant select, insert, update (at) on worklist.looking to havenport_staff;

-- What needs less than it did is passed down by whoever has the skill it needed, and with a reason.
create function worklist.passed_down_with_a_reason() returns trigger
    language plpgsql
    set search_path = pg_catalog
    as $$
    begin
        if array_position(array['CLERK', 'NURSE', 'CLINICIAN'], new.skill)
                < array_position(array['CLERK', 'NURSE', 'CLINICIAN'], old.skill)
            and (new.passed_why is null
                or old.skill = 'NURSE' and not viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')
                or old.skill = 'CLINICIAN' and not viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR'))
        then
            raise exception 'Work is passed down with a reason, by whoever has the skill'
                using errcode = 'check_violation', constraint = 'passed_down_with_a_reason';
        end if;
        return new;
    end $$;
revoke all on function worklist.passed_down_with_a_reason() from public;
create trigger passed_down_with_a_reason before update of skill on worklist.work
    for each row execute function worklist.passed_down_with_a_reason();

-- What a patient does may end work about them; they do not learn whether there was any.
create function worklist.ended_by_the_patient(patient uuid, of_kind text, about uuid) returns void
    language sql volatile security definer
    set search_path = pg_catalog
    as $$
        update worklist.work w set closed_at = viewer.at(), closed_by = viewer.actor(), outcome = 'CLOSED'
        where w.patient_id = patient and w.kind = of_kind and w.subject = about and w.closed_at is null
          and patient = any (viewer.patients())
    $$;
revoke all on function worklist.ended_by_the_patient(uuid, text, uuid) from public;
grant execute on function worklist.ended_by_the_patient(uuid, text, uuid) to havenport_patient;
