-- The words about results nobody has reviewed stand before a result is opened too. A draft, as before.
insert into protocols.text (key, version, language, kind, body, written_at) values
('disclaimer.MISINTERPRETATION', 2, 'en', 'CLINICAL', 'Before you read on
Your care team has not looked at this result yet. It can look worse, or better, than it is. Please do not start, stop or change a treatment because of it. We will tell you what it means. If you feel unwell, call us. In an emergency call 911.', '2026-11-22T00:00:00Z'),
('disclaimer.MISINTERPRETATION', 2, 'es', 'CLINICAL', 'Antes de seguir leyendo
Su equipo médico aún no ha mirado este resultado. Puede parecer peor, o mejor, de lo que es. No empiece, deje ni cambie un tratamiento por él. Le diremos qué significa. Si se siente mal, llámenos. En una emergencia llame al 911.', '2026-11-22T00:00:00Z')
on conflict do nothing;
