-- As for recoveries: the one function of the sessions and grants says who decides.
alter policy door_reads on singlesignon.link using (agreed_by is not null or not viewer.decides(account));
drop function singlesignon.decides(uuid);
