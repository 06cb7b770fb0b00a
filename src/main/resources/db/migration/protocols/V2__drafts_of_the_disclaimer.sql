-- Drafts only: nobody has approved them, and the program says so until counsel does. First line: heading.
insert into protocols.text (key, version, language, body, written_at) values
('disclaimer.EMERGENCY', 1, 'en', 'Not for emergencies, urgent or new problems
Never use the portal in an emergency or for an urgent or new problem. Call 911 or go to the nearest emergency department. For anything new, call us or book a visit.', '2026-11-21T00:00:00Z'),
('disclaimer.EMERGENCY', 1, 'es', 'No es para emergencias ni para problemas urgentes o nuevos
Nunca use el portal en una emergencia ni para un problema urgente o nuevo. Llame al 911 o vaya a la sala de emergencias más cercana. Si tiene algo nuevo, llámenos o pida una cita.', '2026-11-21T00:00:00Z'),
('disclaimer.LIMITS', 1, 'en', 'Not a substitute for seeing us
The portal adds to face-to-face care by a health care professional. It is not a substitute for it.', '2026-11-21T00:00:00Z'),
('disclaimer.LIMITS', 1, 'es', 'No sustituye la atención en persona
El portal complementa la atención en persona de un profesional de la salud. No la sustituye.', '2026-11-21T00:00:00Z'),
('disclaimer.EDUCATION', 1, 'en', 'Health information here is for learning
General health information is for educational purposes only. It is not medical advice for you.', '2026-11-21T00:00:00Z'),
('disclaimer.EDUCATION', 1, 'es', 'La información de salud aquí es para aprender
La información general de salud tiene solo fines educativos. No es un consejo médico para usted.', '2026-11-21T00:00:00Z'),
('disclaimer.LIABILITY', 1, 'en', 'The portal may fail at times
We are not liable for a malfunction, a suspension or a disruption of the portal. If it is down, call us.', '2026-11-21T00:00:00Z'),
('disclaimer.LIABILITY', 1, 'es', 'El portal puede fallar a veces
No somos responsables de un mal funcionamiento, una suspensión o una interrupción del portal. Si no funciona, llámenos.', '2026-11-21T00:00:00Z'),
('disclaimer.MISINTERPRETATION', 1, 'en', 'Before you read on
You opened this before your care team looked at it. A result can look worse, or better, than it is. Please do not start, stop or change a treatment because of it. We will tell you what it means. If you feel unwell, call us. In an emergency call 911.', '2026-11-21T00:00:00Z'),
('disclaimer.MISINTERPRETATION', 1, 'es', 'Antes de seguir leyendo
Usted abrió esto antes de que su equipo médico lo revisara. Un resultado puede parecer peor, o mejor, de lo que es. No empiece, deje ni cambie un tratamiento por él. Le diremos qué significa. Si se siente mal, llámenos. En una emergencia llame al 911.', '2026-11-21T00:00:00Z');
