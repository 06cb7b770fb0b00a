-- Failed proofs of a recovery are counted apart from failed sign-ins, so that nobody can use up the ones with the others.
alter table access.attempt
    add column resets integer not null default 0,
    alter column strangers set default 0;
