-- What the law lets be held back from a patient, one report or entry at a time, with all that makes it lawful. What is
-- held is read from the entry itself (chart.item.held_until); here stands why.
create table release.hold (
    patient_id            uuid not null,
    id                    uuid not null,
    item_id               uuid not null,
    class                 text,
    confidential          boolean not null,
    basis                 text not null
        check (basis in ('HARM_171_201_C1', 'DATA_171_201_C2', 'STATE_LAW', 'PRIVACY_171_202')),
    recipient             text not null check (recipient in ('PATIENT', 'REPRESENTATIVE')),
    harm                  text check (harm in ('LIFE_OR_SAFETY', 'SUBSTANTIAL_HARM', 'OTHER_PERSON')),
    reason                bytea,
    determined_by         uuid,
    state                 text check (state ~ '^[A-Z]{2}$'),
    statute               text,
    pack_hash             text,
    contact_first         boolean not null,
    patient_may_open      boolean not null,
    clinician_may_release boolean not null,
    consequence           text check (consequence in ('ROUTINE', 'SIGNIFICANT', 'CRITICAL')),
    placed_by             uuid not null,
    placed_at             timestamptz not null,
    expires_at            timestamptz not null,
    ended_at              timestamptz,
    ended_because         text check (ended_because in
        ('EXPIRED', 'RELEASED_EARLY', 'CONTACT', 'PATIENT_REQUEST', 'REVIEWED', 'RETRACTED')),
    ended_by              uuid,
    primary key (patient_id, id),
    check ((ended_at is null) = (ended_because is null) and (ended_at is null) = (ended_by is null)),
    -- Every hold ends by itself, and soon enough.
    constraint it_ends_by_itself check (expires_at > placed_at and expires_at <= placed_at + interval '90 days'),
    -- The law of a state, by its statute; or somebody's word about this one entry, with the reason.
    constraint it_has_its_basis check (
        case when basis = 'STATE_LAW'
             then state is not null and statute is not null and pack_hash is not null and harm is null
                  and recipient = 'PATIENT'
             else determined_by is not null and placed_by = determined_by and reason is not null and state is null
                  and not contact_first and not patient_may_open and clinician_may_release end),
    -- 45 CFR 164.524(a)(3): which danger counts depends on whom it is kept from.
    constraint its_harm_fits_its_recipient check (
        (basis = 'HARM_171_201_C1') = (harm is not null)
        and (harm is null or harm = 'OTHER_PERSON'
             or (harm = 'LIFE_OR_SAFETY') = (recipient = 'PATIENT'))),
    -- Where the law lets nobody open it before its time, nobody did.
    constraint nobody_opens_it_unlawfully check (
        (ended_because <> 'RELEASED_EARLY' or clinician_may_release)
        and (ended_because <> 'CONTACT' or contact_first or clinician_may_release)
        and (ended_because <> 'PATIENT_REQUEST' or patient_may_open))
);
create index hold_item on release.hold (patient_id, item_id);
create index hold_due on release.hold (expires_at) where ended_at is null;
create index hold_placed on release.hold (placed_at);

-- "Show it anyway" and "have it looked at again": the patient's own words to the practice, with what became of them.
create table release.hold_request (
    patient_id uuid not null,
    id         uuid not null,
    hold_id    uuid not null,
    kind       text not null check (kind in ('SHOW_ANYWAY', 'REVIEW')),
    at         timestamptz not null,
    by_actor   uuid not null,
    told_until timestamptz not null,
    answer     text not null check (answer in ('OPENED', 'REFUSED', 'PASSED_ON', 'UPHELD', 'ENDED')),
    decided_at timestamptz,
    decided_by uuid,
    words      bytea,
    primary key (patient_id, id),
    foreign key (patient_id, hold_id) references release.hold (patient_id, id),
    -- Who decides again says why, in words for the patient.
    check ((answer in ('UPHELD', 'ENDED')) = (decided_by is not null and decided_at is not null and words is not null)),
    check (kind = 'REVIEW' or answer in ('OPENED', 'REFUSED')),
    check (kind = 'SHOW_ANYWAY' or answer in ('PASSED_ON', 'UPHELD', 'ENDED'))
);
create index hold_request_hold on release.hold_request (patient_id, hold_id, at);
create index hold_request_open on release.hold_request (at) where answer = 'PASSED_ON';

-- Who determined it does not decide whether it was right (45 CFR 164.524(a)(4)).
create function release.another_decides() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog
    as $$
    begin
        if exists (select 1 from release.hold h where h.patient_id = new.patient_id and h.id = new.hold_id
                   and h.determined_by = new.decided_by) then
            raise exception 'Who determined a hold does not review it' using errcode = 'check_violation',
                constraint = 'another_decides';
        end if;
        return new;
    end $$;
revoke all on function release.another_decides() from public;
create trigger another_decides before insert or update on release.hold_request
    for each row execute function release.another_decides();

-- Which things wait may be about confidential topics: then they leave no trace for whoever acts for the patient.
alter table release.gate add column confidential boolean not null default false;
grant select (confidential) on release.gate to havenport_patient;

alter table release.hold enable row level security;
alter table release.hold force row level security;
create policy owner on release.hold to havenport_owner using (true) with check (true);
create policy job on release.hold to havenport_job using (true) with check (true);
create policy patient_reads on release.hold for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[])
        and (patient_id = any ((select chart.own())::uuid[]) or recipient = 'PATIENT'
             and (not confidential or patient_id = any ((select viewer.patients_with_confidential())::uuid[]))));
create policy staff_reads on release.hold for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy clinician_determines on release.hold for insert to havenport_staff
    with check (basis <> 'STATE_LAW' and placed_by = (select viewer.actor()) and determined_by = (select viewer.actor())
        and placed_at = (select viewer.at()) and ended_at is null
        and (select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy clinician_ends on release.hold for update to havenport_staff
    using (ended_at is null and ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR'))
        or contact_first and (select viewer.holds('NURSE'))))
    with check (ended_by = (select viewer.actor()) and ended_at = (select viewer.at())
        and ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR')) or ended_because = 'CONTACT'));
grant select (patient_id, id, item_id, class, basis, recipient, harm, determined_by, state, statute, contact_first,
    patient_may_open, clinician_may_release, placed_at, expires_at, ended_at, ended_because, confidential)
    on release.hold to havenport_patient;
grant select, insert, update (ended_at, ended_because, ended_by) on release.hold to havenport_staff;
grant select, insert, update on release.hold to havenport_job;

alter table release.hold_request enable row level security;
alter table release.hold_request force row level security;
create policy owner on release.hold_request to havenport_owner using (true) with check (true);
create policy job on release.hold_request to havenport_job using (true) with check (true);
create policy patient_reads on release.hold_request for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[])
        and (by_actor = (select viewer.actor()) or patient_id = any ((select chart.own())::uuid[])));
create policy patient_asks on release.hold_request for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and by_actor = (select viewer.actor())
        and at = (select viewer.at()) and answer in ('OPENED', 'REFUSED', 'PASSED_ON') and decided_by is null);
create policy staff_reads on release.hold_request for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy another_decides on release.hold_request for update to havenport_staff
    using (answer = 'PASSED_ON' and (select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR')))
    with check (answer in ('UPHELD', 'ENDED') and decided_by = (select viewer.actor())
        and decided_at = (select viewer.at()));
grant select, insert on release.hold_request to havenport_patient;
grant select, update (answer, decided_at, decided_by, words) on release.hold_request to havenport_staff;
grant select, update (answer, decided_at, decided_by, words) on release.hold_request to havenport_job;

-- What is kept from those who act for a patient leaves no trace for them, not even that it waits for a call.
create function release.kept(whose uuid, item uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (select 1 from release.hold h where h.patient_id = whose and h.item_id = item
            and h.recipient = 'REPRESENTATIVE' and h.ended_at is null and h.expires_at > viewer.at())
    $$;
revoke all on function release.kept(uuid, uuid) from public;
grant execute on function release.kept(uuid, uuid) to havenport_patient;
drop policy patient_reads on release.gate;
create policy patient_reads on release.gate for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[])
        and (patient_id = any ((select chart.own())::uuid[]) or not release.kept(patient_id, item_id))
        and (not confidential or patient_id = any ((select viewer.patients_with_confidential())::uuid[])));

-- The register of holds for those who answer for it: figures alone, nobody's name and nothing of any record.
create function release.holds_between(since timestamptz, before timestamptz)
    returns table (id uuid, basis text, recipient text, class text, state text, statute text, placed_at timestamptz,
        expires_at timestamptz, ended_at timestamptz, ended_because text, asked bigint, determined_by uuid)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select h.id, h.basis, h.recipient, h.class, h.state, h.statute, h.placed_at, h.expires_at,
               coalesce(h.ended_at, case when h.expires_at <= viewer.at() then h.expires_at end),
               coalesce(h.ended_because, case when h.expires_at <= viewer.at() then 'EXPIRED' end),
               (select count(*) from release.hold_request r where r.patient_id = h.patient_id and r.hold_id = h.id),
               h.determined_by
        from release.hold h
        where h.placed_at < before and coalesce(h.ended_at, h.expires_at) >= since
          and (session_user = 'havenport_job' or viewer.holds('MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER', 'COUNSEL'))
        order by h.placed_at
    $$;

-- What is held back with no basis written down: nothing.
create function release.held_without_basis() returns bigint
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select count(distinct (i.patient_id, i.group_id)) from chart.item i
        where i.release_state <> 'RETRACTED'
          and (i.held_until > viewer.at() and not exists (
                  select 1 from release.hold h where h.patient_id = i.patient_id and h.item_id = i.group_id
                  and h.recipient = 'PATIENT' and h.ended_at is null and h.expires_at >= i.held_until)
               or i.kept_until > viewer.at() and not exists (
                  select 1 from release.hold h where h.patient_id = i.patient_id and h.item_id = i.group_id
                  and h.recipient = 'REPRESENTATIVE' and h.ended_at is null and h.expires_at >= i.kept_until))
          and (session_user = 'havenport_job' or viewer.holds('MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER', 'COUNSEL'))
    $$;

-- Critical results the patient opened before anybody had called: when, and when somebody spoke with them.
create function release.opened_before_contact(since timestamptz, before timestamptz)
    returns table (opened_at timestamptz, called_at timestamptz, call_by timestamptz)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select g.opened_at, g.contacted_at, g.call_by from release.gate g
        where g.opened_because = 'PATIENT_REQUEST' and g.opened_at >= since and g.opened_at < before
          and (session_user = 'havenport_job' or viewer.holds('MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER', 'COUNSEL'))
        order by g.opened_at
    $$;

revoke all on function release.holds_between(timestamptz, timestamptz), release.held_without_basis(),
    release.opened_before_contact(timestamptz, timestamptz) from public;
grant execute on function release.holds_between(timestamptz, timestamptz), release.held_without_basis(),
    release.opened_before_contact(timestamptz, timestamptz) to havenport_staff, havenport_job;
