-- What was brought for one patient and waits for a person to say whose it is; or what was taken out of a record because
-- it is another's.
create table intake.held (
    id           uuid primary key,
    run_id       uuid references intake.run (id),
    source       text not null,
    live         boolean not null default false,
    origin       text not null check (origin in ('DELIVERY', 'RETRACTED')),
    reason       text not null,
    -- Whom it names, blinded: what comes later for the same waits with it.
    about        bytea,
    -- The record it was taken out of, sealed.
    came_from    bytea,
    was_released boolean not null default false,
    retracted_by uuid,
    state        text not null check (state in ('WAITING', 'FILED', 'DISCARDED')),
    version      integer not null default 0,
    at           timestamptz not null,
    resolved_at  timestamptz,
    check ((origin = 'RETRACTED') = (came_from is not null)),
    check ((origin = 'RETRACTED') = (retracted_by is not null)),
    check ((state = 'WAITING') = (resolved_at is null))
);
create unique index held_about on intake.held (source, about) where state = 'WAITING' and about is not null;
create index held_waits on intake.held (at) where state = 'WAITING';

-- Which delivery it belongs to, and what its references to the rest of the bundle mean, sealed.
alter table intake.quarantine
    add column held_id uuid references intake.held (id),
    add column links bytea,
    alter column run_id drop not null,
    drop constraint quarantine_state_check,
    add constraint quarantine_state_check check (state in ('WAITING', 'RESOLVED', 'DISCARDED', 'REFUSED'));
create index quarantine_held on intake.quarantine (held_id);

-- What waited before stands by itself: nobody noted what it came with.
insert into intake.held (id, run_id, source, origin, reason, state, at)
    select id, run_id, source, 'DELIVERY', reason, 'WAITING', at from intake.quarantine where state = 'WAITING';
update intake.quarantine set held_id = id where state = 'WAITING';

-- Who decided whose it is, and by which identifiers they typed again; never their content.
create table intake.decision (
    held_id        uuid not null references intake.held (id),
    round          integer not null,
    what           text not null check (what in ('FILE', 'CREATE', 'DISCARD')),
    -- The record it goes to, sealed.
    target         bytea,
    take_over      boolean not null default false,
    why            text,
    typed          text[] not null,
    proposed_by    uuid not null,
    proposed_at    timestamptz not null,
    needs_second   boolean not null,
    confirmed_by   uuid,
    confirmed_at   timestamptz,
    typed_again    text[],
    turned_down_by uuid,
    turned_down_at timestamptz,
    done           boolean not null default false,
    primary key (held_id, round),
    constraint two_are_typed check (what = 'DISCARD' or cardinality(typed) >= 2),
    check ((what = 'FILE') = (target is not null)),
    check ((what = 'DISCARD') = (why is not null)),
    check (confirmed_by <> proposed_by),
    check (confirmed_by is null or what = 'DISCARD' or cardinality(typed_again) >= 2),
    check (not (confirmed_by is not null and turned_down_by is not null)),
    check (not (done and turned_down_by is not null)),
    -- What a patient could see is moved by two people or not at all.
    check (not done or not needs_second or confirmed_by is not null)
);
create unique index decision_open on intake.decision (held_id) where not done and turned_down_by is null;

alter table intake.delivery
    add column held_id uuid references intake.held (id),
    add column decided_by uuid,
    add column confirmed_by uuid,
    add check (confirmed_by <> decided_by);

do $$
declare
    t text;
    who constant text := '(select viewer.holds(''FRONT_DESK'', ''NURSE'', ''CLINICIAN'', ''PORTAL_COORDINATOR'', ''MEDICAL_DIRECTOR''))';
begin
    foreach t in array array['held', 'decision'] loop
        execute format('alter table intake.%I enable row level security', t);
        execute format('alter table intake.%I force row level security', t);
        execute format('create policy owner on intake.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job on intake.%I to havenport_job using (true) with check (true)', t);
    end loop;
    foreach t in array array['held', 'decision', 'quarantine'] loop
        execute format('create policy staff_reads on intake.%I for select to havenport_staff using (%s)', t, who);
        execute format('grant select on intake.%I to havenport_staff', t);
    end loop;
    -- A person decides in their own name only, and whether a second one is needed is not theirs to say.
    execute 'create policy staff_decides on intake.decision for insert to havenport_staff with check (' || who
        || ' and proposed_by = (select viewer.actor()) and confirmed_by is null and turned_down_by is null and not done'
        || ' and needs_second = (select h.was_released from intake.held h where h.id = held_id and h.state = ''WAITING''))';
    execute 'create policy staff_confirms on intake.decision for update to havenport_staff using (' || who
        || ' and not done and confirmed_by is null and turned_down_by is null)'
        || ' with check ((confirmed_by is null or confirmed_by = (select viewer.actor()))'
        || ' and (turned_down_by is null or turned_down_by = (select viewer.actor())))';
end $$;
grant insert, update (confirmed_by, confirmed_at, typed_again, turned_down_by, turned_down_at)
    on intake.decision to havenport_staff;
grant select, insert, update on intake.held to havenport_job;
grant select, update (done) on intake.decision to havenport_job;
grant update (state, reason) on intake.quarantine to havenport_job;
create policy job_resolves on intake.quarantine for update to havenport_job using (true) with check (true);
-- How many resources of a source were read, for its rate of mismatches.
grant select on intake.run to havenport_staff;
