-- Which patients were invited, who asked for an account, who left, and what those said who were asked why.
create schema enrolment;
grant usage on schema enrolment to havenport_patient, havenport_staff, havenport_job, havenport_door;

-- An invitation: a code that works once, until its end, for a few wrong tries, and only with the birth date beside it.
-- Of both only keyed hashes are kept.
create table enrolment.invitation (
    patient_id   uuid not null,
    id           uuid not null,
    code_blind   bytea not null,
    born_blind   bytea not null,
    way          text not null check (way in ('POSTED', 'HANDED')),
    checked      text[] not null,
    language     text not null check (language in ('en', 'es')),
    bundle       uuid,
    invited_by   uuid not null,
    invited_at   timestamptz not null,
    ends_at      timestamptz not null check (ends_at <= invited_at + interval '90 days'),
    tries        integer not null default 0,
    totp_sealed  bytea,
    closed_at    timestamptz,
    used_at      timestamptz check (used_at < ends_at),
    withdrawn_at timestamptz,
    account      uuid,
    primary key (patient_id, id),
    check (num_nonnulls(closed_at, used_at, withdrawn_at) <= 1),
    check ((used_at is null) = (account is null)),
    -- Who gets it into their hand was looked at; a letter goes to the address on file.
    constraint identity_checked check (way = 'POSTED' or cardinality(checked) >= 2)
);
create unique index invitation_open on enrolment.invitation (patient_id)
    where used_at is null and withdrawn_at is null and closed_at is null;
create index invitation_code on enrolment.invitation (code_blind)
    where used_at is null and withdrawn_at is null and closed_at is null;
create index invitation_bundle on enrolment.invitation (bundle) where bundle is not null;
create index invitation_invited_at on enrolment.invitation (invited_at);

-- Somebody who asked for an account. Whose record it is, a person finds out.
create table enrolment.request (
    id            uuid primary key,
    sealed        bytea not null,
    person_blind  bytea not null,
    network_blind bytea not null,
    language      text not null check (language in ('en', 'es')),
    asked_at      timestamptz not null,
    state         text not null default 'WAITING' check (state in ('WAITING', 'INVITED', 'DECLINED')),
    decided_at    timestamptz,
    decided_by    uuid,
    linked_to     uuid,
    checked       text[],
    reason        text check (reason in ('NOT_FOUND', 'NOT_THE_SAME', 'NO_ANSWER', 'NOT_WANTED', 'TWICE')),
    constraint decided_by_a_person check ((state = 'WAITING') = (decided_by is null)
        and (state = 'WAITING') = (decided_at is null)),
    constraint linked_by_two_identifiers check ((state = 'INVITED') = (linked_to is not null)
        and (state <> 'INVITED' or cardinality(checked) >= 2)),
    constraint declined_with_a_reason check ((state = 'DECLINED') = (reason is not null))
);
create unique index request_waiting on enrolment.request (person_blind) where state = 'WAITING';
create index request_asked on enrolment.request (asked_at);
create index request_network on enrolment.request (network_blind, asked_at);

-- Somebody left the portal, by themselves or by telling the staff; and perhaps came back.
create table enrolment.departure (
    patient_id  uuid not null,
    id          uuid not null,
    account     uuid not null,
    at          timestamptz not null,
    by_actor    uuid not null,
    wish_before text,
    returned_at timestamptz check (returned_at >= at),
    primary key (patient_id, id)
);
create unique index departure_open on enrolment.departure (patient_id) where returned_at is null;

-- Somebody of the staff asked a person on a follow-up list, and what they said.
create table enrolment.note (
    patient_id uuid not null,
    id         uuid not null,
    list       text not null check (list in ('NEVER', 'CLOSED', 'DORMANT', 'LEFT')),
    outcome    text not null check (outcome in ('SPOKE', 'LETTER_AGAIN', 'NOT_WANTED', 'NOT_REACHED')),
    next_on    date,
    owner      uuid not null,
    by_actor   uuid not null,
    at         timestamptz not null,
    primary key (patient_id, id),
    check ((outcome = 'NOT_WANTED') = (next_on is null))
);
create index note_of_patient on enrolment.note (patient_id, list, at desc);

do $$
declare
    t text;
begin
    foreach t in array array['invitation', 'request', 'departure', 'note'] loop
        execute format('alter table enrolment.%I enable row level security', t);
        execute format('alter table enrolment.%I force row level security', t);
        execute format('create policy owner on enrolment.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job_reads on enrolment.%I for select to havenport_job using (true)', t);
        execute format('create policy staff_reads on enrolment.%I for select to havenport_staff
            using ((select viewer.holds(''FRONT_DESK'', ''NURSE'', ''PORTAL_COORDINATOR'')))', t);
        execute format('grant select on enrolment.%I to havenport_job, havenport_staff', t);
    end loop;
end $$;

create policy staff_invites on enrolment.invitation for insert to havenport_staff
    with check (invited_by = (select viewer.actor()) and used_at is null
        and (select viewer.holds('FRONT_DESK', 'NURSE', 'PORTAL_COORDINATOR')));
create policy staff_withdraws on enrolment.invitation for update to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'NURSE', 'PORTAL_COORDINATOR')))
    with check (withdrawn_at <= (select viewer.at()));
create policy door_reads on enrolment.invitation for select to havenport_door using (true);
create policy door_uses on enrolment.invitation for update to havenport_door using (true) with check (true);
create policy job_invites on enrolment.invitation for insert to havenport_job with check (used_at is null);
create policy job_withdraws on enrolment.invitation for update to havenport_job using (true) with check (true);
grant insert, update (withdrawn_at) on enrolment.invitation to havenport_staff, havenport_job;
grant select, update (tries, totp_sealed, closed_at, used_at, account) on enrolment.invitation to havenport_door;

create policy door_asks on enrolment.request for insert to havenport_door with check (state = 'WAITING');
create policy door_counts on enrolment.request for select to havenport_door using (true);
grant insert, select (id, person_blind, network_blind, asked_at, state) on enrolment.request to havenport_door;
create policy staff_decides on enrolment.request for update to havenport_staff
    using (state = 'WAITING' and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')))
    with check (decided_by = (select viewer.actor()));
grant update (state, decided_at, decided_by, linked_to, checked, reason) on enrolment.request to havenport_staff;

create policy staff_notes on enrolment.note for insert to havenport_staff
    with check (by_actor = (select viewer.actor()) and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
grant insert on enrolment.note to havenport_staff;

-- Leaving is one step: who left is reached by phone and letter from this moment on, and nobody is signed in any more.
-- Sessions go last, because everything before asks them.
create function enrolment.leave(patient uuid, speaks text) returns uuid
    language plpgsql volatile security definer
    set search_path = pg_catalog
    as $$
        declare
            standing uuid;
        begin
            select a.id into standing from access.account a where a.patient_id = patient and a.ended_at is null
                and (a.id = viewer.actor() or viewer.holds('FRONT_DESK', 'NURSE', 'PORTAL_COORDINATOR'));
            if standing is null then
                return null;
            end if;
            insert into enrolment.departure (patient_id, id, account, at, by_actor, wish_before)
                values (patient, gen_random_uuid(), standing, viewer.at(), viewer.actor(),
                    (select w.channel from notices.wish w where w.patient_id = patient));
            insert into notices.wish as w (patient_id, channel, only_this_way, language, changed_at)
                values (patient, 'NONE', false, speaks, viewer.at())
                on conflict (patient_id) do update set channel = 'NONE', changed_at = viewer.at();
            update enrolment.invitation i set withdrawn_at = viewer.at() where i.patient_id = patient
                and i.used_at is null and i.withdrawn_at is null and i.closed_at is null;
            return access.end_account_of(patient, 'LEFT');
        end
    $$;
revoke all on function enrolment.leave(uuid, text) from public;
grant execute on function enrolment.leave(uuid, text) to havenport_patient, havenport_staff;

-- Who comes back is reached as they wished before; asked at the door, in the transaction in which their code was used.
create function enrolment.returned(patient uuid) returns boolean
    language sql volatile security definer
    set search_path = pg_catalog
    as $$
        with back as (
            update enrolment.departure d set returned_at = viewer.at()
            where d.patient_id = patient and d.returned_at is null
              and exists (select 1 from enrolment.invitation i
                  where i.patient_id = patient and i.used_at = viewer.at())
            returning d.wish_before),
        wished as (
            update notices.wish w set channel = coalesce((select b.wish_before from back b), 'EMAIL'), changed_at = viewer.at()
            where w.patient_id = patient and w.channel = 'NONE' and exists (select 1 from back))
        select exists (select 1 from back)
    $$;
revoke all on function enrolment.returned(uuid) from public;
grant execute on function enrolment.returned(uuid) to havenport_door;
