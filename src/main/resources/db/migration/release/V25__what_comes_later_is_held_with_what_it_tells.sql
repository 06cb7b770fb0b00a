-- What comes while an entry is held and names it: one hold covers both, from the same people and until the same end. The
-- hold itself stays one, with its one basis; here stands what else it covers, since when, and how much depends on it.
create table release.held_with (
    patient_id  uuid not null,
    hold_id     uuid not null,
    item_id     uuid not null,
    since       timestamptz not null,
    consequence text check (consequence in ('ROUTINE', 'SIGNIFICANT', 'CRITICAL')),
    primary key (patient_id, hold_id, item_id),
    foreign key (patient_id, hold_id) references release.hold (patient_id, id)
);
create index held_with_item on release.held_with (patient_id, item_id);

alter table release.held_with enable row level security;
alter table release.held_with force row level security;
create policy owner on release.held_with to havenport_owner using (true) with check (true);
create policy job on release.held_with to havenport_job using (true) with check (true);
-- Whoever may know of the hold, unless the paper itself is not for them.
create policy patient_reads on release.held_with for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[])
        and exists (select 1 from release.hold h where h.patient_id = held_with.patient_id and h.id = held_with.hold_id)
        and (patient_id = any ((select chart.own())::uuid[])
             or not release.not_for_representatives(patient_id, item_id)));
create policy staff_reads on release.held_with for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
-- Who holds an entry for longer holds what came with it for longer.
create policy clinician_determines on release.held_with for insert to havenport_staff
    with check (since = (select viewer.at()) and (select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR'))
        and exists (select 1 from release.hold h where h.patient_id = held_with.patient_id
            and h.id = held_with.hold_id and h.determined_by = (select viewer.actor())));
grant select on release.held_with to havenport_patient;
grant select, insert on release.held_with to havenport_staff, havenport_job;

-- Whether a hold covers a thing: its own entry, or what came later and names that.
create function release.covers(whose uuid, hold uuid, own uuid, item uuid) returns boolean
    language sql stable
    set search_path = pg_catalog
    as $$
        select own = item or exists (select 1 from release.held_with w
            where w.patient_id = whose and w.hold_id = hold and w.item_id = item)
    $$;
revoke all on function release.covers(uuid, uuid, uuid, uuid) from public;
grant execute on function release.covers(uuid, uuid, uuid, uuid) to havenport_patient, havenport_staff, havenport_job;

create or replace function release.kept(whose uuid, item uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (select 1 from release.hold h where h.patient_id = whose
            and h.recipient = 'REPRESENTATIVE' and h.ended_at is null and h.expires_at > viewer.at()
            and release.covers(h.patient_id, h.id, h.item_id, item))
    $$;

create or replace function release.held_without_basis() returns bigint
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select count(distinct (i.patient_id, i.group_id)) from chart.item i
        where i.release_state <> 'RETRACTED'
          and (i.held_until > viewer.at() and not exists (
                  select 1 from release.hold h where h.patient_id = i.patient_id
                  and release.covers(h.patient_id, h.id, h.item_id, i.group_id)
                  and h.recipient = 'PATIENT' and h.ended_at is null and h.expires_at >= i.held_until)
               or i.kept_until > viewer.at() and not exists (
                  select 1 from release.hold h where h.patient_id = i.patient_id
                  and release.covers(h.patient_id, h.id, h.item_id, i.group_id)
                  and h.recipient = 'REPRESENTATIVE' and h.ended_at is null and h.expires_at >= i.kept_until))
          and (session_user = 'havenport_job' or viewer.holds('MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER', 'COUNSEL'))
    $$;
