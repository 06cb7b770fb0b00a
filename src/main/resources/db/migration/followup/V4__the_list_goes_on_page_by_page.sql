-- The list of what nobody has looked at is read a page at a time: its order has no ties, and the next page begins in it.
create index obligation_unreviewed_in_order on followup.obligation
    (array_position(array['CRITICAL', 'SIGNIFICANT', 'ROUTINE'], consequence), opened_at, patient_id, item_id)
    where not reviewed;
drop index followup.obligation_unreviewed;
