-- Question: which group is it, when another bears its name?
-- Grain:    as before: a pass, an account, an invitation, a share, each with the number of the group that it was made for; null: a name that no
--           open group of its départements bore then, which opens nothing but itself.
alter table groupe drop constraint groupe_nom_key;
create unique index on groupe (departement, nom) where ferme_le is null;  -- a name is free again once its group is closed

alter table laissez_passer add column groupe_id uuid references groupe;
alter table invitation add column groupe_id uuid references groupe;
alter table compte add column groupe_id uuid references groupe;
alter table liste_partage add column groupe_id uuid references groupe;

-- Names were unique in the whole country until now: each tells one group.
update laissez_passer l set groupe_id = g.id from groupe g
  where l.role = 'groupe' and g.nom = l.libelle and g.departement = any(l.departements);
update invitation l set groupe_id = g.id from groupe g
  where l.role = 'groupe' and g.nom = l.libelle and g.departement = any(l.departements);
update compte l set groupe_id = g.id from groupe g
  where l.role = 'groupe' and g.nom = l.libelle and g.departement = any(l.departements);
update liste_partage p set groupe_id = g.id from groupe g, liste l
  where l.id = p.liste and g.nom = p.groupe and g.departement = l.departement;
