-- When the person of a session last showed a factor again (null: when it began), what they are to do before they go on, and what is known of the
-- browser: its family and system as it says itself, never a place.
alter table viewer.session
    add column proved_at  timestamptz,
    add column owed_path  text check (owed_path like '/%'),
    add column owed_reach text check (owed_reach in ('BEFORE_ANYTHING', 'ONLY_READING')),
    add column shared     boolean not null default false,
    add column device     uuid,
    add column browser    text not null default '' check (length(browser) <= 40),
    add column system     text not null default '' check (length(system) <= 40),
    add constraint owed_whole check ((owed_path is null) = (owed_reach is null));

-- Everybody sees and ends the sessions of their own account.
grant select (id, actor_id, kind, complete, created_at, last_seen_at, idle_ends_at, ends_at, shared, device, browser,
    system), delete on viewer.session to havenport_patient, havenport_staff;
create policy patient_sees_own on viewer.session for select to havenport_patient
    using (actor_id = (select viewer.actor()));
create policy patient_ends_own on viewer.session for delete to havenport_patient
    using (actor_id = (select viewer.actor()));
create policy staff_sees_own on viewer.session for select to havenport_staff
    using (actor_id = (select viewer.actor()));
create policy staff_ends_own on viewer.session for delete to havenport_staff
    using (actor_id = (select viewer.actor()));
