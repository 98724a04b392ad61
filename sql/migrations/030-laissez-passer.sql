-- Question: who may write, in which role, where, until when?
-- Grain:    one row per pass link handed out. A pass belongs to a group, never to a person; only the hash of its secret is kept.
create table laissez_passer (
  id uuid primary key,
  empreinte text not null unique check (empreinte ~ '^[0-9a-f]{64}$'),  -- SHA-256 of the secret
  role text not null check (role in ('groupe', 'federation', 'siege')),
  departements text[],                 -- null: everywhere
  libelle text not null check (length(libelle) between 1 and 80),       -- the group's name
  cree_le timestamptz not null,
  expire_le timestamptz not null check (expire_le > cree_le),
  revoque_le timestamptz,
  check (departements is null or cardinality(departements) > 0),
  check (role = 'siege' or departements is not null)
);
