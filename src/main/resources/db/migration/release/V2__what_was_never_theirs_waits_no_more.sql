-- A result that was taken out of a record needs no call to the patient it was not about.
grant delete on release.gate to havenport_job;
