-- Where people are reached, what is to be sent to them, and what became of it. No words: only which kind of notice.
create schema notices;
grant usage on schema notices to havenport_patient, havenport_staff, havenport_job;

-- How somebody wants to be reached. No row: as the practice does by itself.
create table notices.wish (
    patient_id     uuid primary key,
    channel        text not null check (channel in ('EMAIL', 'TEXT', 'BOTH', 'NONE')),
    only_this_way  boolean not null,
    quiet_from     time,
    quiet_until    time,
    language       text not null check (language in ('en', 'es')),
    silent_because text check (silent_because in ('DEATH', 'STAFF')),
    silent_since   timestamptz,
    changed_at     timestamptz not null,
    check ((quiet_from is null) = (quiet_until is null)),
    check ((silent_because is null) = (silent_since is null))
);

-- An e-mail address or a mobile number. A change is a new row; what was before stays with its end.
create table notices.contact_point (
    patient_id    uuid not null,
    id            uuid not null,
    kind          text not null check (kind in ('EMAIL', 'TEXT')),
    address       bytea not null,
    address_blind bytea not null,
    since         timestamptz not null,
    verified_at   timestamptz,
    confirmed_at  timestamptz,
    bounced_at    timestamptz,
    bounced_class text check (bounced_class ~ '^[245]\.[0-9]{1,3}\.[0-9]{1,3}$'),
    stopped_at    timestamptz,
    ended_at      timestamptz,
    replaces      uuid,
    revert_until  timestamptz,
    primary key (patient_id, id),
    foreign key (patient_id, replaces) references notices.contact_point (patient_id, id),
    check (bounced_at is null or bounced_class is not null)
);
create unique index contact_point_verified on notices.contact_point (patient_id, kind)
    where ended_at is null and verified_at is not null;
create unique index contact_point_offered on notices.contact_point (patient_id, kind)
    where ended_at is null and verified_at is null;
create index contact_point_address on notices.contact_point (address_blind) where ended_at is null;
create index contact_point_bounced on notices.contact_point (bounced_at) where ended_at is null and bounced_at is not null;

-- A code sent to a new address. The code itself stands nowhere: it is computed from the id.
create table notices.verification (
    patient_id uuid not null,
    id         uuid not null,
    point_id   uuid not null,
    made_at    timestamptz not null,
    ends_at    timestamptz not null,
    tries      integer not null default 0,
    used_at    timestamptz,
    primary key (patient_id, id),
    foreign key (patient_id, point_id) references notices.contact_point (patient_id, id)
);

-- What somebody is to be told of, written in the transaction of what happened.
create table notices.notice (
    patient_id uuid not null,
    id         uuid not null,
    kind       text not null,
    about      uuid not null,
    point_id   uuid,
    told_at    timestamptz not null,
    due_at     timestamptz not null,
    state      text not null default 'WAITING' check (state in ('WAITING', 'PASSED_ON', 'JOINED', 'DROPPED')),
    why        text,
    settled_at timestamptz,
    primary key (patient_id, id),
    check ((state = 'WAITING') = (settled_at is null)),
    check ((state = 'DROPPED') = (why is not null))
);
create unique index notice_once on notices.notice (patient_id, kind, about) where state = 'WAITING';
create index notice_due on notices.notice (due_at) where state = 'WAITING';

-- One message to one address. It cannot exist without the statement of confidentiality that it carries.
create table notices.delivery (
    patient_id   uuid not null,
    id           uuid not null,
    notice_id    uuid not null,
    point_id     uuid not null,
    kind         text not null,
    channel      text not null check (channel in ('EMAIL', 'TEXT')),
    language     text not null check (language in ('en', 'es')),
    statement    text not null check (statement ~ '^statement\.confidentiality(\.short)?@[0-9]+$'),
    return_token text not null unique,
    state        text not null default 'QUEUED'
        check (state in ('QUEUED', 'HANDED_OVER', 'DELIVERED', 'BOUNCED', 'FAILED', 'CANCELLED')),
    why          text,
    made_at      timestamptz not null,
    next_at      timestamptz not null,
    give_up_at   timestamptz not null,
    attempts     integer not null default 0,
    lease        uuid,
    leased_until timestamptz,
    handed_at    timestamptz,
    settled_at   timestamptz,
    seen_at      timestamptz,
    seen_by      uuid,
    primary key (patient_id, id),
    foreign key (patient_id, notice_id) references notices.notice (patient_id, id),
    foreign key (patient_id, point_id) references notices.contact_point (patient_id, id)
);
create index delivery_next on notices.delivery (next_at) where state = 'QUEUED';
create index delivery_made on notices.delivery (made_at);
create index delivery_unseen on notices.delivery (made_at) where state in ('BOUNCED', 'FAILED') and seen_at is null;

do $$
declare
    t text;
begin
    foreach t in array array['wish', 'contact_point', 'verification', 'notice', 'delivery'] loop
        execute format('alter table notices.%I enable row level security', t);
        execute format('alter table notices.%I force row level security', t);
        execute format('create policy owner on notices.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job on notices.%I to havenport_job using (true) with check (true)', t);
        execute format('grant select, insert, update on notices.%I to havenport_job', t);
    end loop;
    -- What is one's own: nobody who acts for a patient learns where the patient is reached.
    foreach t in array array['wish', 'contact_point', 'verification'] loop
        execute format('create policy own_read on notices.%I for select to havenport_patient
            using (patient_id = any ((select viewer.own_records())::uuid[]))', t);
        execute format('create policy own_write on notices.%I for insert to havenport_patient
            with check (patient_id = any ((select viewer.own_records())::uuid[]))', t);
        execute format('create policy own_change on notices.%I for update to havenport_patient
            using (patient_id = any ((select viewer.own_records())::uuid[]))
            with check (patient_id = any ((select viewer.own_records())::uuid[]))', t);
        execute format('grant select, insert on notices.%I to havenport_patient', t);
    end loop;
    -- Who writes letters and corrects addresses.
    foreach t in array array['wish', 'contact_point', 'notice', 'delivery'] loop
        execute format('create policy staff_reads on notices.%I for select to havenport_staff
            using ((select viewer.holds(''FRONT_DESK'', ''PORTAL_COORDINATOR'')))', t);
        execute format('grant select on notices.%I to havenport_staff', t);
    end loop;
end $$;

grant update (channel, only_this_way, quiet_from, quiet_until, language, changed_at) on notices.wish to havenport_patient;
grant update (verified_at, confirmed_at, ended_at) on notices.contact_point to havenport_patient;
grant update (tries, used_at) on notices.verification to havenport_patient;

create policy own_told on notices.notice for insert to havenport_patient
    with check (patient_id = any ((select viewer.own_records())::uuid[]));
grant insert on notices.notice to havenport_patient;
create policy staff_tells on notices.notice for insert to havenport_staff
    with check ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR', 'NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
grant insert on notices.notice to havenport_staff;
create policy staff_looked on notices.delivery for update to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')))
    with check ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')) and seen_by = (select viewer.actor()));
grant update (seen_at, seen_by) on notices.delivery to havenport_staff;
