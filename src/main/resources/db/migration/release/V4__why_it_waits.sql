-- Why something is spoken about first: what was seen in it, or what somebody of the care team said.
create table release.reason (
    patient_id  uuid not null,
    item_id     uuid not null,
    id          uuid not null,
    at          timestamptz not null,
    kind        text not null check (kind ~ '^[A-Z_]{3,20}$'),
    consequence text not null check (consequence in ('CRITICAL', 'SIGNIFICANT')),
    by_actor    uuid,
    sealed      bytea not null,
    primary key (patient_id, id),
    -- A clinician's word has a name; what the program saw has none.
    check ((kind = 'CLINICIAN') = (by_actor is not null))
);
create index reason_item on release.reason (patient_id, item_id, at);

alter table release.reason enable row level security;
alter table release.reason force row level security;
create policy owner on release.reason to havenport_owner using (true) with check (true);
create policy job on release.reason to havenport_job using (true) with check (true);
create policy staff_reads on release.reason for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy clinicians_say_so on release.reason for insert to havenport_staff
    with check ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR'))
        and kind = 'CLINICIAN' and by_actor = (select viewer.actor()) and at = (select viewer.at()));
-- Patients have no part in it: how grave a thing is they hear from a person.
grant select, insert, delete on release.reason to havenport_job;
grant select, insert on release.reason to havenport_staff;

-- A clinician's word makes a matter graver and its call sooner.
grant update (class, call_by) on release.gate to havenport_staff;

-- Whether somebody is called who has not been reached, and how long it took (A3.2).
create index gate_since on release.gate (since);

create function release.only_clinicians_say_how_grave() returns trigger
    language plpgsql set search_path = pg_catalog as $$
begin
    if current_user = 'havenport_staff' and new.class <> old.class
        and (new.class <> 'CRITICAL' or not viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR')) then
        raise exception 'Only a clinician makes a matter graver, and nobody less grave';
    end if;
    return new;
end
$$;
create trigger only_clinicians_say_how_grave before update of class on release.gate
    for each row execute function release.only_clinicians_say_how_grave();
