-- Question: what happened on an action, in a place, and which techniques went how?
-- Grain:    one row per fiche d'observation; one row per technique tried on it.
-- No place for an inhabitant: counts, closed lists, and one short text checked before it is written.
create table observation (
  id uuid primary key,                 -- chosen by the phone: sent again, it is the same fiche
  niveau text not null check (niveau in ('departement', 'circonscription', 'commune', 'bureau')),
  code text not null,
  jour date not null,
  format text not null,
  participants smallint not null check (participants between 1 and 500),
  portes_frappees smallint not null check (portes_frappees between 0 and 5000),
  portes_ouvertes smallint not null check (portes_ouvertes between 0 and portes_frappees),
  conversations smallint not null check (conversations between 0 and 5000),
  reactions text[] not null check (
    reactions <@ array['chaleureux', 'interesse', 'hesitant', 'indifferent', 'decourage', 'hostile']),
  preoccupations text[] not null check (
    preoccupations <@ array['pouvoirDAchat', 'sante', 'ecole', 'logement', 'transports', 'emploi', 'retraites', 'servicesPublics',
                            'securite', 'environnement', 'agriculture', 'discriminations', 'democratie', 'autre']),
  texte text check (length(texte) between 1 and 600),
  suite text not null check (suite in ('aucune', 'revenir', 'inscriptions', 'procurations', 'reunion', 'eviter')),
  statut text not null default 'recue' check (statut in ('recue', 'qualifiee', 'publiee', 'ecartee')),
  recue_le timestamptz not null
);
create index on observation (niveau, code) where statut in ('qualifiee', 'publiee');

create table observation_technique (
  observation uuid not null references observation on delete cascade,
  technique text not null references technique,
  essais smallint not null check (essais between 1 and 5000),
  reussites smallint not null check (reussites between 0 and essais),
  primary key (observation, technique)
);
create index on observation_technique (technique);
