-- What a person took out of a record because it is another patient's. It is kept, and never opens there again.
create table chart.retraction (
    patient_id   uuid not null,
    item_id      uuid not null,
    reason       text not null check (reason ~ '^[A-Z][A-Z_]{0,39}$'),
    was_released boolean not null,
    at           timestamptz not null,
    primary key (patient_id, item_id),
    foreign key (patient_id, item_id) references chart.item (patient_id, id)
);
alter table chart.retraction enable row level security;
alter table chart.retraction force row level security;
create policy owner on chart.retraction to havenport_owner using (true) with check (true);
create policy job on chart.retraction to havenport_job using (true) with check (true);
grant select, insert on chart.retraction to havenport_job;
