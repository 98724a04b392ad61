-- Question: where and with what does a mission start; which groups come, how many; who has seats, who needs one; which calendars read it?
-- Grain:    one row per group and sign-up; per offer or need of seats; per calendar. Groups and counts: nobody is named here.
alter table militants.mission
  add column format text not null default 'porteAPorte'
    check (format in ('porteAPorte', 'marche', 'tractage', 'reunion', 'fete', 'coupDeMain', 'telephone')),
  add column heure text check (heure ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column rendez_vous text check (length(rendez_vous) between 1 and 120),  -- a public place
  add column materiel text check (length(materiel) between 1 and 200);

create table militants.inscription (
  id uuid primary key,                 -- chosen by the sender: sent twice, counted once
  mission uuid not null references militants.mission on delete cascade,
  groupe text not null check (length(groupe) between 1 and 80),
  personnes smallint not null check (personnes between 1 and 50),
  cree_le timestamptz not null
);
create index on militants.inscription (mission);

create table militants.place (
  id uuid primary key,
  mission uuid not null references militants.mission on delete cascade,
  groupe text not null check (length(groupe) between 1 and 80),
  sens text not null check (sens in ('aller', 'retour')),
  commune text not null,               -- where the car starts, or where somebody waits: a code, not an address
  places smallint not null check (places between -8 and 8 and places <> 0),  -- offered, or (negative) needed
  cree_le timestamptz not null
);
create index on militants.place (mission);

create table militants.agenda (
  empreinte text primary key check (empreinte ~ '^[0-9a-f]{64}$'),  -- SHA-256 of the key in the address of the calendar
  groupe text not null check (length(groupe) between 1 and 80),
  departements text[],                 -- null: everywhere
  territoire_niveau text,
  territoire_code text,
  cree_le timestamptz not null,
  check (departements is null or cardinality(departements) > 0),
  check ((territoire_niveau is null) = (territoire_code is null))
);
