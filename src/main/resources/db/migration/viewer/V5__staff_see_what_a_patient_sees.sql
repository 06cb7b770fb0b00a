-- Which patient's pages a member of staff sees as the patient does: one in a session, for a quarter of an hour at most.
create table viewer.mirror (
    patient_id uuid not null,
    session_id uuid not null unique,
    actor_id   uuid not null,
    opened_at  timestamptz not null,
    ends_at    timestamptz not null check (ends_at > opened_at and ends_at <= opened_at + interval '15 minutes'),
    primary key (patient_id, session_id)
);
grant select, insert, delete on viewer.mirror to havenport_staff;
alter table viewer.mirror enable row level security;
alter table viewer.mirror force row level security;
create policy owner on viewer.mirror to havenport_owner using (true) with check (true);
create policy staff_reads on viewer.mirror for select to havenport_staff
    using (actor_id = (select viewer.actor()));
create policy staff_opens on viewer.mirror for insert to havenport_staff
    with check (actor_id = (select viewer.actor()) and opened_at = (select viewer.at())
        and session_id = nullif(current_setting('app.session', true), '')::uuid
        and (select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR', 'MEDICAL_ASSISTANT', 'FRONT_DESK',
                                 'PORTAL_COORDINATOR')));
create policy staff_ends on viewer.mirror for delete to havenport_staff
    using (actor_id = (select viewer.actor()));

-- The patients a member of staff sees with the patient's own eyes now: at most one, for those whose work needs the
-- record, and only where nothing can be written.
create function viewer.mirrored() returns uuid[]
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select coalesce(array_agg(m.patient_id), '{}')
        from viewer.session s join viewer.mirror m on m.session_id = s.id and m.actor_id = s.actor_id
        where s.id = nullif(current_setting('app.session', true), '')::uuid and s.kind = 'STAFF'
          and s.complete and s.idle_ends_at > viewer.at() and s.ends_at > viewer.at()
          and m.opened_at <= viewer.at() and m.ends_at > viewer.at()
          and current_setting('app.kind', true) = 'MIRROR' and current_setting('transaction_read_only') = 'on'
          and exists (
              select 1 from viewer.role_grant g join viewer.trained t on t.actor_id = g.actor_id
              where g.actor_id = s.actor_id and t.until > viewer.at()
                and g.role in ('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR', 'MEDICAL_ASSISTANT')
                and g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at()))
    $$;
revoke all on function viewer.mirrored() from public;
grant execute on function viewer.mirrored() to havenport_patient, havenport_staff, havenport_job, havenport_door;

create or replace function viewer.patients() returns uuid[]
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select case when current_setting('app.kind', true) = 'MIRROR' then viewer.mirrored() else (
            select coalesce(array_agg(g.patient_id), '{}')
            from viewer.session s join viewer.patient_grant g on g.actor_id = s.actor_id
            where s.id = nullif(current_setting('app.session', true), '')::uuid
              and s.complete and s.idle_ends_at > viewer.at() and s.ends_at > viewer.at()
              and g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at())) end
    $$;

create or replace function viewer.patients_with_confidential() returns uuid[]
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select case when current_setting('app.kind', true) = 'MIRROR' then viewer.mirrored() else (
            select coalesce(array_agg(g.patient_id), '{}')
            from viewer.session s join viewer.patient_grant g on g.actor_id = s.actor_id
            where s.id = nullif(current_setting('app.session', true), '')::uuid
              and s.complete and s.idle_ends_at > viewer.at() and s.ends_at > viewer.at()
              and (g.basis = 'SELF' or g.confidential)
              and g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at())) end
    $$;

-- Whoever looks with a patient's eyes holds no role meanwhile.
create or replace function viewer.holds(variadic wanted text[]) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select current_setting('app.kind', true) is distinct from 'MIRROR' and exists (
            select 1 from viewer.session s join viewer.role_grant g on g.actor_id = s.actor_id
            where s.id = nullif(current_setting('app.session', true), '')::uuid
              and s.complete and s.idle_ends_at > viewer.at() and s.ends_at > viewer.at()
              and g.role = any (wanted) and g.starts_at <= viewer.at()
              and (g.ends_at is null or g.ends_at > viewer.at())
              and (g.role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR') or exists (
                  select 1 from viewer.trained t where t.actor_id = g.actor_id and t.until > viewer.at())))
    $$;
