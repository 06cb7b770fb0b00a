-- Who does the work of a pool, and who leads it.
create table worklist.member (
    pool     text not null check (pool in ('FRONT_DESK', 'NURSES', 'CLINICIANS')),
    account  uuid not null,
    leads    boolean not null,
    since    timestamptz not null,
    ended_at timestamptz,
    named_by uuid not null,
    primary key (pool, account, since)
);
create unique index member_now on worklist.member (pool, account) where ended_at is null;
create unique index lead_now on worklist.member (pool) where ended_at is null and leads;

-- Who answers for a pool or a clinician in the hours of a weekday (1 Monday to 7 Sunday, 0 every day), and who then.
create table worklist.cover (
    id        uuid primary key,
    pool      text check (pool in ('FRONT_DESK', 'NURSES', 'CLINICIANS')),
    clinician uuid,
    day       integer not null check (day between 0 and 7),
    from_time time not null,
    to_time   time not null,
    first     uuid not null,
    second    uuid not null,
    since     timestamptz not null,
    ended_at  timestamptz,
    named_by  uuid not null,
    constraint of_a_pool_or_a_clinician check ((pool is null) <> (clinician is null)),
    constraint two_people check (first <> second),
    constraint it_has_hours check (from_time < to_time)
);

-- Who is away, and who answers for them meanwhile. Without the second there is no first.
create table worklist.absence (
    id         uuid primary key,
    account    uuid not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    alternate  uuid not null,
    entered_at timestamptz not null,
    entered_by uuid not null,
    ended_at   timestamptz,
    constraint somebody_else check (alternate <> account),
    constraint it_ends check (ends_at > starts_at)
);
create index absence_ends on worklist.absence (ends_at) where ended_at is null;

-- Who is on call from when until when, day and night, and who then.
create table worklist.shift (
    id        uuid primary key,
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    first     uuid not null,
    second    uuid,
    named_at  timestamptz not null,
    named_by  uuid not null,
    ended_at  timestamptz,
    constraint two_people check (first <> second),
    constraint it_ends check (ends_at > starts_at)
);
create index shift_ends on worklist.shift (ends_at) where ended_at is null;

do $$
declare
    t text;
begin
    foreach t in array array['member', 'cover', 'absence', 'shift'] loop
        execute format('alter table worklist.%I enable row level security', t);
        execute format('alter table worklist.%I force row level security', t);
        execute format('create policy owner on worklist.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job on worklist.%I to havenport_job using (true) with check (true)', t);
        execute format('grant select, insert, update on worklist.%I to havenport_job', t);
        execute format('create policy staff_reads on worklist.%I for select to havenport_staff
            using ((select viewer.actor()) is not null)', t);
        execute format('grant select, insert, update (ended_at) on worklist.%I to havenport_staff', t);
    end loop;
    foreach t in array array['member', 'cover', 'shift'] loop
        execute format('create policy staff_names on worklist.%I for insert to havenport_staff
            with check (named_by = (select viewer.actor()) and ended_at is null
                and (select viewer.holds(''ADMINISTRATOR'', ''PORTAL_COORDINATOR'', ''MEDICAL_DIRECTOR'')))', t);
        execute format('create policy staff_ends on worklist.%I for update to havenport_staff
            using ((select viewer.holds(''ADMINISTRATOR'', ''PORTAL_COORDINATOR'', ''MEDICAL_DIRECTOR'')))', t);
    end loop;
end $$;
-- One's own absence, and those of others for who names who covers whom.
create policy staff_enters on worklist.absence for insert to havenport_staff
    with check (entered_by = (select viewer.actor()) and ended_at is null
        and (account = (select viewer.actor())
            or (select viewer.holds('ADMINISTRATOR', 'PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR'))));
create policy staff_takes_back on worklist.absence for update to havenport_staff
    using (account = (select viewer.actor())
        or (select viewer.holds('ADMINISTRATOR', 'PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));

-- Who can act now and how far: joined, not ended, a role in force, trained. The highest skill of each.
create function worklist.people() returns table (account uuid, title text, given text, family text, job text, skill text,
        clinician boolean)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select m.account, m.title, m.given, m.family, m.job,
            case when bool_or(g.role in ('CLINICIAN', 'MEDICAL_DIRECTOR')) then 'CLINICIAN'
                 when bool_or(g.role = 'NURSE') then 'NURSE' else 'CLERK' end,
            bool_or(g.role = 'CLINICIAN')
        from staff.member m
        join viewer.role_grant g on g.actor_id = m.account and g.starts_at <= viewer.at()
            and (g.ends_at is null or g.ends_at > viewer.at())
            and g.role in ('FRONT_DESK', 'MEDICAL_ASSISTANT', 'BILLING', 'PORTAL_COORDINATOR', 'NURSE', 'CLINICIAN',
                           'MEDICAL_DIRECTOR')
        join viewer.trained t on t.actor_id = m.account and t.until > viewer.at()
        where m.joined_at is not null and m.ended_at is null
        group by m.account, m.title, m.given, m.family, m.job
    $$;

-- How often work went to another because of time or absence, and how much is late: numbers without anybody in them.
create function worklist.counts(since timestamptz)
    returns table (waiting bigint, overdue bigint, stuck bigint, went_on bigint, rerouted bigint)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select count(*) filter (where w.closed_at is null),
            count(*) filter (where w.closed_at is null and w.due_at <= viewer.at()),
            count(*) filter (where w.closed_at is null and (w.escalates_at < viewer.at() - interval '3 minutes'
                or w.owner is null and w.opened_at < viewer.at() - interval '3 minutes')),
            (select count(*) from worklist.step s where s.at >= since and s.what = 'WENT_ON'),
            (select count(*) from worklist.step s where s.at >= since and s.what = 'REROUTED')
        from worklist.work w where w.closed_at is null
    $$;
revoke all on function worklist.people(), worklist.counts(timestamptz) from public;
grant execute on function worklist.people(), worklist.counts(timestamptz) to havenport_staff, havenport_job;
