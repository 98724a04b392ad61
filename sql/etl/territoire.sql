-- Question: which bureaux are there today, and which commune, circonscription, département and région holds each bureau, of today and of the past?
-- Grain:    bureau has one row per bureau of the reference round (the latest first round); place one per bureau and round.
-- Sources:  participation (all rounds), reference(scrutin), appartenance(bureau, circonscription, rang): tables of
--           correspondence, the best rank first; contour_bureau(bureau, circonscription); commune_actuelle(ancienne, actuelle): communes that have merged since;
--           region_de(departement, region): no row for what lies in no région.

create or replace temp table circonscription_de_bureau as
select bureau, arg_min(circonscription, (rang, circonscription)) as circonscription
from (
  select bureau, circonscription, 0 as rang from participation, reference
   where participation.scrutin = reference.scrutin and circonscription is not null
  union all select bureau, circonscription, rang from appartenance
  union all select bureau, arg_max(circonscription, scrutin), 2 from participation
   where circonscription is not null group by bureau
  union all select bureau, circonscription, 3 from contour_bureau where circonscription is not null
)
group by bureau;

-- A commune wholly in one circonscription gives it to its new bureaux.
create or replace temp table circonscription_de_commune as
select coalesce(actuelle, split_part(bureau, '_', 1)) as commune, any_value(circonscription) as circonscription
from circonscription_de_bureau
left join commune_actuelle on ancienne = split_part(bureau, '_', 1)
group by 1 having count(distinct circonscription) = 1;

create or replace temp table bureau as
select p.bureau as code, g.region, p.departement, p.commune,
       coalesce(b.circonscription, c.circonscription) as circonscription,
       p.inscrits
from participation p
join reference r using (scrutin)
left join circonscription_de_bureau b using (bureau)
left join circonscription_de_commune c using (commune)
left join region_de g using (departement);

create or replace temp table place as
select p.scrutin, p.bureau, coalesce(m.actuelle, p.commune) as commune, g.region, p.departement,
       coalesce(p.circonscription, b.circonscription, c.circonscription) as circonscription,
       p.inscrits, p.votants, p.exprimes, p.blancs, p.nuls
from participation p
left join circonscription_de_bureau b using (bureau)
left join commune_actuelle m on m.ancienne = p.commune
left join circonscription_de_commune c on c.commune = coalesce(m.actuelle, p.commune)
left join region_de g on g.departement = p.departement;
