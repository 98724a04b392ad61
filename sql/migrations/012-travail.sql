-- Question: which long print jobs wait, run, or are done?
-- Grain:    one row per job. Whoever takes it says that it lives (`battement`); a job whose last beat is old is taken again,
--           and goes on from the documents already in the folder of its id.
create table travail (
  id uuid primary key,
  departement text not null,           -- what is printed: every circonscription, fiche and booklet, in one ZIP
  service text not null,               -- address of the service, for the QR codes
  statut text not null default 'attente' check (statut in ('attente', 'encours', 'fini', 'echoue', 'annule')),
  fait integer not null default 0 check (fait >= 0),
  total integer not null default 0 check (total >= 0),
  erreur text,
  battement timestamptz,
  cree_le timestamptz not null,
  fini_le timestamptz
);
create index on travail (cree_le) where statut in ('attente', 'encours');
