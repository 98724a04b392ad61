-- Question: what was loaded on this machine, when, and how did it end?
-- Grain:    one row per run started from the web page.
create table chargement (
  id uuid primary key,
  rang bigint not null generated always as identity,
  debut timestamptz not null,
  fin timestamptz,
  etat text not null check (etat in ('encours', 'publie', 'inchange', 'echec', 'annule', 'interrompu')),
  demande jsonb not null,              -- départements, folder
  bilan jsonb not null                 -- what the page showed at the end
);
