-- Question: which groups are there, on which ground, how does one join them; what did they count that no fiche says?
-- Grain:    one row per group; per group, week and kind of count. A group is told by its name, the commune where it meets and the address of
--           its channel: nobody is named. A closed group is kept, so that a closing is undone and its counts stay.
create table groupe (
  id uuid primary key,
  nom text not null unique check (length(nom) between 1 and 80),
  departement text not null,
  parent uuid references groupe,       -- the larger group that it belongs to; null: the group of the département
  niveau text not null check (niveau in ('departement', 'circonscription', 'commune')),  -- its ground
  code text not null,
  commune text not null,               -- where it meets: where journeys start
  canal text check (canal ~ '^https://[^[:space:]]+$' and length(canal) <= 200),  -- the loop; never a telephone
  presentation text check (length(presentation) between 1 and 280),
  fonctions text[] not null,           -- that somebody holds in the group; who is said in the group
  visible boolean not null,            -- on the map that everybody sees
  cree_le timestamptz not null,
  ferme_le timestamptz,
  check (parent is null or parent <> id)
);
create index on groupe (departement) where ferme_le is null;

create table compteur (
  groupe uuid not null references groupe,
  semaine date not null check (extract(isodow from semaine) = 1),
  sorte text not null check (sorte in ('procurations', 'appels', 'presents')),
  nombre integer not null check (nombre between 0 and 100000),
  primary key (groupe, semaine, sorte)
);
