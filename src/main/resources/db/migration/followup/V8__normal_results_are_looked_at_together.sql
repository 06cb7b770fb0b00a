-- Normal results may be looked at together. Each patient has a review and a comment of their own all the same.
alter table followup.review add column batch_id uuid;
create index review_batch on followup.review (batch_id) where batch_id is not null;
create unique index review_comment on followup.review (comment_id) where comment_id is not null;
-- How far somebody is today.
create index review_at on followup.review (at);

-- What matters is looked at one by one, whatever the program says.
drop policy staff_reviews on followup.review;
create policy staff_reviews on followup.review for insert to havenport_staff
    with check ((select viewer.holds('CLINICIAN', 'MEDICAL_DIRECTOR', 'NURSE')) and by_actor = (select viewer.actor())
        and (batch_id is null or exists (
            select 1 from followup.obligation o where o.patient_id = review.patient_id and o.item_id = review.item_id
              and o.consequence = 'ROUTINE')));

-- What somebody took back within the minute in which one may: it stays known that it was there.
create table followup.taken_back (
    patient_id    uuid not null,
    id            uuid not null,
    item_id       uuid not null,
    by_actor      uuid not null,
    done_at       timestamptz not null,
    comment_id    uuid,
    outcome       text check (outcome in ('SPOKE')),
    taken_back_at timestamptz not null,
    primary key (patient_id, id),
    constraint within_a_minute check (taken_back_at >= done_at and taken_back_at <= done_at + interval '60 seconds')
);
alter table followup.taken_back enable row level security;
alter table followup.taken_back force row level security;
create policy owner on followup.taken_back to havenport_owner using (true) with check (true);
create policy job on followup.taken_back to havenport_job using (true) with check (true);
create policy staff_reads on followup.taken_back for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
grant select, insert on followup.taken_back to havenport_job;
grant select on followup.taken_back to havenport_staff;
grant delete on followup.contact to havenport_job;

-- Who has a result open, so that two people see each other.
create table followup.at_work (
    patient_id uuid not null,
    item_id    uuid not null,
    by_actor   uuid not null,
    at         timestamptz not null,
    primary key (patient_id, item_id, by_actor)
);
alter table followup.at_work enable row level security;
alter table followup.at_work force row level security;
create policy owner on followup.at_work to havenport_owner using (true) with check (true);
create policy staff_reads on followup.at_work for select to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy staff_opens on followup.at_work for insert to havenport_staff
    with check ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')) and by_actor = (select viewer.actor()));
create policy staff_still_looks on followup.at_work for update to havenport_staff
    using (by_actor = (select viewer.actor())) with check (by_actor = (select viewer.actor()));
create policy staff_leaves on followup.at_work for delete to havenport_staff
    using ((select viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
grant select, insert, update (at), delete on followup.at_work to havenport_staff;
