-- Question: what did a technique say before it was edited?
-- Grain:    one row per version of a technique, the current one included; nothing is ever lost, so an edit can be undone.
alter table technique add column version integer not null default 1 check (version > 0);
create table technique_version (
  technique text not null references technique,
  version integer not null check (version > 0),
  contenu jsonb not null,
  ecrite_le timestamptz not null,
  primary key (technique, version)
);
