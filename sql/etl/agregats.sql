-- Question: how did each place above the bureau vote at each round, by bloc?
-- Grain:    one row per level, place and round; a bloc is null where it had no candidate.
-- Sources:  participation, voix (all rounds), nuance_bloc(election, nuance, bloc), bureau and circonscription_de_* of territoire.sql.
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
select p.scrutin, p.bureau, coalesce(m.actuelle, p.commune) as commune, p.departement,
       coalesce(p.circonscription, b.circonscription, c.circonscription) as circonscription,
       p.inscrits, p.votants, p.exprimes, p.blancs, p.nuls,
       v.gauche, v.centre, v.droite, v.extreme_droite, v.autres
from participation p
left join voix_bloc v using (scrutin, bureau)
left join circonscription_de_bureau b using (bureau)
left join commune_actuelle m on m.ancienne = p.commune
left join circonscription_de_commune c on c.commune = coalesce(m.actuelle, p.commune);

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
