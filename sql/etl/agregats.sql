-- Question: how did each place vote at each round, by bloc?
-- Grain:    one row per level, place and round; a bloc is null where it had no candidate. `qualite` grades bureaux only.
-- Sources:  voix (all rounds), nuance_bloc(election, nuance, bloc), place of territoire.sql, liaison and orphelin of suivi.sql.
-- A commune that has merged since counts in the one of today. Every bureau of a round counts in its commune, circonscription, département and in France, even when it no longer exists.

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

create or replace temp table resultat_large as
with somme as (
  select case when grouping(commune) = 0 then 'commune'
              when grouping(circonscription) = 0 then 'circonscription'
              when grouping(departement) = 0 then 'departement'
              else 'france' end as niveau,
         case when grouping(commune) = 0 then commune
              when grouping(circonscription) = 0 then circonscription
              when grouping(departement) = 0 then departement
              else 'FR' end as code,
         scrutin,
         sum(inscrits)::int as inscrits, sum(votants)::int as votants, sum(exprimes)::int as exprimes,
         sum(blancs)::int as blancs, sum(nuls)::int as nuls,
         sum(gauche)::int as gauche, sum(centre)::int as centre, sum(droite)::int as droite,
         sum(extreme_droite)::int as extreme_droite, sum(autres)::int as autres
  from resultat_bureau
  group by grouping sets ((scrutin, commune), (scrutin, circonscription), (scrutin, departement), (scrutin))
)
select * from somme where code is not null;

create or replace temp table vivier as
select scrutin, o.commune, o.circonscription,
       sum(inscrits) as inscrits, sum(votants) as votants, sum(exprimes) as exprimes, sum(blancs) as blancs, sum(nuls) as nuls,
       sum(gauche) as gauche, sum(centre) as centre, sum(droite) as droite, sum(extreme_droite) as extreme_droite, sum(autres) as autres
from orphelin o
join resultat_bureau r using (scrutin, bureau)
group by all;

create or replace temp table resultat as
select *, null as qualite from resultat_large
union all
select 'bureau', l.code, l.scrutin, r.inscrits, r.votants, r.exprimes, r.blancs, r.nuls,
       r.gauche, r.centre, r.droite, r.extreme_droite, r.autres, l.qualite
from liaison l
join resultat_bureau r using (scrutin, bureau)
union all
select 'bureau', l.code, l.scrutin, round(v.inscrits * part)::int, round(v.votants * part)::int, round(v.exprimes * part)::int,
       round(v.blancs * part)::int, round(v.nuls * part)::int, round(v.gauche * part)::int, round(v.centre * part)::int,
       round(v.droite * part)::int, round(v.extreme_droite * part)::int, round(v.autres * part)::int, l.qualite
from liaison l
join vivier v using (scrutin, commune, circonscription)
where l.bureau is null;
