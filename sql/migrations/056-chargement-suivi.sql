-- Question: which server runs a load, is it still there, was it asked to stop?
-- Grain:    as chargement. One run at a time over all the servers that share the database; a server that runs one leaves a beat.
update chargement set etat = 'interrompu', fin = now() where etat = 'encours';
alter table chargement
  add column battement timestamptz not null default now(),   -- last sign of its server, by the clock of the database
  add column arret_demande boolean not null default false;   -- by any server; the one that runs it obeys
create unique index chargement_seul on chargement ((true)) where etat = 'encours';
