-- Who was invited and may choose a password: with a code that works once, until its end. Only its keyed hash is kept.
create table access.invitation (
    account         uuid not null,
    id              uuid primary key,
    username_blind  bytea not null,
    username_sealed bytea not null,
    code_blind      bytea not null,
    totp_sealed     bytea,
    invited_by      uuid,
    invited_at      timestamptz not null,
    ends_at         timestamptz not null check (ends_at <= invited_at + interval '7 days'),
    used_at         timestamptz check (used_at < ends_at),
    withdrawn_at    timestamptz,
    check (used_at is null or withdrawn_at is null),
    check (invited_by <> account)
);
create unique index invitation_open on access.invitation (account) where used_at is null and withdrawn_at is null;
create unique index invitation_name on access.invitation (username_blind)
    where used_at is null and withdrawn_at is null;
grant usage on schema access to havenport_staff, havenport_job;
grant select, update on access.invitation to havenport_door;
grant select, insert, update on access.invitation to havenport_job;
grant select, insert, update (withdrawn_at) on access.invitation to havenport_staff;
alter table access.invitation enable row level security;
alter table access.invitation force row level security;
create policy owner on access.invitation to havenport_owner using (true) with check (true);
create policy door_reads on access.invitation for select to havenport_door using (true);
create policy door_uses on access.invitation for update to havenport_door using (true) with check (true);
create policy job on access.invitation to havenport_job using (true) with check (true);
create policy staff_reads on access.invitation for select to havenport_staff
    using ((select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_invites on access.invitation for insert to havenport_staff
    with check (invited_by = (select viewer.actor()) and used_at is null
        and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_withdraws on access.invitation for update to havenport_staff
    using ((select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (withdrawn_at <= (select viewer.at()));

-- An account that was ended signs nobody in.
alter table access.account add column ended_at timestamptz;
grant select (id, kind, ended_at), update (ended_at) on access.account to havenport_staff;
create policy staff_finds on access.account for select to havenport_staff
    using (kind = 'STAFF' and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_ends on access.account for update to havenport_staff
    using (kind = 'STAFF' and id <> (select viewer.actor())
        and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (ended_at <= (select viewer.at()));
