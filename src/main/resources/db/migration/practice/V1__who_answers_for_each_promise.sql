-- Who answers for each promise of the program, and what was seen of it. Nothing here is about a patient; words that
-- people write are sealed all the same.
create schema practice;
grant usage on schema practice to havenport_staff, havenport_job;

-- A promise is known here from the first time it was asked: its first review is counted from then.
create table practice.promise (
    name          text primary key check (name ~ '^[A-Za-z0-9]{1,120}$'),
    first_seen_at timestamptz not null
);

-- What was seen: each hour, and whenever the state turned.
create table practice.sighting (
    promise text not null references practice.promise (name),
    at      timestamptz not null,
    state   text not null check (state in ('HOLDS', 'WAIVED', 'NEEDS_ATTENTION', 'BROKEN')),
    turned  boolean not null,
    seen    text not null check (length(seen) <= 500),
    primary key (promise, at)
);
create index sighting_turned on practice.sighting (promise, at desc) where turned;

-- Who answers for a promise: the one named last. Without a row it is the proposed role.
create table practice.owner (
    number  bigint generated always as identity primary key,
    promise text not null references practice.promise (name),
    role    text not null,
    account uuid,
    at      timestamptz not null,
    by      uuid not null
);
create index owner_promise on practice.owner (promise, number desc);

-- What the owner says about it, and by when they plan to have it better: the last one counts.
create table practice.remark (
    number  bigint generated always as identity primary key,
    promise text not null references practice.promise (name),
    words   bytea not null,
    planned date,
    at      timestamptz not null,
    by      uuid not null
);
create index remark_promise on practice.remark (promise, number desc);

-- Somebody looked at the promise again, and when that is due the next time.
create table practice.review (
    number  bigint generated always as identity primary key,
    promise text not null references practice.promise (name),
    next_on date not null,
    at      timestamptz not null,
    by      uuid not null,
    constraint within_a_year check (next_on <= (at at time zone 'UTC')::date + 367)
);
create index review_promise on practice.review (promise, number desc);

-- Until a day, and by two people.
create table practice.waiver (
    id          uuid primary key,
    promise     text not null references practice.promise (name),
    reason      bytea not null,
    until       date not null,
    asked_at    timestamptz not null,
    asked_by    uuid not null,
    approved_at timestamptz,
    approved_by uuid,
    ended_at    timestamptz,
    ended_by    uuid,
    constraint second_person check (approved_by is null or approved_by <> asked_by),
    constraint has_an_end check (until <= (asked_at at time zone 'UTC')::date + 367),
    check ((approved_at is null) = (approved_by is null)),
    check ((ended_at is null) = (ended_by is null))
);
create unique index waiver_of on practice.waiver (promise) where ended_at is null;

-- A broken promise is work of its owner until they say what became of it.
create table practice.mending (
    id        uuid primary key,
    promise   text not null references practice.promise (name),
    opened_at timestamptz not null,
    due_at    timestamptz not null,
    outcome   text check (outcome in ('MENDED', 'WAIVED', 'NEVER_BROKEN')),
    words     bytea,
    closed_at timestamptz,
    closed_by uuid,
    check ((outcome is null) = (closed_at is null) and (outcome is null) = (closed_by is null)
        and (outcome is null) = (words is null))
);
create unique index mending_open on practice.mending (promise) where closed_at is null;

-- How the practice saw itself on a day: the whole answer, sealed, and its fingerprint.
create table practice.self_assessment (
    number          bigint generated always as identity primary key,
    at              timestamptz not null,
    by              uuid not null,
    fingerprint     text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    broken          int not null,
    needs_attention int not null,
    waived          int not null,
    holds           int not null,
    body            bytea not null
);

-- Those who answer for something read all of it; what they add, they add in their own name.
do $$
declare
    t text;
begin
    foreach t in array array['promise', 'sighting', 'owner', 'remark', 'review', 'waiver', 'mending', 'self_assessment'] loop
        execute format('alter table practice.%I enable row level security', t);
        execute format('alter table practice.%I force row level security', t);
        execute format('create policy owner on practice.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job_reads on practice.%I for select to havenport_job using (true)', t);
        execute format('create policy staff_reads on practice.%I for select to havenport_staff using ((select viewer.holds('
            '''COMPLIANCE_OFFICER'', ''ADMINISTRATOR'', ''MEDICAL_DIRECTOR'', ''SECURITY_ADMINISTRATOR'', ''COUNSEL'','
            ' ''PORTAL_COORDINATOR'')))', t);
        execute format('grant select on practice.%I to havenport_staff, havenport_job', t);
    end loop;
end $$;

create policy job_knows on practice.promise for insert to havenport_job with check (true);
create policy job_waits on practice.promise for update to havenport_job using (true) with check (true);
create policy job_sees on practice.sighting for insert to havenport_job with check (true);
create policy job_puts_away on practice.waiver for update to havenport_job using (true) with check (ended_by is not null);
create policy job_opens on practice.mending for insert to havenport_job with check (outcome is null);
grant insert, update on practice.promise to havenport_job;
grant insert on practice.sighting, practice.mending to havenport_job;
grant update (ended_at, ended_by) on practice.waiver to havenport_job;

create policy staff_names on practice.owner for insert to havenport_staff
    with check (by = (select viewer.actor()) and (select viewer.holds('COMPLIANCE_OFFICER', 'ADMINISTRATOR')));
create policy staff_says on practice.remark for insert to havenport_staff
    with check (by = (select viewer.actor()) and (select viewer.holds(
        'COMPLIANCE_OFFICER', 'ADMINISTRATOR', 'MEDICAL_DIRECTOR', 'SECURITY_ADMINISTRATOR', 'COUNSEL', 'PORTAL_COORDINATOR')));
create policy staff_reviews on practice.review for insert to havenport_staff
    with check (by = (select viewer.actor()) and (select viewer.holds(
        'COMPLIANCE_OFFICER', 'ADMINISTRATOR', 'MEDICAL_DIRECTOR', 'SECURITY_ADMINISTRATOR', 'COUNSEL', 'PORTAL_COORDINATOR')));
create policy staff_asks on practice.waiver for insert to havenport_staff
    with check (asked_by = (select viewer.actor()) and approved_by is null and ended_by is null and (select viewer.holds(
        'COMPLIANCE_OFFICER', 'ADMINISTRATOR', 'MEDICAL_DIRECTOR', 'SECURITY_ADMINISTRATOR', 'COUNSEL', 'PORTAL_COORDINATOR')));
create policy staff_decides on practice.waiver for update to havenport_staff
    using (ended_by is null and (select viewer.holds('COMPLIANCE_OFFICER', 'ADMINISTRATOR', 'MEDICAL_DIRECTOR')))
    with check (approved_by = (select viewer.actor()) or ended_by = (select viewer.actor()));
create policy staff_closes on practice.mending for update to havenport_staff
    using (closed_by is null and (select viewer.holds(
        'COMPLIANCE_OFFICER', 'ADMINISTRATOR', 'MEDICAL_DIRECTOR', 'SECURITY_ADMINISTRATOR', 'COUNSEL', 'PORTAL_COORDINATOR')))
    with check (closed_by = (select viewer.actor()));
create policy staff_keeps on practice.self_assessment for insert to havenport_staff
    with check (by = (select viewer.actor())
        and (select viewer.holds('COMPLIANCE_OFFICER', 'ADMINISTRATOR', 'MEDICAL_DIRECTOR')));
grant insert on practice.owner, practice.remark, practice.review, practice.waiver, practice.self_assessment to havenport_staff;
grant update (approved_at, approved_by, ended_at, ended_by) on practice.waiver to havenport_staff;
grant update (outcome, words, closed_at, closed_by) on practice.mending to havenport_staff;
