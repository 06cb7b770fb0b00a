-- One row, locked by whoever seals. Only jobs can lock it, and there is nothing in it to change.
create table audit.sealing (
    turn boolean primary key check (turn)
);
insert into audit.sealing (turn) values (true);
grant select, update on audit.sealing to havenport_job;
