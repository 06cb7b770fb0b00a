-- That somebody died, since the record first said so: nobody invites or reminds them.
alter table patients.patient add column died_known_at timestamptz;
