-- The statement of confidentiality where there is room for one line, as in a text message.
insert into protocols.text (key, version, language, kind, body, written_at) values
('statement.confidentiality.short', 1, 'en', 'LEGAL', 'Private
Not for you? Please delete it.', '2026-11-22T00:00:00Z'),
('statement.confidentiality.short', 1, 'es', 'LEGAL', 'Privado
¿No es para usted? Bórrelo.', '2026-11-22T00:00:00Z');
