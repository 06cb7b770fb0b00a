-- What an entry is about, and whether it is kept, the chart alone says. Here is asked besides whether a hold keeps it:
-- a hold covers also what its own word reached later, and what waits may not have come to the chart as it was named.
create or replace function release.not_for_representatives(whose uuid, item uuid) returns boolean
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select release.kept(whose, item) or chart.not_for_representatives(whose, item)
    $$;
