-- Whether a version asks everybody anew, as its approver marked it: it does, unless they say otherwise (B.sec.4).
alter table protocols.text add column material boolean not null default true;
grant update (material) on protocols.text to havenport_staff;

-- What was confirmed together belongs to one occasion; the room that asked for it keeps the rest about it.
alter table protocols.attestation add column occasion uuid;

-- Whether somebody has confirmed what they must is asked before they are let go on.
grant select on protocols.attestation to havenport_door;
create policy door on protocols.attestation for select to havenport_door using (true);

-- What was confirmed on paper and brought in by the program.
grant insert on protocols.attestation to havenport_job;
create policy job_insert on protocols.attestation for insert to havenport_job
    with check (how = 'PAPER' and actor_kind in ('PATIENT', 'PROXY') and attested_at = (select viewer.at()));

-- A draft, as before: nobody has approved it.
insert into protocols.text (key, version, language, kind, body, written_at) values
('statement.breaches', 1, 'en', 'LEGAL', 'A breach is possible
No system is perfectly safe. In spite of all we do, somebody could see, change or take your information who should not. This can happen here, on your phone or computer, or on the way between. If it happens to your information, we tell you without delay. Tell us at once if you notice something odd. Your legal rights stay as they are.', '2026-11-22T00:00:00Z'),
('statement.breaches', 1, 'es', 'LEGAL', 'Una violación de seguridad es posible
Ningún sistema es del todo seguro. A pesar de todo lo que hacemos, alguien podría ver, cambiar o llevarse su información sin deber. Puede pasar aquí, en su teléfono o computadora, o en el camino entre ambos. Si pasa con su información, le avisamos sin demora. Avísenos enseguida si nota algo raro. Sus derechos legales no cambian.', '2026-11-22T00:00:00Z');
