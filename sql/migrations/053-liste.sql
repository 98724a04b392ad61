-- Question: where does a federation send people, in what order, why, and how far are they?
-- Grain:    one row per list; per bureau of a list; per saved version; per group that a list is shared with; per thing that happened.
create table liste (
  id uuid primary key,
  departement text not null,
  nom text not null check (length(nom) between 1 and 80),
  sorte text not null check (sorte in ('ciblage', 'filtre', 'selection')),   -- what it was made from
  page text check (length(page) <= 2000),                             -- page and state that made it
  departs jsonb not null,              -- where militants start from: name, longitude, latitude
  jours smallint not null check (jours between 0 and 2000),                 -- until the vote, as asked then
  tri text not null check (tri in ('voix', 'reserve', 'hesitance', 'main')),
  colonnes text[] not null,
  revision integer not null,           -- grows with each change of content
  evenements integer not null,         -- rank of the last thing that happened
  cree_le timestamptz not null,
  modifie_le timestamptz not null,
  supprimee_le timestamptz
);
create index on liste (departement) where supprimee_le is null;

create table liste_ligne (
  liste uuid not null references liste on delete cascade,
  code text not null,                  -- of a bureau
  rang integer not null,
  seances smallint check (seances between 0 and 500),
  statut text not null check (statut in ('aFaire', 'enCours', 'fait')),
  groupe text,                         -- name of the group that said so; null: the federation
  quand timestamptz,                   -- null: the status was never changed
  retiree boolean not null,            -- taken off the list; kept, so that it can come back as it was
  primary key (liste, code)
);
create index on liste_ligne (code) where not retiree;

create table liste_version (
  liste uuid not null references liste on delete cascade,
  version integer not null,
  ecrite_le timestamptz not null,
  codes text[] not null,               -- in order
  publication text not null,
  ecarts jsonb not null,               -- what changed since the version before
  primary key (liste, version)
);

create table liste_partage (
  id uuid primary key,
  liste uuid not null references liste on delete cascade,
  groupe text not null check (length(groupe) between 1 and 80),
  laissez_passer uuid not null references laissez_passer,
  cree_le timestamptz not null
);
create index on liste_partage (liste);

create table liste_evenement (         -- ranks without a gap: the row of the list is locked to give one
  liste uuid not null references liste on delete cascade,
  rang integer not null,
  sorte text not null check (sorte in ('contenu', 'statut', 'fiche')),
  contenu jsonb not null,
  quand timestamptz not null,
  primary key (liste, rang)
);
