-- Question: whom does a group work with, around it?
-- Grain:    one row per organisation and commune: an association, a union, a collective, an establishment. Never a person: its words are checked
--           as a note is. One taken off is kept, so that it can come back.
create table acteur_local (
  id uuid primary key,
  departement text not null,
  commune text not null,
  sorte text not null check (sorte in ('association', 'syndicat', 'collectif', 'parti', 'etablissement', 'commerce', 'media')),
  nom text not null check (length(nom) between 1 and 80),
  note text check (length(note) between 1 and 200),
  lien text check (lien ~ '^https://[^[:space:]]+$' and length(lien) <= 200),
  cree_le timestamptz not null,
  retire_le timestamptz
);
create index on acteur_local (departement) where retire_le is null;
