-- Question: what does the current publication say of every place?
-- Grain:    one row per place (lieu), per place and round (resultat), per place (classement, sociologie).
-- Sources:  built whole by the ETL in schema `etape`, then renamed `publie` in one transaction.
-- No table here, or anywhere, has a place for an inhabitant.

create table publication (
  seule boolean primary key default true check (seule),
  version text not null,               -- hash of inputs, mapping and method
  methode text not null,               -- version of the classification method
  groupement text not null,            -- mapping of nuances into blocs
  schema_version integer not null,
  fictive boolean not null,            -- demonstration data
  publiee_le timestamptz not null,
  departements text[] not null
);

create table scrutin (
  code text primary key,               -- 2024-legislatives-1
  type text not null,
  annee smallint not null,
  tour smallint not null check (tour in (1, 2)),
  date date not null,
  libelle text not null,
  court text not null,
  bureaux integer not null
);

create table lieu (
  niveau text not null check (niveau in ('france', 'region', 'departement', 'circonscription', 'commune', 'bureau')),
  code text not null,                  -- names one place whatever its level: R76 is a région, 76 a département
  nom text not null,
  cherche text not null,               -- name and code, no accent, lower case
  region text,                         -- null: lies in no région, or above
  departement text,
  circonscription text,                -- null above, or when a commune spans several
  circonscriptions text[] not null,    -- all those that the place touches
  commune text,
  nom_commune text,
  inscrits integer not null check (inscrits >= 0),
  bureaux integer not null check (bureaux >= 0),
  superficie real,                     -- km², null without contour
  qualite text not null check (qualite in ('A', 'B', 'C', 'D')),
  contour geometry(MultiPolygon, 4326),
  schematique boolean not null default false, -- the contour is an invented split of the commune: say it wherever it is drawn
  ancre geometry(Point, 4326),         -- a point inside, for labels and distances
  lieu_de_vote text,                   -- of a bureau: the public building where one votes; null: the REU table was not loaded
  primary key (niveau, code)
);

create table resultat (
  niveau text not null,
  code text not null,
  scrutin text not null,
  inscrits integer not null,
  votants integer not null,
  exprimes integer not null,
  blancs integer,                      -- null: not published apart
  nuls integer,
  gauche integer,                      -- votes; null: no candidate of the bloc there, which is not zero
  centre integer,
  droite integer,
  extreme_droite integer,
  autres integer,
  qualite text check (qualite in ('A', 'B', 'C', 'D')) -- of a bureau: how its figure is followed through time (sql/etl/suivi.sql); of a wider place: null is an exact sum, a grade an estimation
);

create table classement (
  niveau text not null,
  code text not null,
  profil text not null check (profil in ('acquis', 'hesitant', 'droite', 'indetermine')),
  rival text check (rival in ('centre', 'droite', 'extremeDroite')),
  marge real check (marge between -1 and 1),
  probabilite real check (probabilite between 0 and 1),
  probabilite_rejeu real check (probabilite_rejeu between 0 and 1),
  part_prevue real check (part_prevue between 0 and 1),  -- left, next legislative first round
  part_prevue_basse real,              -- 80 % interval
  part_prevue_haute real,
  profil_type smallint,                -- rank in profil_type, bureaux only
  score_gauche real,
  score_centre real,
  score_droite real,
  score_extreme_droite real,
  score_autres real,
  foyer boolean not null,
  foyer_a_risque boolean not null,
  ecart_participation real,
  reserve_gauche real,
  reserve_extreme_droite real,
  reserve_nette real,
  volatilite real,
  tours_utilises smallint not null,
  tours_en_tete smallint not null,
  tours_comptes smallint not null,
  raisons jsonb not null,
  primary key (niveau, code),
  check ((profil = 'indetermine') = (marge is null))
);

create table sociologie (
  niveau text not null,
  code text not null,
  valeurs jsonb not null,              -- indicator key → number, or null: « non diffusé »
  mailles jsonb not null,              -- indicator key → grain of the value, when it was not measured on the place itself
  incertitudes jsonb not null,         -- indicator key → half-width of the 80 % interval, for what is estimated
  motifs jsonb not null,               -- indicator key → why the value is null
  primary key (niveau, code)
);

create table elu (                     -- deputies: holders of a public office
  circonscription text primary key,
  nom text not null,
  groupe text,
  groupe_libelle text,
  depuis date,
  cherche text not null                -- name, no accent, lower case
);

create table anomalie (
  id serial primary key,
  source text not null,
  ligne integer,
  champ text,
  valeur text,
  regle text not null,
  gravite text not null check (gravite in ('erreur', 'alerte', 'information')),
  voix integer,
  message text not null
);

create table source (
  cle text primary key,
  titre text not null,
  editeur text not null,
  licence text not null,
  url text,
  millesime text not null,
  fichier text not null,
  lignes integer not null,
  empreinte text not null
);

create table artefact (                -- compact geometry and values for the map, brotli
  cle text primary key,
  empreinte text not null,
  contenu bytea not null
);

create table report (                  -- transfers between two rounds of an election, or between two elections
  niveau text not null check (niveau in ('france', 'region', 'departement', 'circonscription')),
  code text not null,                  -- type of duel for the country between two rounds
  type_duel text not null,
  de text not null,
  vers text not null,
  matrice jsonb not null,
  primary key (niveau, code, de, vers)
);

create table siege (                   -- the next election, simulated in the neutral scenario
  circonscription text primary key,
  gagne jsonb not null,                -- P(win) by bloc, in the order of BLOCS
  second_tour jsonb not null,
  levier real not null,                -- gain in the left's P(win) per vote
  bascule real not null                -- probability to be the seat that makes the majority
);

create table profil_type (             -- readable types of bureaux
  rang smallint primary key,
  nom text not null,
  strategie_titre text not null,
  strategie_texte text not null,
  part real not null,                  -- share of inscrits
  bureaux integer not null,
  portrait jsonb not null
);
