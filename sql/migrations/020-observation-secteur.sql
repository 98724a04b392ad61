-- Question: what happened in a sector, and which issues does the street suggest?
-- Grain:    one row per issue suggested on a fiche, in the order in which it was written; headquarters make an enjeu of it, or not.
alter table observation drop constraint observation_niveau_check;
alter table observation add constraint observation_niveau_check
  check (niveau in ('departement', 'circonscription', 'commune', 'bureau', 'secteur'));

create table observation_enjeu (
  observation uuid not null references observation on delete cascade,
  rang smallint not null check (rang between 0 and 2),
  theme text not null,                 -- see server/domain/observation.ts
  texte text not null check (length(texte) between 1 and 200),
  primary key (observation, rang)
);
