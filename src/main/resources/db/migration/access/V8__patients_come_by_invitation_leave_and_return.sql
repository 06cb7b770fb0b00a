-- A patient has one account that stands; those that ended stay, with why.
alter table access.account drop constraint account_patient_id_key;
create unique index account_of_patient on access.account (patient_id) where ended_at is null;
alter table access.account add column ended_because text check (ended_because in ('LEFT', 'DIED'));
-- By what it came to be: made by the program, for instance where a practice moves in, or by an invitation.
alter table access.account add column origin text not null default 'PROGRAM' check (origin in ('PROGRAM', 'INVITATION'));
-- When its owner last signed in with every factor.
alter table access.account add column signed_in_at timestamptz;
create index account_asleep on access.account ((coalesce(signed_in_at, created_at)))
    where kind = 'PATIENT' and ended_at is null;

-- Those who invite see that there is an account and when it was used; never its name or its factors.
grant select (patient_id, created_at, activated_at, signed_in_at, ended_because, origin) on access.account
    to havenport_staff;
create policy staff_invites on access.account for select to havenport_staff
    using (kind = 'PATIENT' and (select viewer.holds('FRONT_DESK', 'NURSE', 'PORTAL_COORDINATOR')));
grant select (id, kind, patient_id, created_at, activated_at, signed_in_at, ended_at, ended_because, origin),
    update (signed_in_at) on access.account to havenport_job;
create policy job_reads on access.account for select to havenport_job using (kind = 'PATIENT');
create policy job_changes on access.account for update to havenport_job using (kind = 'PATIENT');

-- Ends the account of a patient, its grant and its sessions: for the patient, for those who invite, and for jobs. The
-- policies of every table ask the session and the grant, so it acts on the next statement of every node.
create function access.end_account_of(patient uuid, because text) returns uuid
    language plpgsql volatile security definer
    set search_path = pg_catalog
    as $$
        declare
            gone uuid;
        begin
            if not (session_user = 'havenport_job' or viewer.holds('FRONT_DESK', 'NURSE', 'PORTAL_COORDINATOR')
                or exists (select 1 from access.account a where a.id = viewer.actor() and a.patient_id = patient)) then
                return null;
            end if;
            update access.account a set ended_at = viewer.at(), ended_because = because
                where a.patient_id = patient and a.ended_at is null returning a.id into gone;
            if gone is not null then
                update viewer.patient_grant g set ends_at = viewer.at()
                    where g.actor_id = gone and (g.ends_at is null or g.ends_at > viewer.at());
                delete from viewer.session s where s.actor_id = gone;
            end if;
            return gone;
        end
    $$;
revoke all on function access.end_account_of(uuid, text) from public;
