-- A patient says that an item is about somebody else: it is hidden from them at once, and the care team still sees it.
alter table chart.item drop constraint item_release_state_check;
alter table chart.item add constraint item_release_state_check
    check (release_state in ('RELEASED', 'AWAITING_CONTACT', 'SUSPECTED', 'RETRACTED'));
create index item_not_theirs on chart.item (patient_id) where release_state = 'SUSPECTED';

-- The one move a patient may make: from released to suspected, of a record that is theirs, and nothing back. A function,
-- because a row that its writer may no longer read cannot be written under the policies themselves.
create function chart.suspect(whose uuid, one uuid) returns setof uuid
    language sql volatile security definer
    set search_path = pg_catalog
    as $$
        update chart.item i set release_state = 'SUSPECTED'
        where i.patient_id = whose and whose = any (viewer.patients()) and i.release_state = 'RELEASED'
          and i.group_id = (select s.group_id from chart.item s
                            where s.patient_id = whose and s.id = one and s.release_state = 'RELEASED')
        returning i.id
    $$;

-- Since when items were on file, and since when the patient could see them; says nothing of what they are.
create function chart.shown(whose uuid, which uuid[]) returns table (filed_at timestamptz, released_at timestamptz)
    language sql stable security definer
    set search_path = pg_catalog
    as $$
        select least(min(i.filed_at), min(v.filed_at)),
               min(coalesce(i.released_at, case when r.was_released then coalesce(v.filed_at, i.filed_at) end))
        from chart.item i
        left join chart.item_version v on v.patient_id = i.patient_id and v.id = i.id
        left join chart.retraction r on r.patient_id = i.patient_id and r.item_id = i.id
        where i.patient_id = whose and i.id = any (which)
          and (whose = any (viewer.patients()) or session_user = 'havenport_job'
               or viewer.holds('NURSE', 'CLINICIAN', 'MEDICAL_DIRECTOR', 'MEDICAL_ASSISTANT', 'COMPLIANCE_OFFICER'))
    $$;

revoke all on function chart.suspect(uuid, uuid), chart.shown(uuid, uuid[]) from public;
grant execute on function chart.suspect(uuid, uuid) to havenport_patient;
grant execute on function chart.shown(uuid, uuid[]) to havenport_patient, havenport_staff, havenport_job;

-- What a patient writes is filed like everything else: as words of their own, and as nothing clinical.
create policy patient_writes on chart.item for insert to havenport_patient
    with check (patient_id = any ((select viewer.patients())::uuid[]) and type = 'Communication'
        and category = 'COMMUNICATION' and source = 'patient' and release_state = 'RELEASED' and version = 1
        and group_id = id);
grant insert on chart.item to havenport_patient;
