-- An approval names the role, the very words by their SHA-256, and for a translation who vouches for it. A text made of
-- others keeps what its author wrote and what the program filled in.
alter table protocols.text
    add column kind          text not null default 'LEGAL' check (kind in ('LEGAL', 'CLINICAL')),
    add column source        text,
    add column made_of       text,
    add column approved_as   text,
    add column approved_hash text,
    add column translator    text;

-- Until now only counsel approved, and nobody could change a body, so what is there is what was approved.
update protocols.text
    set approved_as = 'COUNSEL', approved_hash = encode(sha256(convert_to(body, 'UTF8')), 'hex')
    where approved_by is not null;
update protocols.text set kind = 'CLINICAL' where key = 'disclaimer.MISINTERPRETATION' and approved_by is null;

alter table protocols.text
    alter column kind drop default,
    add constraint text_approval_is_whole check (
        approved_by is null or (approved_as is not null and approved_hash is not null and length(approved_by_name) > 0)),
    add constraint text_approved_by_its_kind check (
        approved_as is null or approved_as = case kind when 'LEGAL' then 'COUNSEL' else 'MEDICAL_DIRECTOR' end),
    -- Approvals from before named no translator; they stay as they are and no longer count.
    add constraint text_translation_is_vouched_for check (
        approved_by is null or language = 'en' or length(translator) > 0) not valid,
    add constraint text_words unique (key, version, language, approved_hash);

grant update (approved_as, approved_hash, translator) on protocols.text to havenport_staff;

-- Drafts are written by those who answer for texts, in their own name.
drop policy staff_insert on protocols.text;
create policy staff_insert on protocols.text for insert to havenport_staff
    with check (written_by = (select viewer.actor()) and approved_by is null
        and (select viewer.holds('PORTAL_COORDINATOR', 'ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'COMPLIANCE_OFFICER',
            'COUNSEL', 'MEDICAL_DIRECTOR')));

-- An approval in one's own name, once, in a role one holds, of exactly these words.
drop policy staff_update on protocols.text;
create policy staff_update on protocols.text for update to havenport_staff
    using (approved_by is null and (select viewer.holds('COUNSEL', 'MEDICAL_DIRECTOR')))
    with check (approved_by = (select viewer.actor())
        and approved_hash = encode(sha256(convert_to(body, 'UTF8')), 'hex')
        and ((approved_as = 'COUNSEL' and (select viewer.holds('COUNSEL')))
            or (approved_as = 'MEDICAL_DIRECTOR' and (select viewer.holds('MEDICAL_DIRECTOR')))));
