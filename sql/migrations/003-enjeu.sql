-- Question: what matters in a place, according to which source, of what date?
-- Grain:    one row per issue of a place. A place is a code of schema `publie`, which each publication rebuilds: no foreign key.
create table enjeu (
  id uuid primary key,
  niveau text not null check (niveau in ('france', 'departement', 'circonscription', 'commune', 'bureau')),
  code text not null,
  theme text not null,                 -- see server/domain/observation.ts
  texte text not null check (length(texte) between 1 and 600),
  source text not null check (source <> ''),
  source_date date not null,
  statut text not null default 'propose' check (statut in ('propose', 'verifie', 'publie', 'ecarte')),
  cree_le timestamptz not null
);
create index on enjeu (niveau, code) where statut = 'publie';
