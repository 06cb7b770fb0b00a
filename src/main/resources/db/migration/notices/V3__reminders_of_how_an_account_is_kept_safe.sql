-- Who was reminded of how an account is kept safe, why, and when they opened the page in the portal. Nothing else is counted.
create table notices.reminder (
    patient_id uuid not null,
    id         uuid not null,
    why        text not null check (why in ('QUARTER', 'RISK')),
    made_at    timestamptz not null,
    opened_at  timestamptz,
    primary key (patient_id, id)
);
create index reminder_made on notices.reminder (made_at);
create table notices.account_reminder (like notices.reminder including all);
alter table notices.account_reminder rename column patient_id to account_id;

do $$
declare
    t text;
begin
    foreach t in array array['reminder', 'account_reminder'] loop
        execute format('alter table notices.%I enable row level security', t);
        execute format('alter table notices.%I force row level security', t);
        execute format('create policy owner on notices.%I to havenport_owner using (true) with check (true)', t);
        execute format('create policy job on notices.%I to havenport_job using (true) with check (true)', t);
        execute format('grant select, insert on notices.%I to havenport_job', t);
    end loop;
end $$;
create policy own_read on notices.reminder for select to havenport_patient
    using (patient_id = any ((select viewer.own_records())::uuid[]));
create policy own_opens on notices.reminder for update to havenport_patient
    using (patient_id = any ((select viewer.own_records())::uuid[]))
    with check (patient_id = any ((select viewer.own_records())::uuid[]));
grant select, update (opened_at) on notices.reminder to havenport_patient;
create policy own_read on notices.account_reminder for select to havenport_staff
    using (account_id = (select viewer.actor()));
create policy own_opens on notices.account_reminder for update to havenport_staff
    using (account_id = (select viewer.actor())) with check (account_id = (select viewer.actor()));
grant select, update (opened_at) on notices.account_reminder to havenport_staff;
