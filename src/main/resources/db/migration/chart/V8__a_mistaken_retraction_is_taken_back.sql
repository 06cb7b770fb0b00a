-- What was taken out of a record by mistake is filed there again.
grant delete on chart.retraction to havenport_job;
