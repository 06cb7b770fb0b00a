-- Leaving as the last statement of its transaction: the line of the log is written before the session is gone.
create procedure enrolment.leave_at_last(patient uuid, speaks text)
    language sql security definer
    set search_path = pg_catalog
    as $$ select enrolment.leave(patient, speaks) $$;
revoke all on procedure enrolment.leave_at_last(uuid, text) from public;
grant execute on procedure enrolment.leave_at_last(uuid, text) to havenport_patient, havenport_staff;
