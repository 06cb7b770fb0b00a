-- Failures in a row of a name, for each source they came from: a network, or a browser that is known for this name. What
-- is locked is the password from that source, not the person. Names that do not exist have rows like those that do.
create table access.source (
    name_blind     bytea not null,
    source_blind   bytea not null,
    device         boolean not null,
    failures       integer not null,
    wait_until     timestamptz not null,
    locks          integer not null default 0,
    locked_until   timestamptz,
    last_failed_at timestamptz not null,
    primary key (name_blind, source_blind)
);
create index source_last_failed_at on access.source (last_failed_at);
create index source_locked on access.source (locked_until) where locked_until is not null;
grant select, insert, update, delete on access.source to havenport_door;

-- All failures of a name since its last sign-in, whatever the source: those of strangers, and those of known browsers.
alter table access.attempt drop column locked_until;
alter table access.attempt drop column failures;
alter table access.attempt rename column total to strangers;
alter table access.attempt add column devices integer not null default 0;

-- Each failure is kept with where it came from: what is counted by in keyed hashes, what is read by people sealed.
delete from access.failure;
alter table access.failure add column id uuid not null primary key;
alter table access.failure add column source_blind bytea not null;
alter table access.failure add column way text not null check (length(way) <= 30);
alter table access.failure add column address_sealed bytea not null;
alter table access.failure add column browser text not null check (length(browser) <= 40);
alter table access.failure add column system text not null check (length(system) <= 40);
alter table access.failure add column known boolean not null;
alter table access.failure add column counts boolean not null default true;
drop index access.failure_name;
create index failure_name on access.failure (name_blind, failed_at);

-- Every lock, for a year. Without a name: a network that tried too many names.
create table access.lock (
    id           uuid primary key,
    name_blind   bytea,
    source_blind bytea,
    what         text not null check (what in ('NETWORK', 'DEVICE', 'NAME')),
    locked_at    timestamptz not null,
    ends_at      timestamptz,
    ended_at     timestamptz,
    ended_by     text check (ended_by in ('SIGNED_IN', 'RECOVERY', 'STAFF')),
    check ((ended_at is null) = (ended_by is null))
);
create index lock_name on access.lock (name_blind, locked_at);
create index lock_at on access.lock (locked_at);
grant select, insert, update, delete on access.lock to havenport_door;

-- What whoever keeps the portal safe must look at: a name that was locked three times within a day, or a network that
-- tries many names.
create table access.alarm (
    id            uuid primary key,
    what          text not null check (what in ('NAME', 'NETWORK')),
    name_blind    bytea,
    network_blind bytea,
    account       uuid,
    kind          text check (kind in ('PATIENT', 'STAFF')),
    locks         integer not null,
    raised_at     timestamptz not null,
    told          boolean not null,
    outcome       text check (outcome in ('NOT_THEM', 'WAS_THEM', 'STOPPED', 'INCIDENT')),
    note          text check (length(note) between 1 and 500),
    closed_at     timestamptz,
    closed_by     uuid,
    check ((what = 'NAME') = (name_blind is not null)),
    check ((what = 'NETWORK') = (network_blind is not null)),
    check ((closed_at is null) = (outcome is null) and (closed_at is null) = (closed_by is null)
        and (closed_at is null) = (note is null)),
    -- Nobody closes what is about their own account.
    check (closed_by <> account)
);
create unique index alarm_name on access.alarm (name_blind) where closed_at is null;
create unique index alarm_network on access.alarm (network_blind) where closed_at is null;
create index alarm_raised_at on access.alarm (raised_at);
grant select, insert on access.alarm to havenport_job;
grant select, delete on access.alarm to havenport_door;
grant select, update (outcome, note, closed_at, closed_by) on access.alarm to havenport_staff;
alter table access.alarm enable row level security;
alter table access.alarm force row level security;
create policy owner on access.alarm to havenport_owner using (true) with check (true);
create policy job_reads on access.alarm for select to havenport_job using (true);
create policy job_raises on access.alarm for insert to havenport_job with check (closed_at is null);
create policy door_reads on access.alarm for select to havenport_door using (true);
create policy door_forgets on access.alarm for delete to havenport_door using (closed_at is not null);
create policy staff_reads on access.alarm for select to havenport_staff
    using ((select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_closes on access.alarm for update to havenport_staff
    using (closed_at is null and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (closed_by = (select viewer.actor()) and closed_at <= (select viewer.at()));

-- Failures are read by whoever keeps the portal safe, and by nobody else here.
grant select on access.failure to havenport_staff;
alter table access.failure enable row level security;
alter table access.failure force row level security;
create policy owner on access.failure to havenport_owner using (true) with check (true);
create policy door on access.failure to havenport_door using (true) with check (true);
create policy staff_reads on access.failure for select to havenport_staff
    using ((select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));

-- Locks that staff opened, after they made sure who asked. For an account of staff a second person agrees.
create table access.unlocking (
    id        uuid primary key,
    account   uuid not null,
    kind      text not null check (kind in ('PATIENT', 'STAFF')),
    typed     text[] not null check (cardinality(typed) >= 2),
    how       text not null check (how in ('IN_PERSON', 'CALLED_BACK', 'VIDEO')),
    reason    text not null check (length(reason) between 1 and 500),
    asked_by  uuid not null check (asked_by <> account),
    asked_at  timestamptz not null,
    done_at   timestamptz,
    agreed_by uuid,
    constraint second_person check (done_at is null or kind = 'PATIENT'
        or agreed_by is not null and agreed_by <> asked_by and agreed_by <> account)
);
create unique index unlocking_asked on access.unlocking (account) where done_at is null;
create index unlocking_asked_at on access.unlocking (asked_at);
grant select, insert, update (done_at, agreed_by) on access.unlocking to havenport_staff;
grant select, delete on access.unlocking to havenport_door;
alter table access.unlocking enable row level security;
alter table access.unlocking force row level security;
create policy owner on access.unlocking to havenport_owner using (true) with check (true);
create policy door_reads on access.unlocking for select to havenport_door using (true);
create policy door_forgets on access.unlocking for delete to havenport_door using (true);
create policy staff_reads on access.unlocking for select to havenport_staff
    using (asked_by = (select viewer.actor()) or (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_asks on access.unlocking for insert to havenport_staff
    with check (asked_by = (select viewer.actor()) and agreed_by is null and (
        kind = 'PATIENT' and (select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'NURSE', 'PORTAL_COORDINATOR'))
        or kind = 'STAFF' and done_at is null and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR'))));
create policy staff_agrees on access.unlocking for update to havenport_staff
    using (kind = 'STAFF' and done_at is null and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (agreed_by = (select viewer.actor()));

-- How the locks of an account stand, for those who may open them: what is locked until when, and whether it is shut for
-- strangers altogether. Nothing of where from.
create function access.locks_of(subject uuid, stranger_cap integer, device_cap integer)
    returns table (locked_until timestamptz, shut boolean)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select (select max(s.locked_until) from access.source s
                where s.name_blind = a.username_blind and s.locked_until > viewer.at()),
            coalesce((select t.strangers >= stranger_cap or t.devices >= device_cap from access.attempt t
                where t.name_blind = a.username_blind), false)
        from access.account a
        where a.id = subject and a.ended_at is null
          and (a.kind = 'PATIENT' and viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'NURSE', 'PORTAL_COORDINATOR')
            or a.kind = 'STAFF' and viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR'))
    $$;
revoke all on function access.locks_of(uuid, integer, integer) from public;
grant execute on function access.locks_of(uuid, integer, integer) to havenport_staff;

-- The account by which a patient signs in, for those who may open its locks.
create function access.account_of_patient(subject uuid) returns uuid
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select a.id from access.account a
        where a.patient_id = subject and a.kind = 'PATIENT' and a.ended_at is null
          and viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'NURSE', 'PORTAL_COORDINATOR')
    $$;
revoke all on function access.account_of_patient(uuid) from public;
grant execute on function access.account_of_patient(uuid) to havenport_staff;

-- Opens the locks of an account: only with a line in unlocking that is done in this very instant.
create function access.unlock(unlocking uuid) returns boolean
    language plpgsql volatile security definer
    set search_path = pg_catalog
    as $$
        declare
            name bytea;
        begin
            select a.username_blind into name
            from access.unlocking u join access.account a on a.id = u.account and a.kind = u.kind
            where u.id = unlocking and u.done_at = viewer.at()
              and viewer.actor() = coalesce(u.agreed_by, u.asked_by);
            if name is null then
                return false;
            end if;
            delete from access.source where name_blind = name;
            delete from access.attempt where name_blind = name;
            update access.failure set counts = false where name_blind = name;
            update access.lock set ended_at = viewer.at(), ended_by = 'STAFF' where name_blind = name and ended_at is null;
            return true;
        end
    $$;
revoke all on function access.unlock(uuid) from public;
grant execute on function access.unlock(uuid) to havenport_staff;
