-- Drafts only, as before: nobody has approved them. First line: heading. A long text has parts that begin with [ID].
update protocols.text set body = body || ' Your legal rights stay as they are.'
    where key = 'disclaimer.LIABILITY' and language = 'en' and approved_by is null;
update protocols.text set body = body || ' Sus derechos legales no cambian.'
    where key = 'disclaimer.LIABILITY' and language = 'es' and approved_by is null;

insert into protocols.text (key, version, language, kind, body, written_at) values
('statement.confidentiality', 1, 'en', 'LEGAL', 'Confidential
This holds private health information. If it is not meant for you, please do not read, keep or pass it on. Tell us, and destroy it.', '2026-11-22T00:00:00Z'),
('statement.confidentiality', 1, 'es', 'LEGAL', 'Confidencial
Esto contiene información de salud privada. Si no es para usted, no la lea, no la guarde ni la pase a otros. Avísenos y destrúyala.', '2026-11-22T00:00:00Z'),

('policy.privacy', 1, 'en', 'LEGAL', 'How we protect your privacy
This says what we do with your health information in the portal, and what you can ask of us.

[USE] What we use it for
We use your information to treat you, to be paid for it, and to run the practice. For anything else we ask you first, unless the law says otherwise.

[WHO] Who sees it
Only people who need it for their work, and whom you allow. Every look is written down. You can see who looked.

[RIGHTS] What you can ask
You can see your record and have a copy. You can ask us to correct it, to reach you in another way, and to keep something from somebody. You can ask who received it.

[TROUBLE] If something goes wrong
Tell us if you think somebody saw what they should not. We look into it and tell you what happened. You may also write to the Department of Health and Human Services. We will never treat you worse for it.', '2026-11-22T00:00:00Z'),
('policy.privacy', 1, 'es', 'LEGAL', 'Cómo protegemos su privacidad
Aquí decimos qué hacemos con su información de salud en el portal y qué puede pedirnos.

[USE] Para qué la usamos
Usamos su información para atenderlo, para cobrar por ello y para dirigir el consultorio. Para todo lo demás le preguntamos antes, salvo que la ley diga otra cosa.

[WHO] Quién la ve
Solo quienes la necesitan para su trabajo, y quienes usted permita. Cada consulta queda anotada. Usted puede ver quién la miró.

[RIGHTS] Qué puede pedir
Puede ver su expediente y recibir una copia. Puede pedir que lo corrijamos, que lo contactemos de otra manera o que no le digamos algo a alguien. Puede preguntar quién lo recibió.

[TROUBLE] Si algo sale mal
Avísenos si cree que alguien vio lo que no debía. Lo investigamos y le decimos qué pasó. También puede escribir al Departamento de Salud y Servicios Humanos. Nunca lo atenderemos peor por eso.', '2026-11-22T00:00:00Z'),

('policy.security', 1, 'en', 'LEGAL', 'How the portal is kept secure
This is for everybody who works here and for everybody who uses the portal.

[ACCESS] Getting in
Each person has an account of their own, a password and a code. Nobody lends theirs. Access ends on the day a person leaves.

[RECORDS] What is stored
Records are stored encrypted. What is sent is encrypted too. Nobody copies records to a private phone or computer.

[BREACH] No system is perfect
A breach is possible in spite of all this. Whoever notices something odd says so on the same day. We tell the people it concerns without delay.

[WORK] Working with it
Lock the screen when you leave it. Look only at records you need. Every look is written down and checked.', '2026-11-22T00:00:00Z'),
('policy.security', 1, 'es', 'LEGAL', 'Cómo se mantiene seguro el portal
Es para todos los que trabajan aquí y para todos los que usan el portal.

[ACCESS] Entrar
Cada persona tiene su propia cuenta, una contraseña y un código. Nadie presta los suyos. El acceso termina el día en que una persona se va.

[RECORDS] Lo que se guarda
Los expedientes se guardan cifrados. Lo que se envía también va cifrado. Nadie copia expedientes a un teléfono o una computadora privados.

[BREACH] Ningún sistema es perfecto
A pesar de todo, una violación de seguridad es posible. Quien note algo raro lo dice el mismo día. Avisamos sin demora a quienes afecta.

[WORK] Trabajar con él
Bloquee la pantalla cuando se aleje. Mire solo los expedientes que necesita. Cada consulta queda anotada y se revisa.', '2026-11-22T00:00:00Z'),

('policy.replies', 1, 'en', 'CLINICAL', 'Who answers patients, and how fast
This is our protocol for what patients send us. Everybody who answers reads it once a year.

[OWNERS] Who answers
Health questions go to the nurses. What they cannot answer goes to the treating clinician the same day. Questions about the portal go to the portal coordinator, questions about bills to billing.

[ALTERNATES] When somebody is away
Each of them names an alternate before being away. What nobody has opened after half of its time goes to the alternate.

[TIMES] How fast
Urgent: within an hour of business time, by phone. Health questions: by the end of the next business day. Everything else: within two business days.

[SCRIPTS] What we say
We say who we are and what happens next. We do not assess anything new in writing: we call, or offer a visit. In an emergency we say: call 911 or go to the nearest emergency department.', '2026-11-22T00:00:00Z'),
('policy.replies', 1, 'es', 'CLINICAL', 'Quién responde a los pacientes y en cuánto tiempo
Este es nuestro protocolo para lo que nos envían los pacientes. Todos los que responden lo leen una vez al año.

[OWNERS] Quién responde
Las preguntas de salud van a las enfermeras. Lo que ellas no pueden responder va el mismo día al médico tratante. Las preguntas sobre el portal van a la coordinación del portal, las de cuentas a facturación.

[ALTERNATES] Cuando alguien no está
Cada uno nombra a un suplente antes de ausentarse. Lo que nadie abrió a la mitad de su plazo pasa al suplente.

[TIMES] En cuánto tiempo
Urgente: en una hora de atención, por teléfono. Preguntas de salud: antes de que termine el siguiente día hábil. Todo lo demás: en dos días hábiles.

[SCRIPTS] Qué decimos
Decimos quiénes somos y qué pasa después. No evaluamos nada nuevo por escrito: llamamos u ofrecemos una cita. En una emergencia decimos: llame al 911 o vaya a la sala de emergencias más cercana.', '2026-11-22T00:00:00Z'),

('outage.website', 1, 'en', 'LEGAL', 'The patient portal is not working
Please call us instead. In an emergency call 911 or go to the nearest emergency department. We will say here when it works again.', '2026-11-22T00:00:00Z'),
('outage.website', 1, 'es', 'LEGAL', 'El portal de pacientes no funciona
Por favor, llámenos. En una emergencia llame al 911 o vaya a la sala de emergencias más cercana. Aquí diremos cuándo vuelve a funcionar.', '2026-11-22T00:00:00Z'),
('outage.phone', 1, 'en', 'LEGAL', 'The patient portal is not working
If this is an emergency, hang up and call 911. The patient portal is down. Stay on the line and we will help you by phone.', '2026-11-22T00:00:00Z'),
('outage.phone', 1, 'es', 'LEGAL', 'El portal de pacientes no funciona
Si es una emergencia, cuelgue y llame al 911. El portal de pacientes no funciona. Espere en la línea y lo ayudaremos por teléfono.', '2026-11-22T00:00:00Z'),
('outage.nudge', 1, 'en', 'LEGAL', 'The patient portal is not working
If you need us, please call. We will write when it works again.', '2026-11-22T00:00:00Z'),
('outage.nudge', 1, 'es', 'LEGAL', 'El portal de pacientes no funciona
Si nos necesita, llámenos. Le escribiremos cuando vuelva a funcionar.', '2026-11-22T00:00:00Z'),
('outage.portal', 1, 'en', 'LEGAL', 'Parts of the portal are not working
What you see may be out of date. If you need us, please call. In an emergency call 911.', '2026-11-22T00:00:00Z'),
('outage.portal', 1, 'es', 'LEGAL', 'Partes del portal no funcionan
Lo que ve puede no estar al día. Si nos necesita, llámenos. En una emergencia llame al 911.', '2026-11-22T00:00:00Z');
