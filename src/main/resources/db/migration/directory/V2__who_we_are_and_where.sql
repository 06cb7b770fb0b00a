-- Who the organisation is, and its locations: what it says of itself, only ever added to. The last line counts.
create table directory.house (
    number     bigint generated always as identity primary key,
    legal_name text not null check (length(legal_name) between 1 and 200),
    npi        text check (npi ~ '^[0-9]{10}$'),
    at         timestamptz not null,
    by         uuid not null
);

create table directory.site (
    number  bigint generated always as identity primary key,
    id      uuid not null,
    name    text not null check (length(name) between 1 and 200),
    address text not null check (length(address) between 1 and 500),
    phone   text not null check (length(phone) between 1 and 40),
    zone    text not null check (length(zone) between 1 and 60),
    closed  boolean not null,
    at      timestamptz not null,
    by      uuid not null
);
create index site_id on directory.site (id, number desc);

do $$
declare
    t text;
begin
    foreach t in array array['house', 'site'] loop
        execute format('alter table directory.%I enable row level security', t);
        execute format('alter table directory.%I force row level security', t);
        execute format('create policy owner on directory.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job on directory.%I to havenport_job using (true) with check (true)', t);
        execute format('create policy staff_reads on directory.%I for select to havenport_staff using (true)', t);
        execute format('create policy staff_says on directory.%I for insert to havenport_staff with check ('
            'by = (select viewer.actor()) and (select viewer.holds(''ADMINISTRATOR'')))', t);
        execute format('grant select, insert on directory.%I to havenport_staff, havenport_job', t);
    end loop;
end $$;
