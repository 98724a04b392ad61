-- Question: which bureaux does a group work through, and from where does it start?
-- Grain:    one row per sector. The rows of a circonscription that are neither `libre` nor removed share its bureaux out: each is in one of them.
--           A bureau is a code of schema `publie`, which each publication rebuilds: no foreign key.
create table secteur (
  id text primary key check (id ~ '^([0-9]{2}|2[AB]|9[78][0-9]|Z[XZ])-[0-9]{2}-[0-9]{1,4}$'),
  nom text not null check (length(nom) between 1 and 80),
  departement text not null,
  circonscription text not null,
  bureaux text[] not null check (cardinality(bureaux) between 1 and 400),
  mode text not null check (mode in ('auto', 'manuel')), -- cut by the rules, or touched by a hand
  libre boolean not null default false,                  -- a selection beside the cut, that may overlap it
  depart jsonb,                                          -- where to meet: nom, longitude, latitude; null: the first bureau of the walk
  version integer not null default 1 check (version > 0),
  cree_le timestamptz not null,
  modifie_le timestamptz not null,
  supprime_le timestamptz                                -- kept so that a removal can be undone, and a number is never given twice
);
create index on secteur (circonscription) where supprime_le is null;
create index on secteur (departement) where supprime_le is null;
create index on secteur using gin (bureaux);
