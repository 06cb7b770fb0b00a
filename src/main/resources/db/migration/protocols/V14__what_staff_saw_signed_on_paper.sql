-- Staff keep that somebody else signed on paper, never for themselves and never as if it had been in the portal. The room
-- that asked for the signature keeps with the occasion who saw it.
create policy staff_saw_paper on protocols.attestation for insert to havenport_staff
    with check (how = 'PAPER' and actor_kind = 'PATIENT' and actor_id <> (select viewer.actor())
        and occasion is not null and attested_at = (select viewer.at())
        and (select viewer.holds('FRONT_DESK', 'PORTAL_COORDINATOR')));
