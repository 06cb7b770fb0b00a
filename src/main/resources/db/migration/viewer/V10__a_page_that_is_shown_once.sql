-- What comes first may also be a page that stands once in place of the first one and shuts nothing.
alter table viewer.session
    drop constraint session_owed_reach_check,
    add constraint session_owed_reach_check check (owed_reach in ('BEFORE_ANYTHING', 'ONLY_READING', 'SHOWN_ONCE'));
