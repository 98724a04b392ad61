-- Question: which ways of campaigning are known, where do they fit, what is documented of their effect?
-- Grain:    one row per technique. Seeded from data/ref/techniques.csv, then edited by headquarters.
create table technique (
  cle text primary key check (cle ~ '^[a-z][a-zA-Z0-9]{2,39}$'),
  titre text not null,
  format text not null,                -- kind of action, see server/domain/observation.ts
  ouverture text not null,             -- first words
  cloture text not null,               -- last words
  eviter text,
  materiel text,
  duree_minutes smallint not null check (duree_minutes between 1 and 480),  -- one conversation at a door, the whole action elsewhere
  portes_par_immeuble smallint check (portes_par_immeuble > 0),             -- null: all of them, or no doors
  terrains text[] not null check (cardinality(terrains) > 0 and terrains <@ array['dense', 'intermediaire', 'rural']),
  profils text[] not null check (cardinality(profils) > 0 and profils <@ array['acquis', 'hesitant', 'droite', 'indetermine']),
  jours_avant_min smallint check (jours_avant_min >= 0),                    -- days to the vote between which it fits
  jours_avant_max smallint check (jours_avant_max >= jours_avant_min),
  partisane boolean not null,          -- false: fit for hostile or depoliticised ground
  effet text not null,                 -- measured effect, in words, or that there is none
  source text not null,
  active boolean not null default true
);
