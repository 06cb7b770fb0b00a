-- Whoever may link the account of an administrator alone can become that administrator. So a link of somebody who decides
-- opens nothing until a second person has agreed to it; asked each time, because roles are given later as well.
create function singlesignon.decides(who uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select exists (
            select 1 from viewer.role_grant g
            where g.actor_id = who and g.starts_at <= viewer.at() and (g.ends_at is null or g.ends_at > viewer.at())
              and g.role in ('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER', 'MEDICAL_DIRECTOR'))
    $$;
revoke all on function singlesignon.decides(uuid) from public;
grant execute on function singlesignon.decides(uuid) to havenport_staff, havenport_door;

alter table singlesignon.link add column agreed_by uuid, add column agreed_at timestamptz;
alter table singlesignon.link add constraint two_people check (
    (agreed_by is null) = (agreed_at is null) and agreed_by <> linked_by and agreed_by <> account);

drop policy door_reads on singlesignon.link;
create policy door_reads on singlesignon.link for select to havenport_door
    using (agreed_by is not null or not singlesignon.decides(account));

drop policy staff_links on singlesignon.link;
create policy staff_links on singlesignon.link for insert to havenport_staff
    with check (linked_by = (select viewer.actor()) and account <> (select viewer.actor()) and agreed_by is null
        and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')));
create policy staff_agrees on singlesignon.link for update to havenport_staff
    using (agreed_by is null and linked_by <> (select viewer.actor()) and account <> (select viewer.actor())
        and (select viewer.holds('ADMINISTRATOR', 'SECURITY_ADMINISTRATOR')))
    with check (agreed_by = (select viewer.actor()) and agreed_at = viewer.at());
grant update (agreed_by, agreed_at) on singlesignon.link to havenport_staff;
