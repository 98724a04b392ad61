-- Question: who leads, in which role, where; how do they prove it?
-- Grain:    one row per account, per session, per invitation (or reset), per recovery code; per identifier that was tried and refused.
-- Whoever leads chooses the word that designates them: no name, no address, no telephone. Secrets are kept as hashes only, except the seed
-- of one-time codes, which the server must read. Nothing here is joined to what militants said of themselves.
create table compte (
  id uuid primary key,
  identifiant text not null unique check (identifiant ~ '^[a-z0-9][a-z0-9._@+-]{2,59}$'),
  empreinte text,                      -- argon2id, encoded; null: nobody can enter with a password
  role text not null check (role in ('lecture', 'groupe', 'federation', 'siege')),
  departements text[],                 -- null: everywhere
  territoire_niveau text check (territoire_niveau in ('departement', 'circonscription', 'commune', 'bureau', 'secteur')),
  territoire_code text check (length(territoire_code) between 1 and 40),
  libelle text check (length(libelle) between 1 and 80),   -- name of the group
  graine text,                         -- seed of the one-time codes
  graine_active boolean not null default false,
  pas_utilise bigint,                  -- last step of a code that was accepted: each serves once
  demonstration boolean not null default false,            -- opens on invented data, on this machine, and nowhere else
  cree_le timestamptz not null,
  desactive_le timestamptz,
  check (departements is null or cardinality(departements) > 0),
  check (role = 'siege' or departements is not null),
  check ((territoire_niveau is null) = (territoire_code is null))
);

create table seance (
  id uuid primary key,
  empreinte text not null unique check (empreinte ~ '^[0-9a-f]{64}$'),
  compte uuid not null references compte on delete cascade,
  appareil text not null check (length(appareil) <= 60),   -- kind of browser and of machine, from a closed list
  cree_le timestamptz not null,
  vue_le timestamptz not null,
  expire_le timestamptz not null
);
create index on seance (compte);

create table invitation (
  id uuid primary key,
  empreinte text not null unique check (empreinte ~ '^[0-9a-f]{64}$'),
  compte uuid references compte on delete cascade,         -- whose password it sets again; null: it makes an account
  role text not null check (role in ('lecture', 'groupe', 'federation', 'siege')),
  departements text[],
  territoire_niveau text check (territoire_niveau in ('departement', 'circonscription', 'commune', 'bureau', 'secteur')),
  territoire_code text check (length(territoire_code) between 1 and 40),
  libelle text check (length(libelle) between 1 and 80),
  premiere boolean not null default false,                 -- printed in the console at the first start
  cree_le timestamptz not null,
  expire_le timestamptz not null,
  utilise_le timestamptz,
  revoque_le timestamptz,
  check (role = 'siege' or departements is not null),
  check ((territoire_niveau is null) = (territoire_code is null))
);

create table secours (
  compte uuid not null references compte on delete cascade,
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  primary key (compte, empreinte)
);

create table tentative (
  empreinte text primary key check (empreinte ~ '^[0-9a-f]{64}$'),  -- of the identifier, whether an account has it or not
  echecs integer not null,
  dernier_le timestamptz not null,
  bloque_le timestamptz                -- nothing is tried until then
);
