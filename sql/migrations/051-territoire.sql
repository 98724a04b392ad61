-- Question: which place, inside its départements, does a pass open?
-- Grain:    as laissez_passer. Without a place it opens its départements; a share link (role `lien`) opens one place and nothing else.
alter table laissez_passer
  drop constraint laissez_passer_role_check,
  add constraint laissez_passer_role_check check (role in ('lien', 'lecture', 'groupe', 'federation', 'siege')),
  add column territoire_niveau text check (territoire_niveau in ('departement', 'circonscription', 'commune', 'bureau', 'secteur')),
  add column territoire_code text check (length(territoire_code) between 1 and 40),
  add constraint laissez_passer_territoire check ((territoire_niveau is null) = (territoire_code is null)),
  add constraint laissez_passer_lien check (role <> 'lien' or territoire_code is not null);
