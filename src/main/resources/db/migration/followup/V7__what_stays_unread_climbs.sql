-- Everything owed keeps its place on the ladder: when it is looked at next, or how and when it ended. There is nothing
-- between the two, so nothing owed can be forgotten.
alter table followup.obligation
    add column next_at timestamptz,
    add column settled_at timestamptz,
    add column settled text check (settled in
        ('VIEWED', 'CONFIRMED', 'SPOKE', 'LETTER', 'DECLINED', 'DIED', 'NOT_IN_PORTAL'));
update followup.obligation set next_at = opened_at;
alter table followup.obligation
    -- What was just opened is looked at in the next round.
    alter column next_at set default '-infinity',
    add constraint it_has_its_place check (num_nonnulls(next_at, settled_at) = 1),
    add constraint it_ended_somehow check ((settled_at is null) = (settled is null));
create index obligation_next on followup.obligation (next_at) where settled_at is null;
create index obligation_opened on followup.obligation (opened_at);
grant update (next_at, settled_at, settled) on followup.obligation to havenport_job;

-- Each step once for each time something was opened.
create table followup.step (
    patient_id uuid not null,
    item_id    uuid not null,
    opened_at  timestamptz not null,
    step       text not null check (step in ('REMINDER', 'SECOND_CHANNEL', 'CALL', 'LETTER')),
    at         timestamptz not null,
    primary key (patient_id, item_id, opened_at, step)
);

-- A call belongs to the time at which it became one: a corrected result may need another. At most one is open.
alter table followup.call
    drop constraint call_pkey,
    drop constraint call_because_check,
    drop constraint call_outcome_check,
    drop constraint closed_by_somebody,
    add primary key (patient_id, item_id, opened_at),
    add column first_due_at timestamptz,
    add column holder uuid,
    add column held_at timestamptz;
update followup.call set first_due_at = due_at;
alter table followup.call
    alter column first_due_at set not null,
    add constraint call_because_check check (because in ('NO_ACCOUNT', 'NOT_ACTIVATED', 'DORMANT', 'LEFT', 'BOUNCED',
        'NO_ADDRESS', 'NOT_WANTED', 'GENTLE', 'NOT_VIEWED', 'NOT_CONFIRMED')),
    add constraint call_outcome_check check (outcome in ('SPOKE', 'DECLINED', 'LETTER', 'PORTAL', 'RECEIVED', 'DIED')),
    -- Whoever closes a call says what came of it, by name. Only that it arrived, or that they died, closes one by itself.
    add constraint closed_by_somebody check ((closed_at is null) = (outcome is null)
        and (closed_by is not null) = (outcome is not null and outcome not in ('RECEIVED', 'DIED'))),
    -- Nobody is left to the portal whom it does not reach (A.risk.1).
    add constraint the_portal_alone_is_refused check (outcome is distinct from 'PORTAL'
        or because in ('NOT_VIEWED', 'NOT_CONFIRMED')),
    add constraint held_since check ((holder is null) = (held_at is null));
create unique index call_once on followup.call (patient_id, item_id) where closed_at is null;
create index call_closed on followup.call (closed_at) where closed_at is not null;
grant update (holder, held_at) on followup.call to havenport_staff;

-- A letter that asks somebody to call. Of what it is about it says nothing, so whoever posts it need not know.
create table followup.letter (
    patient_id  uuid not null,
    id          uuid not null,
    kind        text not null check (kind in ('PLAIN', 'CERTIFIED')),
    prepared_at timestamptz not null,
    due_at      timestamptz not null,
    asked_by    uuid,
    mailed_at   timestamptz,
    mailed_by   uuid,
    tracking    text check (tracking ~ '^[0-9A-Za-z -]{6,40}$'),
    ended_at    timestamptz,
    ended       text check (ended in ('RECEIVED', 'DIED')),
    primary key (patient_id, id),
    check ((mailed_at is null) = (mailed_by is null)),
    check (mailed_at is null or (kind = 'CERTIFIED') = (tracking is not null)),
    check ((ended_at is null) = (ended is null)),
    check (num_nonnulls(mailed_at, ended_at) < 2)
);
create unique index letter_to_post on followup.letter (patient_id, kind) where mailed_at is null and ended_at is null;
create index letter_due on followup.letter (due_at) where mailed_at is null and ended_at is null;

-- What a letter is about.
create table followup.letter_item (
    patient_id uuid not null,
    letter_id  uuid not null,
    item_id    uuid not null,
    added_at   timestamptz not null,
    primary key (patient_id, letter_id, item_id),
    foreign key (patient_id, letter_id) references followup.letter (patient_id, id)
);
create index letter_of_item on followup.letter_item (patient_id, item_id);

-- A number at which somebody else answered. The number stands nowhere: only a keyed hash of it.
create table followup.wrong_number (
    patient_id uuid not null,
    number_id  uuid not null,
    at         timestamptz not null,
    by_actor   uuid not null,
    primary key (patient_id, number_id)
);

do $$
declare
    t text;
begin
    foreach t in array array['step', 'letter', 'letter_item', 'wrong_number'] loop
        execute format('alter table followup.%I enable row level security', t);
        execute format('alter table followup.%I force row level security', t);
        execute format('create policy owner on followup.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job on followup.%I to havenport_job using (true) with check (true)', t);
        execute format('create policy callers_read on followup.%I for select to havenport_staff
            using ((select viewer.holds(''NURSE'', ''CLINICIAN'', ''MEDICAL_DIRECTOR'')))', t);
        execute format('grant select on followup.%I to havenport_staff', t);
        execute format('grant select, insert on followup.%I to havenport_job', t);
    end loop;
end $$;
grant update on followup.letter to havenport_job;

create policy callers_ask on followup.letter for insert to havenport_staff
    with check ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')) and asked_by = (select viewer.actor())
        and mailed_at is null);
create policy callers_ask on followup.letter_item for insert to havenport_staff
    with check ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy callers_mark on followup.wrong_number for insert to havenport_staff
    with check ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')) and by_actor = (select viewer.actor()));
grant insert on followup.letter, followup.letter_item, followup.wrong_number to havenport_staff;

-- Whoever posts letters sees to whom, of which kind and by when: not what about.
create policy posters_read on followup.letter for select to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
create policy posters_post on followup.letter for update to havenport_staff
    using (mailed_at is null and ended_at is null and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')))
    with check (mailed_by = (select viewer.actor()));
grant update (mailed_at, mailed_by, tracking) on followup.letter to havenport_staff;

-- Until when no machine writes to somebody, and a person calls instead: that it is so, never why. Only the program reads it.
create table followup.gentle (
    patient_id uuid primary key,
    until_at   timestamptz not null
);
alter table followup.gentle enable row level security;
alter table followup.gentle force row level security;
create policy owner on followup.gentle to havenport_owner using (true) with check (true);
create policy job on followup.gentle to havenport_job using (true) with check (true);
grant select, insert, update on followup.gentle to havenport_job;
