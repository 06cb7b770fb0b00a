-- When somebody who is asked and has not confirmed was last reminded of it.
alter table agreements.asked add column reminded_at timestamptz;
create policy job_reminds on agreements.asked for update to havenport_job using (true) with check (true);
grant update (reminded_at) on agreements.asked to havenport_job;
