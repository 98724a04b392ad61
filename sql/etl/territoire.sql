-- Question: which bureaux are there today, and which commune, circonscription and département holds each?
-- Grain:    one row per bureau of the reference round (the latest first round).
-- Sources:  participation (all rounds), reference(scrutin), appartenance(bureau, circonscription, rang): tables of
--           correspondence, the best rank first; contour_bureau(bureau, circonscription).

create or replace temp table circonscription_de_bureau as
select bureau, arg_min(circonscription, rang) as circonscription
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
select split_part(bureau, '_', 1) as commune, any_value(circonscription) as circonscription
from circonscription_de_bureau
group by 1 having count(distinct circonscription) = 1;

create or replace temp table bureau as
with avant as (  -- the same code at the first rounds of earlier years
  select p.bureau,
         arg_max(p.inscrits, p.scrutin) as inscrits
  from participation p, reference r
  where p.scrutin < r.scrutin and p.scrutin not like r.annee || '%' and p.scrutin like '%-1'
  group by p.bureau
)
select p.bureau as code, p.departement, p.commune,
       coalesce(b.circonscription, c.circonscription) as circonscription,
       p.inscrits,
       case when avant.bureau is null then 'D'
            when abs(p.inscrits - avant.inscrits) <= 0.1 * avant.inscrits then 'A'
            else 'C' end as qualite
from participation p
join reference r using (scrutin)
left join circonscription_de_bureau b using (bureau)
left join circonscription_de_commune c using (commune)
left join avant using (bureau);
