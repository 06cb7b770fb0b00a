-- Every grant of a role lapses by itself: ends_at is stored, and moves on only when somebody confirms it.
alter table viewer.role_grant
    add column reason       text not null default '' check (length(reason) <= 500),
    add column until        timestamptz,
    add column confirmed_by uuid,
    add column confirmed_at timestamptz,
    add constraint it_lapses check (ends_at is not null) not valid,
    add constraint confirmed_each_quarter
        check (ends_at <= coalesce(confirmed_at, starts_at) + interval '100 days') not valid,
    add constraint not_by_oneself check (granted_by <> actor_id and confirmed_by <> actor_id),
    add constraint not_past_its_time check (ends_at <= until),
    add constraint confirmed_by_somebody check ((confirmed_by is null) = (confirmed_at is null));

-- Whoever gives rights may not be the one who audits what was done with them.
create function viewer.who_grants_does_not_audit() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog
    as $$
    begin
        perform pg_advisory_xact_lock(hashtextextended('viewer.role_grant ' || new.actor_id, 0));
        if new.role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER') and exists (
            select 1 from viewer.role_grant g
            where g.actor_id = new.actor_id
              and (g.role = 'COMPLIANCE_OFFICER') <> (new.role = 'COMPLIANCE_OFFICER')
              and g.role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER')
              and tstzrange(g.starts_at, greatest(g.starts_at, coalesce(g.ends_at, 'infinity'))) &&
                  tstzrange(new.starts_at, greatest(new.starts_at, coalesce(new.ends_at, 'infinity'))))
        then
            raise exception 'Who gives rights does not audit them' using errcode = 'check_violation',
                constraint = 'who_grants_does_not_audit';
        end if;
        return new;
    end $$;
revoke all on function viewer.who_grants_does_not_audit() from public;
create trigger who_grants_does_not_audit before insert or update on viewer.role_grant
    for each row execute function viewer.who_grants_does_not_audit();

alter table viewer.role_grant enable row level security;
alter table viewer.role_grant force row level security;
create policy owner on viewer.role_grant to havenport_owner using (true) with check (true);
create policy door on viewer.role_grant to havenport_door using (true) with check (true);
create policy job on viewer.role_grant to havenport_job using (true) with check (true);
grant select, insert on viewer.role_grant to havenport_staff;
grant update (ends_at, confirmed_by, confirmed_at) on viewer.role_grant to havenport_staff;
create policy staff_reads on viewer.role_grant for select to havenport_staff
    using (actor_id = (select viewer.actor())
        or (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER')));
create policy staff_gives on viewer.role_grant for insert to havenport_staff
    with check (granted_by = (select viewer.actor()) and actor_id <> (select viewer.actor())
        and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_confirms_and_ends on viewer.role_grant for update to havenport_staff
    using (actor_id <> (select viewer.actor()) and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (actor_id <> (select viewer.actor())
        and (confirmed_by = (select viewer.actor()) or ends_at <= (select viewer.at())));

-- An end acts at once: whoever ends a person ends their sessions in the same transaction.
grant select (id, actor_id, kind), delete on viewer.session to havenport_staff;
create policy staff_finds on viewer.session for select to havenport_staff
    using (kind = 'STAFF' and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_ends on viewer.session for delete to havenport_staff
    using (kind = 'STAFF' and actor_id <> (select viewer.actor())
        and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));

-- Until when somebody may see health data: as long as they know how to protect it. No row: not at all.
create table viewer.trained (
    actor_id uuid primary key,
    until    timestamptz not null
);
grant select, insert, update on viewer.trained to havenport_door, havenport_job;
grant select, insert, update on viewer.trained to havenport_staff;
alter table viewer.trained enable row level security;
alter table viewer.trained force row level security;
create policy owner on viewer.trained to havenport_owner using (true) with check (true);
create policy door on viewer.trained to havenport_door using (true) with check (true);
create policy job on viewer.trained to havenport_job using (true) with check (true);
create policy staff_reads on viewer.trained for select to havenport_staff
    using (actor_id = (select viewer.actor())
        or (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER')));
create policy staff_enters on viewer.trained for insert to havenport_staff
    with check (actor_id <> (select viewer.actor()) and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_changes on viewer.trained for update to havenport_staff
    using (actor_id <> (select viewer.actor()) and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (actor_id <> (select viewer.actor()));

-- Whether the actor holds one of the roles now. All but the two that only set things up rest while training is expired.
create or replace function viewer.holds(variadic wanted text[]) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (
            select 1 from viewer.session s join viewer.role_grant g on g.actor_id = s.actor_id
            where s.id = nullif(current_setting('app.session', true), '')::uuid
              and s.complete and s.idle_ends_at > viewer.at() and s.ends_at > viewer.at()
              and g.role = any (wanted) and g.starts_at <= viewer.at()
              and (g.ends_at is null or g.ends_at > viewer.at())
              and (g.role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR') or exists (
                  select 1 from viewer.trained t where t.actor_id = g.actor_id and t.until > viewer.at())))
    $$;
