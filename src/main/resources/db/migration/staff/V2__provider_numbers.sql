-- The National Provider Identifier of those who have one: by it records name who treats a patient. NPIs are public.
alter table staff.member add column npi text check (npi ~ '^[0-9]{10}$');
grant update (npi) on staff.member to havenport_job;
