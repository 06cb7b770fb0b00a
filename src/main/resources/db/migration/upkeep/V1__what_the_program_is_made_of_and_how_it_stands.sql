-- What is known about the parts of the program, when they are renewed, what the start page said, and how long it answered.
create schema upkeep;
grant usage on schema upkeep to havenport_staff, havenport_job;

-- Where news about weaknesses comes from, and how the last reading went.
create table upkeep.feed (
    source    text primary key check (length(source) between 1 and 500),
    read_at   timestamptz,
    as_of     timestamptz,
    entries   int not null default 0 check (entries >= 0),
    failed_at timestamptz,
    failure   text,
    check ((read_at is null) = (as_of is null) and (failed_at is null) = (failure is null))
);

-- A known weakness of a part that runs here. It is open until a reading no longer finds it.
create table upkeep.weakness (
    source     text not null references upkeep.feed,
    advisory   text not null check (length(advisory) between 1 and 100),
    component  text not null check (component like 'pkg:%'),
    critical   boolean not null,
    severity   text not null,
    summary    text not null,
    fixed      text not null,
    published  timestamptz,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    closed_at  timestamptz,
    primary key (source, advisory, component)
);

-- The calendar of updates: one day at a time, and when it was done with which program.
create table upkeep.planned_update (
    number     bigint generated always as identity primary key,
    planned_on date not null,
    at         timestamptz not null,
    by         uuid not null
);
create table upkeep.done_update (
    plan    bigint primary key references upkeep.planned_update,
    at      timestamptz not null,
    by      uuid not null,
    version text not null,
    build   text not null check (build ~ '^[0-9a-f]{64}$')
);

-- What the start page was seen to say, each language for itself; empty when it said what is in force.
create table upkeep.start_page_look (
    language text primary key,
    at       timestamptz not null,
    differs  text not null
);

-- The start page as it was served by each program, in each language, with each disclaimer; the page and its print are sealed.
create table upkeep.start_page_picture (
    number            bigint generated always as identity primary key,
    build             text not null check (build ~ '^[0-9a-f]{64}$'),
    version           text not null,
    language          text not null,
    edition           text not null check (edition ~ '^[0-9a-f]{64}$'),
    at                timestamptz not null,
    page_fingerprint  text not null check (page_fingerprint ~ '^[0-9a-f]{64}$'),
    page              bytea not null,
    print_fingerprint text not null check (print_fingerprint ~ '^[0-9a-f]{64}$'),
    print             bytea not null,
    unique (build, language, edition)
);

-- Minutes of each day in which the start page and the database answered; a minute without a sign counts as down.
create table upkeep.day (
    day     date primary key,
    first   timestamptz not null,
    last    timestamptz not null,
    minutes int not null check (minutes between 1 and 1500)
);

grant select on all tables in schema upkeep to havenport_staff, havenport_job;
grant insert, update on upkeep.feed, upkeep.weakness, upkeep.start_page_look, upkeep.day to havenport_job;
grant insert on upkeep.start_page_picture to havenport_job;
-- Only to seal it anew when keys are renewed.
grant update (page, print) on upkeep.start_page_picture to havenport_job;
grant insert on upkeep.planned_update, upkeep.done_update to havenport_staff;

alter table upkeep.planned_update enable row level security;
alter table upkeep.planned_update force row level security;
create policy owner on upkeep.planned_update to havenport_owner using (true) with check (true);
create policy job_select on upkeep.planned_update for select to havenport_job using (true);
create policy staff_select on upkeep.planned_update for select to havenport_staff using (true);
create policy staff_insert on upkeep.planned_update for insert to havenport_staff
    with check ((select viewer.holds('SECURITY_ADMINISTRATOR')) and by = (select viewer.actor()));

alter table upkeep.done_update enable row level security;
alter table upkeep.done_update force row level security;
create policy owner on upkeep.done_update to havenport_owner using (true) with check (true);
create policy job_select on upkeep.done_update for select to havenport_job using (true);
create policy staff_select on upkeep.done_update for select to havenport_staff using (true);
create policy staff_insert on upkeep.done_update for insert to havenport_staff
    with check ((select viewer.holds('SECURITY_ADMINISTRATOR')) and by = (select viewer.actor()));
