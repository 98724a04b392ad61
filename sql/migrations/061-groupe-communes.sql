-- Question: on which ground does a sub-group work, when it is several communes (an intercommunality)?
-- Grain:    as before. The official files that are loaded do not say which communes form an intercommunality: whoever opens the group names the
--           set and chooses its communes. Elsewhere the ground stays one place.
alter table groupe
  alter column code drop not null,
  add column terrain text check (length(terrain) between 1 and 80),  -- name of the set
  add column communes text[] not null default '{}',
  drop constraint groupe_niveau_check,
  add constraint groupe_niveau_check check (niveau in ('departement', 'circonscription', 'communes', 'commune')),
  add constraint groupe_communes check (
    (niveau = 'communes') = (code is null)
    and (niveau = 'communes') = (terrain is not null)
    and (niveau = 'communes') = (cardinality(communes) >= 2)
  );
