-- What was ordered and is awaited: a test its result, a referral its visit. Whether it is still open is read from the
-- chart; "open" says only where there is a need to ask.
create table followup.expected (
    patient_id  uuid not null,
    order_id    uuid not null,
    kind        text not null check (kind in ('TEST', 'REFERRAL')),
    ordered_at  timestamptz not null,
    expected_at timestamptz not null,
    open        boolean not null default true,
    primary key (patient_id, order_id)
);
create index expected_open on followup.expected (kind, expected_at, patient_id, order_id) where open;

-- What came in and names the order it answers.
create table followup.answer (
    patient_id uuid not null,
    order_id   uuid not null,
    item_id    uuid not null,
    primary key (patient_id, order_id, item_id)
);
create index answer_item on followup.answer (patient_id, item_id);

-- A person ended the wait, with a reason and their name.
create table followup.closing (
    patient_id uuid not null,
    order_id   uuid not null,
    at         timestamptz not null,
    by_actor   uuid not null,
    reason     text not null check (reason in ('DONE_ELSEWHERE', 'NO_LONGER_NEEDED', 'PATIENT_DECLINED', 'ORDERED_TWICE',
        'ORDERED_IN_ERROR', 'PATIENT_LEFT', 'PATIENT_DIED')),
    primary key (patient_id, order_id),
    foreign key (patient_id, order_id) references followup.expected (patient_id, order_id)
);

-- Whether an order still waits: nobody ended it, and nothing that stands in the chart answers it. A test waits for a final
-- result, a referral for a visit that is booked or took place, or for the report of it.
create function followup.waits(whose uuid, one uuid) returns boolean
    language sql stable
    set search_path = pg_catalog
    as $$
        select not exists (select 1 from followup.closing c where c.patient_id = whose and c.order_id = one)
            and not exists (
                select 1 from followup.answer a join chart.item i on i.patient_id = a.patient_id and i.id = a.item_id
                where a.patient_id = whose and a.order_id = one and i.release_state <> 'RETRACTED'
                  and case i.type
                      when 'Appointment' then i.status in ('booked', 'arrived', 'checked-in', 'fulfilled')
                      when 'Encounter' then i.status not in ('planned', 'cancelled', 'entered-in-error', 'unknown')
                      else i.status in ('final', 'amended', 'corrected', 'appended', 'completed') end)
    $$;
revoke all on function followup.waits(uuid, uuid) from public;
grant execute on function followup.waits(uuid, uuid) to havenport_staff, havenport_job;

-- What is significant or critical, was looked at, and is not known to have reached its patient.
create index obligation_unreached on followup.obligation (opened_at, patient_id, item_id)
    where settled_at is null and consequence <> 'ROUTINE';

-- Each time the proof of one matter was made and handed out: to whom, and the hash of its list of hashes.
create table followup.proof (
    patient_id uuid not null,
    id         uuid not null,
    topic_id   uuid not null,
    at         timestamptz not null,
    by_actor   uuid not null,
    manifest   text not null check (manifest ~ '^[0-9a-f]{64}$'),
    primary key (patient_id, id)
);
create index proof_manifest on followup.proof (manifest);
create index proof_at on followup.proof (at);

do $$
declare
    t text;
begin
    foreach t in array array['expected', 'answer', 'closing', 'proof'] loop
        execute format('alter table followup.%I enable row level security', t);
        execute format('alter table followup.%I force row level security', t);
        execute format('create policy owner on followup.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job on followup.%I to havenport_job using (true) with check (true)', t);
        execute format('grant select on followup.%I to havenport_staff, havenport_job', t);
    end loop;
    foreach t in array array['expected', 'answer', 'closing'] loop
        execute format('create policy staff_reads on followup.%I for select to havenport_staff
            using ((select viewer.holds(''NURSE'', ''CLINICIAN'', ''MEDICAL_DIRECTOR'')))', t);
    end loop;
end $$;
grant insert, update on followup.expected to havenport_job;
grant insert on followup.answer to havenport_job;

-- Whoever orders decides that it is not needed any more.
create policy clinicians_close on followup.closing for insert to havenport_staff
    with check ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR')) and by_actor = (select viewer.actor()));
create policy clinicians_close on followup.expected for update to havenport_staff
    using ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR')));
grant insert on followup.closing to havenport_staff;
grant update (open) on followup.expected to havenport_staff;

create policy who_answers_reads on followup.proof for select to havenport_staff
    using ((select viewer.holds('COMPLIANCE_OFFICER', 'COUNSEL', 'MEDICAL_DIRECTOR')));
create policy who_answers_takes on followup.proof for insert to havenport_staff
    with check ((select viewer.holds('COMPLIANCE_OFFICER', 'COUNSEL', 'MEDICAL_DIRECTOR'))
        and by_actor = (select viewer.actor()));
grant insert on followup.proof to havenport_staff;
