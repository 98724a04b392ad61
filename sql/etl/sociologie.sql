-- Question: what do the commune indicators say of each commune, and of the wider places that communes make up?
-- Grain:    one row per level, place and indicator. A circonscription takes of a split commune the share of its registered voters.
-- Sources:  indicateur_commune(commune, cle, valeur, somme), bureau of territoire.sql.
-- Sums of numbers with a fraction are in a stated order: the last digit depends on it, and two threads deliver rows in any order.

create or replace temp table part_commune as
select commune, circonscription, departement, sum(inscrits) / nullif(sum(sum(inscrits)) over (partition by commune), 0) as part
from bureau group by commune, circonscription, departement;

create or replace temp table sociologie as
with population as (select commune, valeur as population from indicateur_commune where cle = 'population'),
large as (
  select case when grouping(circonscription) = 0 then 'circonscription'
              when grouping(departement) = 0 then 'departement' else 'france' end as niveau,
         case when grouping(circonscription) = 0 then circonscription
              when grouping(departement) = 0 then departement else 'FR' end as code,
         cle,
         case any_value(somme)
           when 'total' then round(sum(valeur * part order by commune, circonscription))
           else sum(valeur * population * part order by commune, circonscription) filter (valeur is not null)
                / nullif(sum(population * part order by commune, circonscription) filter (valeur is not null), 0)
         end as valeur
  from indicateur_commune
  join part_commune using (commune)
  left join population using (commune)
  where somme <> 'aucune'
  group by grouping sets ((circonscription, cle), (departement, cle), (cle))
)
select * from large where code is not null
union all
select 'commune', commune, cle, valeur from indicateur_commune where commune in (select commune from bureau);
