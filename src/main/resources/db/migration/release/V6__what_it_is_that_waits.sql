-- A note, a letter or a problem waits as a result does; the patient is told what it is, and not what it says.
alter table release.gate
    add column kind text not null default 'RESULT' check (kind in ('RESULT', 'NOTE', 'LETTER', 'PROBLEM'));
grant select (kind) on release.gate to havenport_patient;
