-- Which program was started when, and by which account of the machine; and which programs somebody answers for.
create schema serve;
grant usage on schema serve to havenport_job, havenport_staff;

create table serve.start (
    id      uuid primary key,
    at      timestamptz not null,
    version text not null check (length(version) between 1 and 40),
    build   text not null check (build ~ '^[0-9a-f]{64}$'),
    account text not null check (length(account) between 1 and 100)
);
create index start_at on serve.start (at);

create table serve.approved_build (
    build text primary key check (build ~ '^[0-9a-f]{64}$'),
    at    timestamptz not null,
    by    uuid not null
);

grant select, insert on serve.start, serve.approved_build to havenport_job;
revoke insert on serve.approved_build from havenport_job;
grant select on serve.start to havenport_staff;
grant select, insert on serve.approved_build to havenport_staff;

alter table serve.approved_build enable row level security;
alter table serve.approved_build force row level security;
create policy owner on serve.approved_build to havenport_owner using (true) with check (true);
create policy job_select on serve.approved_build for select to havenport_job using (true);
create policy staff_select on serve.approved_build for select to havenport_staff
    using ((select viewer.holds('SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER')));
-- Whoever answers for a program says so in their own name.
create policy staff_insert on serve.approved_build for insert to havenport_staff
    with check ((select viewer.holds('SECURITY_ADMINISTRATOR')) and by = (select viewer.actor()));

alter table serve.start enable row level security;
alter table serve.start force row level security;
create policy owner on serve.start to havenport_owner using (true) with check (true);
create policy job_select on serve.start for select to havenport_job using (true);
create policy job_insert on serve.start for insert to havenport_job with check (true);
create policy staff_select on serve.start for select to havenport_staff
    using ((select viewer.holds('SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER')));
