-- What a person agreed to and took back. The words, versions and times are attestations in schema protocols; here stand
-- the occasion with its address, since when somebody is asked, and what was withdrawn.
create schema agreements;
grant usage on schema agreements to havenport_patient, havenport_staff, havenport_job, havenport_door;

-- One signing: several statements confirmed at once. The address it came from is sealed. Never changed, never removed.
create table agreements.signing (
    patient_id uuid not null,
    id         uuid not null,
    account    uuid not null,
    language   text not null,
    address    bytea not null,
    signed_at  timestamptz not null,
    primary key (patient_id, id)
);
alter table agreements.signing enable row level security;
alter table agreements.signing force row level security;
create policy owner on agreements.signing to havenport_owner using (true) with check (true);
create policy job_reads on agreements.signing for select to havenport_job using (true);
create policy job_brings on agreements.signing for insert to havenport_job with check (true);
create policy patient_reads on agreements.signing for select to havenport_patient
    using (patient_id = any ((select viewer.patients())::uuid[]) and account = (select viewer.actor()));
create policy patient_signs on agreements.signing for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and account = (select viewer.actor())
        and signed_at = (select viewer.at()));
grant select, insert on agreements.signing to havenport_patient, havenport_job;

-- Since when an account is asked for an edition: the versions it should confirm. The grace period runs from here.
create table agreements.asked (
    account  uuid not null,
    edition  text not null,
    asked_at timestamptz not null,
    primary key (account, edition)
);

-- Whoever no longer agrees says so; a later signing counts again.
create table agreements.withdrawal (
    number       bigint generated always as identity primary key,
    account      uuid not null,
    withdrawn_at timestamptz not null
);
create index withdrawal_account on agreements.withdrawal (account);

do $$
declare
    t text;
begin
    foreach t in array array['asked', 'withdrawal'] loop
        execute format('alter table agreements.%I enable row level security', t);
        execute format('alter table agreements.%I force row level security', t);
        execute format('create policy owner on agreements.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job_reads on agreements.%I for select to havenport_job using (true)', t);
        execute format('create policy door_reads on agreements.%I for select to havenport_door using (true)', t);
        execute format('create policy own on agreements.%I for select to havenport_patient using (account = (select viewer.actor()))', t);
        execute format('grant select on agreements.%I to havenport_patient, havenport_job, havenport_door', t);
    end loop;
end $$;
create policy door_asks on agreements.asked for insert to havenport_door with check (asked_at = (select viewer.at()));
create policy asks_oneself on agreements.asked for insert to havenport_patient
    with check (account = (select viewer.actor()) and asked_at = (select viewer.at()));
create policy takes_back on agreements.withdrawal for insert to havenport_patient
    with check (account = (select viewer.actor()) and withdrawn_at = (select viewer.at()));
grant insert on agreements.asked to havenport_door, havenport_patient;
grant insert on agreements.withdrawal to havenport_patient;
