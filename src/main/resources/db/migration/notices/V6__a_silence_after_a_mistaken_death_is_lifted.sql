-- Who lifted the silence that a death in the record had laid on somebody's notices, and why. Never changed, never removed.
create table notices.lifted_silence (
    patient_id   uuid not null,
    id           uuid not null,
    silent_since timestamptz not null,
    reason       text not null check (reason in ('SPOKEN_TO', 'CAME_IN', 'ANOTHER_PERSON', 'SOURCE_CORRECTED')),
    lifted_by    uuid not null,
    lifted_at    timestamptz not null,
    primary key (patient_id, id)
);
alter table notices.lifted_silence enable row level security;
alter table notices.lifted_silence force row level security;
create policy owner on notices.lifted_silence to havenport_owner using (true) with check (true);
create policy staff_reads on notices.lifted_silence for select to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
create policy staff_lifts on notices.lifted_silence for insert to havenport_staff
    with check ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')) and lifted_by = (select viewer.actor())
        and lifted_at = (select viewer.at()));
grant select, insert on notices.lifted_silence to havenport_staff;

-- Staff may end a silence that a death began, never begin one here. Where the death had made the row, what holds is what
-- holds for everybody who has said nothing.
create policy staff_lifts on notices.wish for update to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')) and silent_because = 'DEATH')
    with check ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')) and silent_because is null);
grant update (silent_because, silent_since, channel) on notices.wish to havenport_staff;
