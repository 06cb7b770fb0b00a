-- Results that were promised and are not final: few rows, the oldest first, found without reading the rest.
create index item_not_final on chart.item (effective_from)
    where status in ('registered', 'preliminary', 'partial') and not history;
