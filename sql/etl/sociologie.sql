-- Question: what do the commune indicators say of each commune, and of the wider places that communes make up?
-- Grain:    one row per level, place and indicator. A circonscription takes of a split commune the share of its registered voters.
-- Sources:  indicateur_commune(commune, cle, valeur, somme), bureau of territoire.sql.
-- What has a fraction is summed as decimals: the last digit of a sum of floating numbers depends on their order, and two threads
-- deliver rows in any order.

create or replace temp macro somme_exacte(x) as sum(x::decimal(38, 9))::double;

create or replace temp table part_commune as
select commune, circonscription, departement, region, sum(inscrits) / nullif(sum(sum(inscrits)) over (partition by commune), 0) as part
from bureau group by commune, circonscription, departement, region;

create or replace temp table sociologie as
with population as (select commune, valeur as population from indicateur_commune where cle = 'population'),
large as (
  select case when grouping(circonscription) = 0 then 'circonscription'
              when grouping(departement) = 0 then 'departement'
              when grouping(region) = 0 then 'region' else 'france' end as niveau,
         case when grouping(circonscription) = 0 then circonscription
              when grouping(departement) = 0 then departement
              when grouping(region) = 0 then region else 'FR' end as code,
         cle,
         case any_value(somme)
           when 'total' then round(somme_exacte(valeur * part))
           else somme_exacte(valeur * population * part)
                / nullif(somme_exacte(case when valeur is not null then population * part end), 0)
         end as valeur
  from indicateur_commune
  join part_commune using (commune)
  left join population using (commune)
  where somme <> 'aucune'
  group by grouping sets ((circonscription, cle), (departement, cle), (region, cle), (cle))
)
select * from large where code is not null
union all
select 'commune', commune, cle, valeur from indicateur_commune where commune in (select commune from bureau);
