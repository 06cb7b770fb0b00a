-- What a patient did is kept with the time at which it is kept, as what the practice did.
create policy of_its_own_time on followup.viewing as restrictive for insert to havenport_patient
    with check (at = (select viewer.at()));
create policy of_its_own_time on followup.confirmation as restrictive for insert to havenport_patient
    with check (at = (select viewer.at()));
