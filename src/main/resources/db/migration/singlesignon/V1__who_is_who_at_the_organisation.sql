-- Which account of staff is whom at the organisation's own sign-in: said by an administrator, never found out by a name
-- or an address.
create schema singlesignon;
grant usage on schema singlesignon to havenport_staff, havenport_job, havenport_door;

create table singlesignon.link (
    account        uuid primary key,
    issuer         text not null check (length(issuer) between 1 and 500),
    subject_blind  bytea not null,
    subject_sealed bytea not null,
    linked_by      uuid not null,
    linked_at      timestamptz not null,
    constraint not_ones_own check (linked_by <> account),
    unique (issuer, subject_blind)
);
alter table singlesignon.link enable row level security;
alter table singlesignon.link force row level security;
create policy owner on singlesignon.link to havenport_owner using (true) with check (true);
create policy door_reads on singlesignon.link for select to havenport_door using (true);
create policy job_counts on singlesignon.link for select to havenport_job using (true);
create policy staff_reads on singlesignon.link for select to havenport_staff
    using ((select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_links on singlesignon.link for insert to havenport_staff
    with check (linked_by = (select viewer.actor()) and account <> (select viewer.actor())
        and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_unlinks on singlesignon.link for delete to havenport_staff
    using (account <> (select viewer.actor()) and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
grant select on singlesignon.link to havenport_door;
grant select (account, linked_at) on singlesignon.link to havenport_job;
grant select, insert, delete on singlesignon.link to havenport_staff;

-- Who was sent to the organisation's sign-in and is to come back with an answer, once and within ten minutes.
create table singlesignon.sent (
    browser_hash bytea primary key,
    account      uuid,
    state        text not null,
    nonce        text not null,
    verifier     text not null,
    goes_to      text not null check (length(goes_to) <= 2000),
    ends_at      timestamptz not null
);
create index sent_ends_at on singlesignon.sent (ends_at);
alter table singlesignon.sent enable row level security;
alter table singlesignon.sent force row level security;
create policy owner on singlesignon.sent to havenport_owner using (true) with check (true);
create policy door on singlesignon.sent to havenport_door using (true) with check (true);
grant select, insert, update, delete on singlesignon.sent to havenport_door;
