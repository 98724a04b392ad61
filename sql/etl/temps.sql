-- Question: how did each bureau of today vote in the past, when bureaux are renumbered, cut, merged?
-- Grain:    one row per bureau of today and round, with the grade of the figure:
--           A the same code, whose roll never moved by more than 10 % from one round to the next since then;
--           C the same code after such a jump, when nothing was renumbered around it; or, where codes appeared or disappeared,
--             the votes of the bureaux that nothing follows, shared out by registered voters between those that nothing precedes.
--           A bureau without any row of its past is of grade D.
-- Sources:  resultat_bureau, resultat_large of agregats.sql, bureau of territoire.sql, reference.
-- A commune never lends to another one, nor a circonscription to another one.

create or replace temp table suivi as
with ancien as (
  select r.*, r.commune || '_' || split_part(r.bureau, '_', 2) as code
  from resultat_bureau r
),
unique_code as (  -- two merged communes both had a bureau 0001: the code goes to the one that kept its name
  select * from ancien
  qualify row_number() over (partition by scrutin, code order by (bureau = code) desc, inscrits desc, bureau) = 1
),
pas as (
  select u.scrutin, u.bureau, u.code,
         coalesce(abs(u.inscrits - lead(u.inscrits) over suite) > 0.1 * lead(u.inscrits) over suite, false)
           and u.scrutin < (select scrutin from reference) as rupture
  from unique_code u
  join bureau b on b.code = u.code and b.circonscription is not distinct from coalesce(u.circonscription, b.circonscription)
  window suite as (partition by u.code order by u.scrutin)
)
select scrutin, bureau, code,
       not bool_or(rupture) over (partition by code order by scrutin desc rows between unbounded preceding and current row) as stable
from pas;

-- Votes that nothing follows, and bureaux of today that nothing precedes, commune by commune and round by round.
create or replace temp table vivier as
with perdu as (
  select r.scrutin, r.commune, r.circonscription, count(*) filter (s.bureau is null) as disparus,
         sum(inscrits) as inscrits, sum(votants) as votants, sum(exprimes) as exprimes, sum(blancs) as blancs, sum(nuls) as nuls,
         sum(gauche) as gauche, sum(centre) as centre, sum(droite) as droite, sum(extreme_droite) as extreme_droite, sum(autres) as autres
  from resultat_bureau r
  left join suivi s using (scrutin, bureau)
  where s.bureau is null or not s.stable
  group by all
),
cherche as (
  select t.scrutin, b.commune, b.circonscription, count(*) filter (s.code is null) as apparus, sum(b.inscrits) as inscrits
  from bureau b
  cross join (select distinct scrutin from resultat_bureau) t
  left join suivi s on s.scrutin = t.scrutin and s.code = b.code
  where s.code is null or not s.stable
  group by all
)
select p.*, c.inscrits as inscrits_de_part
from perdu p
join cherche c on c.scrutin = p.scrutin and c.commune = p.commune and c.circonscription = p.circonscription
where p.disparus + c.apparus > 0 and c.inscrits > 0;

create or replace temp table resultat_de_bureau as
select b.code, r.scrutin, r.inscrits, r.votants, r.exprimes, r.blancs, r.nuls,
       r.gauche, r.centre, r.droite, r.extreme_droite, r.autres, case when s.stable then 'A' else 'C' end as qualite
from suivi s
join bureau b on b.code = s.code
join resultat_bureau r on r.scrutin = s.scrutin and r.bureau = s.bureau
left join vivier v on v.scrutin = s.scrutin and v.commune = b.commune and v.circonscription = b.circonscription
where s.stable or v.scrutin is null
union all
select b.code, v.scrutin, round(v.inscrits * part)::int, round(v.votants * part)::int, round(v.exprimes * part)::int,
       round(v.blancs * part)::int, round(v.nuls * part)::int, round(v.gauche * part)::int, round(v.centre * part)::int,
       round(v.droite * part)::int, round(v.extreme_droite * part)::int, round(v.autres * part)::int, 'C'
from vivier v
join (select *, inscrits as a_part from bureau) b on b.commune = v.commune and b.circonscription = v.circonscription
left join suivi s on s.scrutin = v.scrutin and s.code = b.code
cross join lateral (select b.a_part / v.inscrits_de_part as part)
where s.code is null or not s.stable;

-- Grade of a bureau: that of its figure at the latest first round of an earlier year.
create or replace temp table qualite_de_bureau as
select d.code, arg_max(d.qualite, d.scrutin) as qualite
from resultat_de_bureau d, reference r
where d.scrutin < r.annee and d.scrutin like '%-1'
group by d.code;

create or replace temp table resultat as
select *, null as qualite from resultat_large
union all
select 'bureau', code, scrutin, inscrits, votants, exprimes, blancs, nuls, gauche, centre, droite, extreme_droite, autres, qualite
from resultat_de_bureau;
