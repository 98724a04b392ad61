-- Question: where do the electors of each bureau live, and which share of the addresses of a bureau of an older vintage is today in which bureau?
-- Grain:    adresse, one row per place of the latest vintage, with the bureau that has most addresses there;
--           passage, one row per older vintage, bureau of it and bureau of the latest one: `poids` addresses that both hold, a decimal, so that sums of it are exact in any order; `dernier` is the latest vintage.
-- Sources:  adresse_reu(mois, bureau, cle, longitude, latitude, poids) of sources/reu.ts.

create or replace temp table adresse as
select split_part(bureau, '_', 1) as commune, bureau, longitude, latitude, poids
from (
  select bureau, round(longitude, 6) as longitude, round(latitude, 6) as latitude, sum(poids)::int as poids
  from adresse_reu where mois = (select max(mois) from adresse_reu)
  group by all
)
qualify row_number() over (partition by longitude, latitude order by poids desc, bureau) = 1;

-- An address that several bureaux of today share gives to each in proportion of what it has there.
create or replace temp table passage as
with recente as (
  select cle, bureau, poids / sum(poids) over (partition by cle) as part
  from (select cle, bureau, sum(poids) as poids from adresse_reu where mois = (select max(mois) from adresse_reu) group by all)
)
select a.mois, a.bureau as ancien, r.bureau as nouveau, sum((a.poids * r.part)::decimal(18, 9)) as poids, (select max(mois) from adresse_reu) as dernier
from adresse_reu a
join recente r on r.cle = a.cle and split_part(r.bureau, '_', 1) = split_part(a.bureau, '_', 1)
where a.mois < (select max(mois) from adresse_reu)
group by all;
