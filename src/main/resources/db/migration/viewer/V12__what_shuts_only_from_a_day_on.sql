-- What comes first may also shut nothing before an instant: until then every page of the session says so.
alter table viewer.session
    add column owed_from timestamptz,
    drop constraint session_owed_reach_check,
    add constraint session_owed_reach_check
        check (owed_reach in ('BEFORE_ANYTHING', 'ONLY_READING', 'SHOWN_ONCE', 'SOON')),
    add constraint owed_from_is_soon check ((owed_from is not null) = (owed_reach is not distinct from 'SOON'));
