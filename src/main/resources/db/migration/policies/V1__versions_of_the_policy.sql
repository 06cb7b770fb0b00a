-- The policy in prose as it was: each version whole, in every language, with its fingerprint; who looked at it again and by
-- when the next look is due; and who of those who work here read which version. Nothing of it is changed or taken out.
create schema policies;
grant usage on schema policies to havenport_staff, havenport_job;

create table policies.version (
    number      int primary key check (number > 0),
    made_at     timestamptz not null,
    fingerprint text not null,
    body        text not null,
    unique (number, fingerprint),
    constraint fingerprint_is_of_the_words check (fingerprint = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
);

-- Whoever looks at it again answers for it until somebody else does; the next look is within twelve months.
create table policies.review (
    number  bigint generated always as identity primary key,
    version int not null references policies.version,
    by      uuid not null,
    at      timestamptz not null,
    next_on date not null,
    check (next_on > (at at time zone 'UTC')::date - 1 and next_on <= (at at time zone 'UTC')::date + 367)
);

create table policies.reading (
    actor       uuid not null,
    version     int not null,
    fingerprint text not null,
    at          timestamptz not null,
    primary key (actor, version),
    foreign key (version, fingerprint) references policies.version (number, fingerprint)
);

grant select on policies.version, policies.review, policies.reading to havenport_staff, havenport_job;
grant insert on policies.version to havenport_job;
grant insert on policies.review, policies.reading to havenport_staff;

alter table policies.version enable row level security;
alter table policies.version force row level security;
create policy owner on policies.version to havenport_owner using (true) with check (true);
create policy job_select on policies.version for select to havenport_job using (true);
create policy job_insert on policies.version for insert to havenport_job with check (made_at = (select viewer.at()));
create policy staff_select on policies.version for select to havenport_staff using (true);

alter table policies.review enable row level security;
alter table policies.review force row level security;
create policy owner on policies.review to havenport_owner using (true) with check (true);
create policy job_select on policies.review for select to havenport_job using (true);
create policy staff_select on policies.review for select to havenport_staff using (true);
create policy staff_insert on policies.review for insert to havenport_staff
    with check (by = (select viewer.actor()) and at = (select viewer.at())
        and (select viewer.holds('COMPLIANCE_OFFICER', 'ADMINISTRATOR')));

alter table policies.reading enable row level security;
alter table policies.reading force row level security;
create policy owner on policies.reading to havenport_owner using (true) with check (true);
create policy job_select on policies.reading for select to havenport_job using (true);
create policy staff_select on policies.reading for select to havenport_staff
    using (actor = (select viewer.actor())
        or (select viewer.holds('COMPLIANCE_OFFICER', 'ADMINISTRATOR', 'COUNSEL', 'PORTAL_COORDINATOR')));
create policy staff_insert on policies.reading for insert to havenport_staff
    with check (actor = (select viewer.actor()) and at = (select viewer.at()));
