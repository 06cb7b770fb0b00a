-- How long a password must be is decided in this room now: what was decided before, and what waits, comes along.
insert into protocols.parameter (key, approver, in_use)
select 'passwords.length-beside', approver, in_use from protocols.parameter where key = 'access.password-length'
on conflict do nothing;
update protocols.proposal set key = 'passwords.length-beside' where key = 'access.password-length';
