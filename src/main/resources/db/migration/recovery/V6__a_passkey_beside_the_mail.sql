-- Which passkey was the second proof: it stays, while the others end. None is kept for any other proof.
alter table recovery.own
    add column passkey uuid,
    add constraint passkey_is_the_proof check ((passkey is not null) = (second is not distinct from 'PASSKEY'));
