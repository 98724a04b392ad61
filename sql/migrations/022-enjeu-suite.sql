-- Question: where does an issue come from, whom does it concern, who is behind its last change of status?
-- Grain:    one row per issue; one per setting of the campaign.
alter table enjeu drop constraint enjeu_niveau_check;
alter table enjeu add constraint enjeu_niveau_check
  check (niveau in ('france', 'departement', 'circonscription', 'commune', 'bureau', 'secteur'));
alter table enjeu add column concerne text check (length(concerne) between 1 and 200);
alter table enjeu add column provenance text not null default 'siege' check (provenance in ('siege', 'observation', 'signal'));
alter table enjeu add column signal text unique;     -- of which data signal or fiche it was made: made once
alter table enjeu add column modifie_le timestamptz;

create table reglage (
  cle text primary key check (cle in ('prochainVote')),
  valeur date not null
);
