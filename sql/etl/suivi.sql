-- Question: which bureaux of the past does each bureau of today take over, when bureaux are renumbered, cut, merged?
-- Grain:    liaison has one row per bureau of today and round, with the grade of the figure:
--           A the same code, whose roll never moved by more than 10 % from one round to the next since then;
--           C the same code after such a jump, when nothing was renumbered around it (bureau is then given); or, where codes appeared
--             or disappeared, a part of the votes that nothing follows in its commune and circonscription (bureau is then null).
--           A bureau without any row of its past is of grade D.
-- Sources:  place, bureau, reference of territoire.sql. No votes by bloc here: a change of mapping leaves all of this as it is.
-- A commune never lends to another one, nor a circonscription to another one.

create or replace temp table suivi as
with ancien as (
  select p.*, p.commune || '_' || split_part(p.bureau, '_', 2) as code
  from place p
),
unique_code as (  -- two merged communes both had a bureau 0001: the code goes to the one that kept its name
  select * from ancien
  qualify row_number() over (partition by scrutin, code order by (bureau = code) desc, inscrits desc, bureau) = 1
),
pas as (
  select u.scrutin, u.bureau, u.code, c.rang,
         coalesce(abs(u.inscrits - lead(u.inscrits) over suite) > 0.1 * lead(u.inscrits) over suite, false)
           and c.rang < (select rang from reference) as rupture
  from unique_code u
  join calendrier c using (scrutin)
  join bureau b on b.code = u.code and b.circonscription is not distinct from coalesce(u.circonscription, b.circonscription)
  window suite as (partition by u.code order by c.rang)
)
select scrutin, bureau, code,
       not bool_or(rupture) over (partition by code order by rang desc rows between unbounded preceding and current row) as stable
from pas;

-- Communes where, at a round, votes that nothing follows meet bureaux of today that nothing precedes.
create or replace temp table vivier as
with perdu as (
  select p.scrutin, p.commune, p.circonscription, count(*) filter (s.bureau is null) as disparus
  from place p
  left join suivi s using (scrutin, bureau)
  where s.bureau is null or not s.stable
  group by all
),
cherche as (
  select t.scrutin, b.commune, b.circonscription, count(*) filter (s.code is null) as apparus, sum(b.inscrits) as inscrits
  from bureau b
  cross join (select distinct scrutin from place) t
  left join suivi s on s.scrutin = t.scrutin and s.code = b.code
  where s.code is null or not s.stable
  group by all
)
select p.scrutin, p.commune, p.circonscription, c.inscrits as inscrits_de_part
from perdu p
join cherche c on c.scrutin = p.scrutin and c.commune = p.commune and c.circonscription = p.circonscription
where p.disparus + c.apparus > 0 and c.inscrits > 0;

create or replace temp table liaison as
select s.code, s.scrutin, s.bureau, b.commune, b.circonscription, 1.0::double as part, case when s.stable then 'A' else 'C' end as qualite
from suivi s
join bureau b on b.code = s.code
left join vivier v on v.scrutin = s.scrutin and v.commune = b.commune and v.circonscription = b.circonscription
where s.stable or v.scrutin is null
union all
select b.code, v.scrutin, null, b.commune, b.circonscription, b.inscrits / v.inscrits_de_part, 'C'
from vivier v
join bureau b on b.commune = v.commune and b.circonscription = v.circonscription
left join suivi s on s.scrutin = v.scrutin and s.code = b.code
where s.code is null or not s.stable;

-- Votes that nothing follows: the bureaux whose sums are shared out.
create or replace temp table orphelin as
select p.scrutin, p.bureau, p.commune, p.circonscription
from place p
join vivier v using (scrutin, commune, circonscription)
left join suivi s using (scrutin, bureau)
where s.bureau is null or not s.stable;

-- Grade of a bureau: that of its figure at the latest first round of an earlier year.
create or replace temp table qualite_de_bureau as
select l.code, arg_max(l.qualite, c.rang) as qualite
from liaison l join calendrier c using (scrutin), reference r
where l.scrutin < r.annee and l.scrutin like '%-1'
group by l.code;
