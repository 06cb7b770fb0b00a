-- Who confirmed or signed which version of a text: the very words, by their hash. Never changed, never removed.
create table protocols.attestation (
    number        bigint generated always as identity primary key,
    key           text not null,
    version       int not null,
    language      text not null,
    approved_hash text not null,
    clause        text,
    actor_id      uuid not null,
    actor_kind    text not null check (actor_kind in ('PATIENT', 'PROXY', 'STAFF')),
    how           text not null check (how in ('PORTAL', 'PAPER')),
    attested_at   timestamptz not null,
    foreign key (key, version, language, approved_hash)
        references protocols.text (key, version, language, approved_hash)
);
create index attestation_actor on protocols.attestation (actor_id, key);
create index attestation_text on protocols.attestation (key, version);
grant select, insert on protocols.attestation to havenport_patient, havenport_staff;
grant select on protocols.attestation to havenport_job;

alter table protocols.attestation enable row level security;
alter table protocols.attestation force row level security;
create policy owner on protocols.attestation to havenport_owner using (true) with check (true);
create policy job on protocols.attestation for select to havenport_job using (true);
create policy patient_select on protocols.attestation for select to havenport_patient
    using (actor_id = (select viewer.actor()));
create policy patient_insert on protocols.attestation for insert to havenport_patient
    with check (actor_id = (select viewer.actor()) and actor_kind in ('PATIENT', 'PROXY') and how = 'PORTAL'
        and attested_at = (select viewer.at()));
create policy staff_select on protocols.attestation for select to havenport_staff
    using (actor_id = (select viewer.actor())
        or (select viewer.holds('COMPLIANCE_OFFICER', 'ADMINISTRATOR', 'COUNSEL', 'PORTAL_COORDINATOR')));
create policy staff_insert on protocols.attestation for insert to havenport_staff
    with check (actor_id = (select viewer.actor()) and actor_kind = 'STAFF' and how = 'PORTAL'
        and attested_at = (select viewer.at()));

-- Which disclaimer a session was shown: the words once, and a line for each session.
create table protocols.disclaimer_edition (
    hash           text primary key check (hash = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
    language       text not null,
    versions       text not null,
    body           text not null,
    first_shown_at timestamptz not null
);
create table protocols.disclaimer_shown (
    session_id uuid primary key,
    actor_id   uuid not null,
    edition    text not null references protocols.disclaimer_edition,
    shown_at   timestamptz not null
);
create index disclaimer_shown_actor on protocols.disclaimer_shown (actor_id);
grant select, insert on protocols.disclaimer_edition, protocols.disclaimer_shown to havenport_door;
grant select on protocols.disclaimer_edition, protocols.disclaimer_shown to havenport_job;
