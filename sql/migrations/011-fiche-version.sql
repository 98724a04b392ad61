-- Question: what did the fiche of a place say when it was published, and what changed since the one before, and why?
-- Grain:    one row per published version of a fiche. A version that says the same as the last is not written.
create table fiche_version (
  niveau text not null check (niveau in ('circonscription', 'commune', 'secteur', 'bureau')),
  code text not null,
  rang integer not null check (rang > 0),
  empreinte text not null,             -- of what it says, its date left out
  modele jsonb not null,               -- server/domain/fiche/version.ts: what is compared and shown again
  ecarts jsonb not null,               -- what changed since the version before, with the reasons
  publication text not null,           -- version of the data
  methode text not null,
  publiee_le timestamptz not null,
  primary key (niveau, code, rang)
);
