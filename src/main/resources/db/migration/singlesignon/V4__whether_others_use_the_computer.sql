-- Whoever goes to sign in there says before whether others use this computer; the answer that comes back does not.
alter table singlesignon.sent add column shared boolean not null default false;
