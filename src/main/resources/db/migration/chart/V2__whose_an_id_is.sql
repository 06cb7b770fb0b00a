-- An id that arrives for another patient than before is found without reading the whole store.
create index item_id on chart.item (id);
