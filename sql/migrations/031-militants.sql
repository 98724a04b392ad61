-- Question: who has offered to help, with what, when, until which consent; which missions need them?
-- Grain:    one row per militant; per mission; per place taken on a mission; per action taken part in; per run of the retention job.
-- A schema of its own: nothing elsewhere refers to it, and it refers to nothing elsewhere. Militants gave these words themselves and can
-- read, correct and erase them. Inhabitants have no place here either.
create schema militants;

create table militants.militant (
  id uuid primary key,
  departement text not null,
  appellation text not null check (length(appellation) between 1 and 60),  -- name or pseudonym, as they wish to be called
  contact text check (length(contact) between 3 and 120),                  -- how to reach them, as they wish
  groupe text check (length(groupe) between 1 and 80),                      -- name of the group, as on its pass
  commune text,                        -- where journeys start: a code, not an address
  competences text[] not null,
  themes text[] not null,
  langues text[] not null,
  disponibilites text[] not null,
  trajet_max smallint not null check (trajet_max between 5 and 180),        -- minutes, one way
  consentement_le date not null,
  cree_le timestamptz not null
);
create index on militants.militant (departement);

create table militants.mission (
  id uuid primary key,
  departement text not null,
  titre text not null check (length(titre) between 1 and 120),
  niveau text not null check (niveau in ('departement', 'circonscription', 'commune', 'bureau')),
  code text not null,
  jour date not null,
  creneau text not null,
  theme text,
  competences text[] not null,
  langues text[] not null,
  personnes smallint not null check (personnes between 1 and 50),
  cree_le timestamptz not null
);
create index on militants.mission (departement, jour);

create table militants.affectation (
  mission uuid not null references militants.mission on delete cascade,
  militant uuid not null references militants.militant on delete cascade,
  raisons text[] not null,             -- why this choice, as shown
  primary key (mission, militant)
);

create table militants.participation (
  militant uuid not null references militants.militant on delete cascade,
  jour date not null,
  primary key (militant, jour)
);

create table militants.retention (    -- counts only
  execute_le timestamptz primary key,
  effaces integer not null,
  bientot integer not null,            -- whose consent ends within 30 days
  participations integer not null      -- days of participation forgotten
);
