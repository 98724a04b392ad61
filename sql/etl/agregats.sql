-- Question: how did each place vote at each round, by bloc?
-- Grain:    one row per level, place and round; a bloc is null where it had no candidate. `qualite` grades bureaux; of a wider place, null is an exact sum, a grade an estimation: a circonscription that takes a part of
--           a commune, a commune that left another one since, and that one.
-- Sources:  voix (all rounds), nuance_bloc(election, nuance, bloc), place of territoire.sql, liaison, orphelin and bassin of suivi.sql.
-- A circonscription takes its part of the bureaux that no file places in one (see egare in suivi.sql), so that circonscriptions add up to
-- their département. A commune that has merged since counts in the one of today. Every bureau of a round counts in its commune, circonscription, département, région and in France, even when it no longer exists.

create or replace temp table voix_bloc as
select scrutin, bureau,
       sum(voix) filter (bloc = 'gauche')::int as gauche,
       sum(voix) filter (bloc = 'centre')::int as centre,
       sum(voix) filter (bloc = 'droite')::int as droite,
       sum(voix) filter (bloc = 'extremeDroite')::int as extreme_droite,
       sum(voix) filter (bloc = 'autres')::int as autres
from (
  select v.scrutin, v.bureau, v.voix, coalesce(n.bloc, 'autres') as bloc
  from voix v
  left join nuance_bloc n on n.election = v.election and n.nuance = v.nuance
)
group by scrutin, bureau;

create or replace temp table resultat_bureau as
select p.*, v.gauche, v.centre, v.droite, v.extreme_droite, v.autres
from place p
left join voix_bloc v using (scrutin, bureau);

create or replace temp table vivier as
select scrutin, o.commune, o.circonscription,
       sum(inscrits) as inscrits, sum(votants) as votants, sum(exprimes) as exprimes, sum(blancs) as blancs, sum(nuls) as nuls,
       sum(gauche) as gauche, sum(centre) as centre, sum(droite) as droite, sum(extreme_droite) as extreme_droite, sum(autres) as autres
from orphelin o
join resultat_bureau r using (scrutin, bureau)
group by all;

-- What runs from `avant` to `apres` of a count: the parts of one count, rounded one after the other, add up to it.
create or replace temp macro tranche(n, avant, apres) as (round(n * apres) - round(n * avant))::int;

-- What each bureau of today takes of the past, source by source; `egare`: of bureaux that no file places in a circonscription.
create or replace temp table part as
with source as (
  select l.*, false as egare, r.inscrits, r.votants, r.exprimes, r.blancs, r.nuls, r.gauche, r.centre, r.droite, r.extreme_droite, r.autres
  from liaison l join resultat_bureau r using (scrutin, bureau)
  union all by name
  select l.*, l.circonscription is null as egare,
         v.inscrits, v.votants, v.exprimes, v.blancs, v.nuls, v.gauche, v.centre, v.droite, v.extreme_droite, v.autres
  from liaison l
  join vivier v on v.scrutin = l.scrutin and v.commune = l.commune and v.circonscription is not distinct from l.circonscription
  where l.bureau is null
)
select code, scrutin, qualite, egare,
       tranche(inscrits, avant, apres) as inscrits, tranche(votants, avant, apres) as votants, tranche(exprimes, avant, apres) as exprimes,
       tranche(blancs, avant, apres) as blancs, tranche(nuls, avant, apres) as nuls, tranche(gauche, avant, apres) as gauche,
       tranche(centre, avant, apres) as centre, tranche(droite, avant, apres) as droite,
       tranche(extreme_droite, avant, apres) as extreme_droite, tranche(autres, avant, apres) as autres
from source;

create or replace temp table resultat_de_bureau as
select 'bureau' as niveau, code, scrutin,
       sum(inscrits)::int as inscrits, sum(votants)::int as votants, sum(exprimes)::int as exprimes, sum(blancs)::int as blancs,
       sum(nuls)::int as nuls, sum(gauche)::int as gauche, sum(centre)::int as centre, sum(droite)::int as droite,
       sum(extreme_droite)::int as extreme_droite, sum(autres)::int as autres, max(qualite) as qualite
from part group by code, scrutin;

create or replace temp table resultat_large as
with somme as (
  select case when grouping(commune) = 0 then 'commune'
              when grouping(circonscription) = 0 then 'circonscription'
              when grouping(departement) = 0 then 'departement'
              when grouping(region) = 0 then 'region'
              else 'france' end as niveau,
         case when grouping(commune) = 0 then commune
              when grouping(circonscription) = 0 then circonscription
              when grouping(departement) = 0 then departement
              when grouping(region) = 0 then region
              else 'FR' end as code,
         scrutin,
         sum(inscrits)::int as inscrits, sum(votants)::int as votants, sum(exprimes)::int as exprimes,
         sum(blancs)::int as blancs, sum(nuls)::int as nuls,
         sum(gauche)::int as gauche, sum(centre)::int as centre, sum(droite)::int as droite,
         sum(extreme_droite)::int as extreme_droite, sum(autres)::int as autres
  from resultat_bureau
  group by grouping sets ((scrutin, commune), (scrutin, circonscription), (scrutin, departement), (scrutin, region), (scrutin))
)
select *, null as qualite from somme where code is not null and niveau <> 'circonscription'
union all
select 'circonscription', code, scrutin, sum(inscrits)::int, sum(votants)::int, sum(exprimes)::int, sum(blancs)::int, sum(nuls)::int,
       sum(gauche)::int, sum(centre)::int, sum(droite)::int, sum(extreme_droite)::int, sum(autres)::int, max(qualite)
from (
  select *, null as qualite from somme where code is not null and niveau = 'circonscription'
  union all by name
  select b.circonscription as code, p.* exclude (code, egare) from part p join bureau b using (code) where p.egare
)
group by code, scrutin;

-- A commune that left another one since has of the past what its bureaux have, and the other one keeps the rest.
create or replace temp table enfant as
select a.scrutin, a.commune, a.origine, sum(r.inscrits)::int as inscrits, sum(r.votants)::int as votants, sum(r.exprimes)::int as exprimes,
       sum(r.blancs)::int as blancs, sum(r.nuls)::int as nuls, sum(r.gauche)::int as gauche, sum(r.centre)::int as centre,
       sum(r.droite)::int as droite, sum(r.extreme_droite)::int as extreme_droite, sum(r.autres)::int as autres, max(r.qualite) as qualite
from bassin a
join bureau b on b.commune = a.commune
join resultat_de_bureau r on r.code = b.code and r.scrutin = a.scrutin
group by all;

create or replace temp table resultat as
with parti as (
  select scrutin, origine as code, sum(inscrits) as inscrits, sum(votants) as votants, sum(exprimes) as exprimes, sum(blancs) as blancs,
         sum(nuls) as nuls, sum(gauche) as gauche, sum(centre) as centre, sum(droite) as droite, sum(extreme_droite) as extreme_droite,
         sum(autres) as autres, max(qualite) as qualite
  from enfant group by all
)
select r.niveau, r.code, r.scrutin, (r.inscrits - coalesce(p.inscrits, 0))::int as inscrits, (r.votants - coalesce(p.votants, 0))::int as votants,
       (r.exprimes - coalesce(p.exprimes, 0))::int as exprimes, (r.blancs - coalesce(p.blancs, 0))::int as blancs,
       (r.nuls - coalesce(p.nuls, 0))::int as nuls, (r.gauche - coalesce(p.gauche, 0))::int as gauche,
       (r.centre - coalesce(p.centre, 0))::int as centre, (r.droite - coalesce(p.droite, 0))::int as droite,
       (r.extreme_droite - coalesce(p.extreme_droite, 0))::int as extreme_droite, (r.autres - coalesce(p.autres, 0))::int as autres,
       coalesce(p.qualite, r.qualite) as qualite
from resultat_large r left join parti p on r.niveau = 'commune' and p.code = r.code and p.scrutin = r.scrutin
union all
select 'commune', commune, scrutin, inscrits, votants, exprimes, blancs, nuls, gauche, centre, droite, extreme_droite, autres, qualite from enfant
union all
select * from resultat_de_bureau;
