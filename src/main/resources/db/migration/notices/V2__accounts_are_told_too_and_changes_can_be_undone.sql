-- An address that replaced another can be undone for a day, by a link that went to the one before. The link stands nowhere:
-- it is computed from the id, and only its hash is kept.
create table notices.undo (
    patient_id uuid not null,
    id         uuid not null,
    point_id   uuid not null,
    before_id  uuid not null,
    token_hash bytea not null unique check (length(token_hash) = 32),
    made_at    timestamptz not null,
    ends_at    timestamptz not null,
    used_at    timestamptz,
    primary key (patient_id, id),
    constraint for_a_day check (ends_at > made_at and ends_at <= made_at + interval '24 hours'),
    constraint in_time check (used_at is null or used_at < ends_at)
);

-- Nobody sets a new password by message, and no address changes by itself, until somebody of the staff has looked.
create table notices.freeze (
    patient_id uuid not null,
    id         uuid not null,
    since      timestamptz not null,
    undo_id    uuid not null,
    ended_at   timestamptz,
    ended_by   uuid,
    primary key (patient_id, id),
    check ((ended_at is null) = (ended_by is null))
);
create unique index freeze_now on notices.freeze (patient_id) where ended_at is null;

-- The same for accounts that are no patient's: who works here, and later who acts for somebody.
do $$
declare
    t text;
begin
    foreach t in array array['wish', 'contact_point', 'verification', 'notice', 'delivery', 'undo', 'freeze'] loop
        execute format('create table notices.%I (like notices.%I including all)', 'account_' || t, t);
        execute format('alter table notices.%I rename column patient_id to account_id', 'account_' || t);
        execute format('alter table notices.%I enable row level security', 'account_' || t);
        execute format('alter table notices.%I force row level security', 'account_' || t);
        execute format('create policy owner on notices.%I to havenport_owner using (true) with check (true)', 'account_' || t);
        execute format('create policy job on notices.%I to havenport_job using (true) with check (true)', 'account_' || t);
        execute format('grant select, insert, update on notices.%I to havenport_job', 'account_' || t);
    end loop;
    foreach t in array array['undo', 'freeze'] loop
        execute format('alter table notices.%I enable row level security', t);
        execute format('alter table notices.%I force row level security', t);
        execute format('create policy owner on notices.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job on notices.%I to havenport_job using (true) with check (true)', t);
        execute format('grant select, insert, update on notices.%I to havenport_job', t);
    end loop;
    -- What is one's own. Of a link only that it was made is written: it is read by the job alone.
    foreach t in array array['account_wish', 'account_contact_point', 'account_verification'] loop
        execute format('create policy own_read on notices.%I for select to havenport_staff
            using (account_id = (select viewer.actor()))', t);
        execute format('create policy own_write on notices.%I for insert to havenport_staff
            with check (account_id = (select viewer.actor()))', t);
        execute format('create policy own_change on notices.%I for update to havenport_staff
            using (account_id = (select viewer.actor())) with check (account_id = (select viewer.actor()))', t);
        execute format('grant select, insert on notices.%I to havenport_staff', t);
    end loop;
end $$;
alter table notices.undo
    add foreign key (patient_id, point_id) references notices.contact_point (patient_id, id),
    add foreign key (patient_id, before_id) references notices.contact_point (patient_id, id);
alter table notices.freeze add foreign key (patient_id, undo_id) references notices.undo (patient_id, id);
alter table notices.account_contact_point
    add foreign key (account_id, replaces) references notices.account_contact_point (account_id, id);
alter table notices.account_verification
    add foreign key (account_id, point_id) references notices.account_contact_point (account_id, id);
alter table notices.account_delivery
    add foreign key (account_id, notice_id) references notices.account_notice (account_id, id),
    add foreign key (account_id, point_id) references notices.account_contact_point (account_id, id);
alter table notices.account_undo
    add foreign key (account_id, point_id) references notices.account_contact_point (account_id, id),
    add foreign key (account_id, before_id) references notices.account_contact_point (account_id, id);
alter table notices.account_freeze add foreign key (account_id, undo_id) references notices.account_undo (account_id, id);

grant update (channel, only_this_way, quiet_from, quiet_until, language, changed_at) on notices.account_wish to havenport_staff;
grant update (verified_at, confirmed_at, ended_at, replaces, revert_until) on notices.account_contact_point to havenport_staff;
grant update (tries, used_at) on notices.account_verification to havenport_staff;
grant update (replaces, revert_until) on notices.contact_point to havenport_patient;

-- Whoever brings somebody in enters where they are reached; it counts once a code that went there came back.
create policy administrators_read on notices.account_contact_point for select to havenport_staff
    using ((select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy administrators_enter on notices.account_contact_point for insert to havenport_staff
    with check (verified_at is null and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy administrators_enter on notices.account_verification for insert to havenport_staff
    with check ((select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));

-- The front desk changes an address for whoever asks for it; the code still goes to the new one.
create policy desk_offers on notices.contact_point for insert to havenport_staff
    with check (verified_at is null and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
create policy desk_changes on notices.contact_point for update to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')))
    with check ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
create policy desk_reads on notices.verification for select to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
create policy desk_sends on notices.verification for insert to havenport_staff
    with check ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
create policy desk_counts on notices.verification for update to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')))
    with check ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
create policy desk_undo on notices.undo for insert to havenport_staff
    with check (used_at is null and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
grant insert, update (verified_at, confirmed_at, ended_at, replaces, revert_until) on notices.contact_point to havenport_staff;
grant select, insert, update (tries, used_at) on notices.verification to havenport_staff;
grant insert on notices.undo to havenport_staff;

create policy own_undo on notices.undo for insert to havenport_patient
    with check (patient_id = any ((select viewer.own_records())::uuid[]) and used_at is null);
create policy own_undo on notices.account_undo for insert to havenport_staff
    with check (account_id = (select viewer.actor()) and used_at is null);
grant insert on notices.undo to havenport_patient;
grant insert on notices.account_undo to havenport_staff;

-- One's own account, and those whom an administrator brings in, gives roles or sends home.
create policy staff_tells on notices.account_notice for insert to havenport_staff
    with check (account_id = (select viewer.actor()) or (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
grant insert on notices.account_notice to havenport_staff;

create policy own_read on notices.freeze for select to havenport_patient
    using (patient_id = any ((select viewer.own_records())::uuid[]));
grant select on notices.freeze to havenport_patient;
create policy own_read on notices.account_freeze for select to havenport_staff
    using (account_id = (select viewer.actor()) or (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_ends on notices.account_freeze for update to havenport_staff
    using (account_id <> (select viewer.actor()) and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (ended_by = (select viewer.actor()));
grant select, update (ended_at, ended_by) on notices.account_freeze to havenport_staff;
create policy staff_reads on notices.freeze for select to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
create policy staff_ends on notices.freeze for update to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')))
    with check (ended_by = (select viewer.actor()));
grant select, update (ended_at, ended_by) on notices.freeze to havenport_staff;

-- What the door may have said and ask, before anybody is known. It reads no table: it learns neither an address nor of whom.
grant usage on schema notices to havenport_door;
create function notices.tell_from_the_door(patient uuid, account uuid, said text, thing uuid) returns void
    language plpgsql volatile security definer
    set search_path = pg_catalog
    as $$
    begin
        if patient is not null then
            insert into notices.notice (patient_id, id, kind, about, told_at, due_at)
            values (patient, gen_random_uuid(), said, thing, viewer.at(), viewer.at()) on conflict do nothing;
        else
            insert into notices.account_notice (account_id, id, kind, about, told_at, due_at)
            values (account, gen_random_uuid(), said, thing, viewer.at(), viewer.at()) on conflict do nothing;
        end if;
    end $$;

-- A code to each address of a channel that works; how many there are.
create function notices.code_from_the_door(patient uuid, account uuid, said text, thing uuid, by text) returns bigint
    language plpgsql volatile security definer
    set search_path = pg_catalog
    as $$
    declare
        told bigint;
    begin
        if patient is not null then
            insert into notices.notice (patient_id, id, kind, about, point_id, told_at, due_at)
            select patient, gen_random_uuid(), said, thing, c.id, viewer.at(), viewer.at()
            from notices.contact_point c
            where c.patient_id = patient and c.kind = by and c.ended_at is null and c.verified_at is not null
              and c.bounced_at is null and c.stopped_at is null
            on conflict do nothing;
        else
            insert into notices.account_notice (account_id, id, kind, about, point_id, told_at, due_at)
            select account, gen_random_uuid(), said, thing, c.id, viewer.at(), viewer.at()
            from notices.account_contact_point c
            where c.account_id = account and c.kind = by and c.ended_at is null and c.verified_at is not null
              and c.bounced_at is null and c.stopped_at is null
            on conflict do nothing;
        end if;
        get diagnostics told = row_count;
        return told;
    end $$;

-- By which channels a code would arrive, and whether none may be sent now: for a day after the addresses of both channels
-- changed within a day, one of them in place of another, and while somebody's change was undone and nobody has looked.
create function notices.ways_to_reset(patient uuid, account uuid) returns table (ways text[], rests boolean)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        with point as (
            select kind, verified_at, bounced_at, stopped_at, ended_at, replaces, revert_until
            from notices.contact_point c where c.patient_id = patient
            union all
            select kind, verified_at, bounced_at, stopped_at, ended_at, replaces, revert_until
            from notices.account_contact_point c where patient is null and c.account_id = account),
        changed as (
            select e.verified_at as mail, t.verified_at as text from point e, point t
            where e.kind = 'EMAIL' and t.kind = 'TEXT' and (e.replaces is not null or t.replaces is not null)
              and abs(extract(epoch from e.verified_at - t.verified_at)) <= 86400)
        select
            array(select distinct kind from point
                  where ended_at is null and verified_at is not null and bounced_at is null and stopped_at is null
                  order by kind),
            exists (select 1 from changed where greatest(mail, text) > viewer.at() - interval '24 hours')
              or exists (select 1 from notices.freeze f where f.patient_id = patient and f.ended_at is null)
              or exists (select 1 from notices.account_freeze f
                         where patient is null and f.account_id = account and f.ended_at is null)
    $$;
revoke all on function notices.tell_from_the_door(uuid, uuid, text, uuid),
    notices.code_from_the_door(uuid, uuid, text, uuid, text), notices.ways_to_reset(uuid, uuid) from public;
grant execute on function notices.tell_from_the_door(uuid, uuid, text, uuid),
    notices.code_from_the_door(uuid, uuid, text, uuid, text) to havenport_door;
grant execute on function notices.ways_to_reset(uuid, uuid)
    to havenport_patient, havenport_staff, havenport_job, havenport_door;

-- Whoever undoes a change sends everybody home who is signed in to that account.
create function notices.send_home(patient uuid, account uuid) returns bigint
    language sql volatile security definer
    set search_path = pg_catalog
    as $$
        with gone as (
            delete from viewer.session s
            where patient is not null and s.patient_id = patient and s.kind = 'PATIENT'
               or patient is null and s.actor_id = account
            returning 1)
        select count(*) from gone
    $$;
revoke all on function notices.send_home(uuid, uuid) from public;
grant execute on function notices.send_home(uuid, uuid) to havenport_job;
