-- Question: which long jobs wait, run, or are done, and what did they make?
-- Grain:    one row per job; per file that a job made; per piece of such a file.
-- Whoever takes a job leaves its mark (`preneur`) and says that it lives (`battement`). A job whose last beat is old is taken again under
-- another mark: the first taker can then write nothing more. Files are here because servers share nothing but this database.
alter table travail rename to travail_ancien;
alter index if exists travail_pkey rename to travail_ancien_pkey;

create table travail (
  id uuid primary key,
  sorte text not null check (length(sorte) between 1 and 40),
  cle text check (length(cle) between 1 and 200),  -- of its kind: asked twice, queued once
  departement text check (length(departement) between 2 and 3),
  donnees jsonb not null,
  priorite smallint not null,
  statut text not null default 'attente' check (statut in ('attente', 'encours', 'fini', 'echoue', 'annule')),
  fait integer not null default 0 check (fait >= 0),
  total integer not null default 0 check (total >= 0),
  essais smallint not null default 0,
  pas_avant timestamptz not null default now(),
  preneur uuid,
  battement timestamptz,
  erreur text,
  cree_le timestamptz not null,
  fini_le timestamptz
);
create unique index on travail (sorte, cle);
create index on travail (priorite desc, pas_avant) where statut in ('attente', 'encours');

create table travail_fichier (
  id uuid primary key,
  travail uuid not null references travail on delete cascade,
  nom text not null check (length(nom) between 1 and 120),
  taille bigint,                       -- bytes; null while it is being written
  unique (travail, nom)
);
create table travail_morceau (
  fichier uuid not null references travail_fichier on delete cascade,
  rang integer not null,
  octets bytea not null,
  primary key (fichier, rang)
);
alter table travail_morceau alter column octets set storage external;  -- PDF and ZIP do not compress

insert into travail (id, sorte, cle, departement, donnees, priorite, statut, cree_le)
select id, 'impression', departement, departement, jsonb_build_object('departement', departement, 'service', service), 10, 'attente', cree_le
from (select distinct on (departement) * from travail_ancien where statut in ('attente', 'encours') order by departement, cree_le) t;
drop table travail_ancien;
