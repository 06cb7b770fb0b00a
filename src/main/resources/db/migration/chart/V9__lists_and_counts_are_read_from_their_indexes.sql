-- A list of one kind stands in this index as it is shown: nothing is sorted, and no more is read than is listed.
create index item_newest on chart.item (patient_id, category, effective_from desc, id) where release_state = 'RELEASED';
drop index chart.item_released;
-- How much a record holds of each kind is counted without reading the rows.
create index item_counted on chart.item (patient_id, category, type, status, release_state, confidential, filed_at);
