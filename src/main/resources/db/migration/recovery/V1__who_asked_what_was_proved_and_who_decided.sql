-- How somebody who cannot get in gets in again: alone with two proofs, or with help of somebody who checked who it is. No
-- user name, no code and no address stands here in clear.
create schema recovery;
grant usage on schema recovery to havenport_door, havenport_job, havenport_staff;

-- Asked for by whoever typed a name, alike for names that nobody has. The code that is sent stands nowhere: it is computed
-- from the id. What the browser holds is kept as its SHA-256.
create table recovery.own (
    id             uuid primary key,
    handle_hash    bytea not null unique check (length(handle_hash) = 32),
    name_blind     bytea not null,
    network_blind  bytea not null,
    asked_at       timestamptz not null,
    code_ends_at   timestamptz not null,
    ends_at        timestamptz not null,
    looked_at      timestamptz,
    account        uuid,
    sent           boolean not null default false,
    why_not        text check (why_not in ('NOBODY', 'NO_ADDRESS', 'RESTS', 'TOO_MANY', 'SUSPENDED')),
    tries          integer not null default 0 check (tries <= 10),
    first_at       timestamptz,
    text_id        uuid,
    text_sent_at   timestamptz,
    second         text check (second in ('TOTP', 'PASSKEY', 'RECOVERY_CODE', 'TEXT')),
    second_at      timestamptz,
    totp_sealed    bytea,
    done_at        timestamptz,
    new_app        boolean not null default false,
    constraint short_life check (code_ends_at <= asked_at + interval '15 minutes'
        and ends_at <= asked_at + interval '45 minutes'),
    constraint in_order check ((second is null) = (second_at is null)
        and (first_at is null or sent and account is not null and first_at < code_ends_at)
        and (second_at is null or first_at <= second_at)),
    constraint two_proofs check (done_at is null or second_at is not null and second_at <= done_at)
);
create index own_name on recovery.own (name_blind, asked_at);
create index own_network on recovery.own (network_blind, asked_at);
create index own_asked on recovery.own (asked_at);
create index own_to_look_at on recovery.own (asked_at) where looked_at is null;
create index own_account on recovery.own (account) where done_at is null;
grant select, insert, update on recovery.own to havenport_door;
grant delete on recovery.own to havenport_job;
grant select on recovery.own to havenport_job, havenport_staff;

-- Given by somebody who checked by two identifiers who it is. The code is told once, and works once and for half an hour.
create table recovery.assisted (
    id            uuid primary key,
    account       uuid not null,
    kind          text not null check (kind in ('PATIENT', 'STAFF')),
    name_blind    bytea not null,
    reason        text not null check (reason in ('FORGOT_PASSWORD', 'LOST_PHONE', 'STOLEN', 'LOCKED', 'OTHER_WAYS_FAILED')),
    method        text not null check (method in ('IN_PERSON', 'CALLED_BACK', 'BY_VIDEO')),
    identifiers   text[] not null check (cardinality(identifiers) >= 2),
    contact_new   boolean not null,
    asked_at      timestamptz not null,
    asked_by      uuid not null,
    needs_second  boolean not null,
    agreed_at     timestamptz,
    agreed_by     uuid,
    withdrawn_at  timestamptz,
    withdrawn_by  uuid,
    code_blind    bytea,
    code_at       timestamptz,
    ends_at       timestamptz,
    printed_at    timestamptz,
    tries         integer not null default 0 check (tries <= 10),
    totp_sealed   bytea,
    used_at       timestamptz,
    constraint not_for_oneself check (asked_by <> account and (agreed_by is null or agreed_by <> account)),
    constraint second_person check ((agreed_at is null) = (agreed_by is null)
        and (agreed_by is null or agreed_by <> asked_by)
        and (code_blind is null or not needs_second or agreed_by is not null)),
    constraint short_life check ((code_blind is null) = (code_at is null) and (code_at is null) = (ends_at is null)
        and (ends_at is null or ends_at <= code_at + interval '30 minutes')),
    constraint in_person_when_contact_is_new check (not contact_new or method = 'IN_PERSON'),
    constraint used_in_time check (used_at is null or code_at <= used_at and used_at < ends_at and withdrawn_at is null)
);
create index assisted_name on recovery.assisted (name_blind) where used_at is null and withdrawn_at is null;
create index assisted_asked on recovery.assisted (asked_at);
grant select, update (tries, totp_sealed, used_at, withdrawn_at) on recovery.assisted to havenport_door;
grant select on recovery.assisted to havenport_job;
grant select, insert, update (agreed_at, agreed_by, withdrawn_at, withdrawn_by, code_blind, code_at, ends_at, printed_at)
    on recovery.assisted to havenport_staff;

-- Who cannot use the portal for now, with what everybody is owed: why, where to appeal, and how to get the record otherwise.
-- What is taken away is as little as serves (the ladder of C7): reading ends only for fraud and security.
create table recovery.suspension (
    id           uuid primary key,
    account      uuid not null,
    scope        text not null check (scope in ('ASKING', 'READING_TOO')),
    reason       text not null check (reason in ('MISUSE', 'ABUSE', 'PATIENT_REQUEST', 'FRAUD', 'SECURITY')),
    appeal       text not null check (length(trim(appeal)) between 10 and 300),
    otherwise    text not null check (length(trim(otherwise)) between 10 and 300),
    since        timestamptz not null,
    suspended_by uuid not null,
    lifted_at    timestamptz,
    lifted_by    uuid,
    constraint the_record_stays_open check (scope <> 'READING_TOO' or reason in ('FRAUD', 'SECURITY')),
    constraint not_of_oneself check (suspended_by <> account and (lifted_by is null or lifted_by <> account)),
    check ((lifted_at is null) = (lifted_by is null))
);
create unique index suspension_now on recovery.suspension (account) where lifted_at is null;
grant select on recovery.suspension to havenport_door, havenport_job;
grant select, insert, update (lifted_at, lifted_by) on recovery.suspension to havenport_staff;

do $$
declare
    t text;
begin
    foreach t in array array['own', 'assisted', 'suspension'] loop
        execute format('alter table recovery.%I enable row level security', t);
        execute format('alter table recovery.%I force row level security', t);
        execute format('create policy owner on recovery.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy door on recovery.%I to havenport_door using (true) with check (true)', t);
        execute format('create policy job on recovery.%I to havenport_job using (true) with check (true)', t);
    end loop;
end $$;

create policy staff_reads on recovery.own for select to havenport_staff
    using ((select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER')));
create policy staff_reads on recovery.assisted for select to havenport_staff
    using ((select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER'))
        or asked_by = (select viewer.actor()));
-- The front desk and portal coordinators for patients, administrators for those who work here.
create policy staff_helps on recovery.assisted for insert to havenport_staff
    with check (asked_by = (select viewer.actor()) and account <> (select viewer.actor()) and agreed_at is null
        and used_at is null and withdrawn_at is null
        and (kind = 'PATIENT' and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR'))
            or kind = 'STAFF' and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR'))));
create policy staff_prints_or_withdraws on recovery.assisted for update to havenport_staff
    using (used_at is null and asked_by = (select viewer.actor()))
    with check (asked_by = (select viewer.actor()));
create policy second_agrees on recovery.assisted for update to havenport_staff
    using (used_at is null and needs_second and kind = 'STAFF' and asked_by <> (select viewer.actor())
        and account <> (select viewer.actor()) and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (agreed_by = (select viewer.actor()) or withdrawn_by = (select viewer.actor()));

create policy staff_reads on recovery.suspension for select to havenport_staff
    using ((select viewer.holds('PORTAL_COORDINATOR', 'ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER',
        'MEDICAL_DIRECTOR')));
create policy staff_suspends on recovery.suspension for insert to havenport_staff
    with check (suspended_by = (select viewer.actor()) and lifted_at is null
        and (select viewer.holds('COMPLIANCE_OFFICER', 'MEDICAL_DIRECTOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_lifts on recovery.suspension for update to havenport_staff
    using (lifted_at is null
        and (select viewer.holds('COMPLIANCE_OFFICER', 'MEDICAL_DIRECTOR', 'SECURITY_ADMINISTRATOR')))
    with check (lifted_by = (select viewer.actor()));

-- Since when messages get to somebody's number, of which a code by text message must be a day sure.
create function recovery.number_known_since(patient uuid, account uuid) returns timestamptz
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select c.verified_at from notices.contact_point c
        where c.patient_id = patient and c.kind = 'TEXT' and c.ended_at is null and c.verified_at is not null
          and c.bounced_at is null and c.stopped_at is null
        limit 1
    $$;
revoke all on function recovery.number_known_since(uuid, uuid) from public;
grant execute on function recovery.number_known_since(uuid, uuid) to havenport_door;
