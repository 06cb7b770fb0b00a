-- Whom the record itself names as caring for a patient: practitioners by their ids in the directory.
create table patients.named (
    patient_id   uuid not null,
    practitioner uuid not null,
    basis        text not null check (basis in ('GENERAL_PRACTITIONER', 'CARE_TEAM', 'VISIT')),
    last_at      timestamptz not null,
    ends_at      timestamptz,
    primary key (patient_id, practitioner, basis)
);

-- Who of the staff works with a patient for another reason, from when until when. A reason given in an emergency is a
-- word of a short list; what was written beside it is sealed.
create table patients.relation (
    patient_id  uuid not null,
    id          uuid not null,
    account     uuid not null,
    basis       text not null check (basis in ('WORK', 'ASSIGNED', 'EMERGENCY')),
    starts_at   timestamptz not null,
    ends_at     timestamptz,
    given_by    uuid not null,
    reason      text check (reason in ('TREATING_NOW', 'COVERING', 'URGENT_CALL', 'PATIENT_ASKED', 'OTHER')),
    note        bytea,
    review_by   timestamptz,
    primary key (patient_id, id),
    unique (patient_id, id, account),
    check ((basis = 'EMERGENCY') = (reason is not null and review_by is not null)),
    check (basis <> 'EMERGENCY' or ends_at is not null)
);
create index relation_account on patients.relation (account, patient_id);
create index relation_emergency on patients.relation (review_by) where basis = 'EMERGENCY';

-- What the compliance officer found of each emergency; never of one's own.
create table patients.emergency_review (
    patient_id  uuid not null,
    relation_id uuid not null,
    account     uuid not null,
    reviewed_by uuid not null check (reviewed_by <> account),
    reviewed_at timestamptz not null,
    outcome     text not null check (outcome in ('JUSTIFIED', 'EXPLAINED', 'NOT_JUSTIFIED')),
    note        bytea,
    primary key (patient_id, relation_id),
    foreign key (patient_id, relation_id, account) references patients.relation (patient_id, id, account)
);

grant select on patients.named to havenport_staff;
grant select, insert, update, delete on patients.named to havenport_job;
grant select, insert, update (ends_at) on patients.relation to havenport_staff;
grant select, insert, update on patients.relation to havenport_job;
grant select, insert on patients.emergency_review to havenport_staff;
grant select on patients.emergency_review to havenport_job;

alter table patients.named enable row level security;
alter table patients.named force row level security;
create policy owner on patients.named to havenport_owner using (true) with check (true);
create policy staff_reads on patients.named for select to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'NURSE', 'CLINICIAN', 'PORTAL_COORDINATOR',
                                'MEDICAL_DIRECTOR')));
create policy job on patients.named to havenport_job using (true) with check (true);

alter table patients.relation enable row level security;
alter table patients.relation force row level security;
create policy owner on patients.relation to havenport_owner using (true) with check (true);
create policy staff_reads on patients.relation for select to havenport_staff
    using ((select viewer.holds('FRONT_DESK', 'MEDICAL_ASSISTANT', 'NURSE', 'CLINICIAN', 'PORTAL_COORDINATOR',
                                'MEDICAL_DIRECTOR', 'COMPLIANCE_OFFICER')));
-- For oneself only by work and in an emergency, and always with an end; for others by whoever assigns.
create policy staff_begins on patients.relation for insert to havenport_staff
    with check (basis in ('WORK', 'EMERGENCY') and ends_at is not null
        and account = (select viewer.actor()) and given_by = (select viewer.actor())
        and (select viewer.holds('MEDICAL_ASSISTANT', 'NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR')));
create policy staff_assigns on patients.relation for insert to havenport_staff
    with check (basis = 'ASSIGNED' and account <> (select viewer.actor()) and given_by = (select viewer.actor())
        and (select viewer.holds('PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')));
create policy staff_ends on patients.relation for update to havenport_staff
    using (basis = 'ASSIGNED' and (select viewer.holds('PORTAL_COORDINATOR', 'MEDICAL_DIRECTOR')))
    with check (ends_at <= (select viewer.at()));
create policy job on patients.relation to havenport_job using (true) with check (true);

alter table patients.emergency_review enable row level security;
alter table patients.emergency_review force row level security;
create policy owner on patients.emergency_review to havenport_owner using (true) with check (true);
create policy staff_reads on patients.emergency_review for select to havenport_staff
    using ((select viewer.holds('COMPLIANCE_OFFICER')));
create policy staff_reviews on patients.emergency_review for insert to havenport_staff
    with check ((select viewer.holds('COMPLIANCE_OFFICER')) and reviewed_by = (select viewer.actor()));
create policy job_reads on patients.emergency_review for select to havenport_job using (true);
