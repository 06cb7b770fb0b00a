-- A corrected result that waits for a call again is owed anew once it opens: what was confirmed and reviewed was the
-- old value. That it happened stays in the audit log.
grant delete on followup.obligation, followup.confirmation, followup.review to havenport_job;
