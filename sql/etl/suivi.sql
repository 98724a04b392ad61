-- Question: which bureaux of the past does each bureau of today take over, when bureaux are renumbered, cut, merged, communes split?
-- Grain:    liaison has one row per bureau of today, round and source of its votes; the part that it takes runs from `avant` to `apres`
--           (0 to 1), so that the parts of one source, rounded one after the other, add up to it exactly. With the grade of the figure:
--           A the same code, whose roll never moved by more than 10 % from one round to the next since then;
--           B the bureaux of the past cut along the addresses that they share with those of today (REU of two vintages);
--           C the same code after such a jump, when nothing was renumbered around it (bureau is then given); or, where codes appeared
--             or disappeared, a part by registered voters of the votes that nothing follows in its commune and circonscription
--             (bureau is then null); or a part of the votes of its commune of which nothing says the circonscription, when codes
--             appeared in it (bureau and circonscription are then null).
--           A bureau without any row of its past is of grade D.
-- Sources:  place, bureau, reference, scission of territoire.sql, calendrier; passage of reu.sql (empty without two vintages). No votes
--           by bloc here: a change of mapping leaves all of this as it is.
-- A commune never lends to another one, nor a circonscription to another one; communes that were one at a round lend to each other.

-- Communes of today that were inside another one at a round.
create or replace temp table bassin as
select c.scrutin, s.commune, arg_min(s.origine, (s.jour, s.origine)) as origine
from scission s
join calendrier c on c.jour < s.jour
where exists (select 1 from place p where p.scrutin = c.scrutin and p.commune = s.origine)
  and not exists (select 1 from place p where p.scrutin = c.scrutin and p.commune = s.commune)
group by all;

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

-- Votes that nothing follows, and bureaux of today that nothing precedes, wherever both meet.
create or replace temp table perdu as
select p.scrutin, p.bureau, p.commune, p.circonscription, p.inscrits, s.bureau is null as disparu
from place p
left join suivi s using (scrutin, bureau)
where s.bureau is null or not s.stable;

create or replace temp table cherche as
select t.scrutin, b.code, coalesce(a.origine, b.commune) as commune, b.circonscription, b.inscrits, s.code is null as apparu
from bureau b
cross join (select distinct scrutin from place) t
left join bassin a on a.scrutin = t.scrutin and a.commune = b.commune
left join suivi s on s.scrutin = t.scrutin and s.code = b.code
where s.code is null or not s.stable;

create or replace temp table vivier as
with p as (select scrutin, commune, circonscription, count(*) filter (disparu) as disparus from perdu group by all),
c as (select scrutin, commune, circonscription, count(*) filter (apparu) as apparus, sum(inscrits) as inscrits from cherche group by all)
select scrutin, commune, circonscription
from p join c using (scrutin, commune, circonscription)
where p.disparus + c.apparus > 0 and c.inscrits > 0;

-- Bureaux of the past that no file places in a circonscription, in a commune cut by several: what appeared in the commune shares them.
create or replace temp table egare as
select p.scrutin, p.bureau, p.commune
from perdu p
where p.circonscription is null
  and exists (select 1 from cherche c where c.scrutin = p.scrutin and c.commune = p.commune and c.apparu and c.circonscription is not null and c.inscrits > 0);

-- Ways by addresses, from a bureau of the past to those of today that look for a past. A round reads the nearest vintage, in which its
-- bureau must have had about the same roll; more than half of its addresses must lead to bureaux that look for a past.
create or replace temp table voie as
with millesime as (select mois from passage union select dernier from passage),
tour as (
  select c.scrutin, arg_min(m.mois, (abs(date_diff('day', c.jour, (m.mois || '-15')::date)), m.mois)) as mois
  from calendrier c cross join millesime m group by c.scrutin
),
temoin as (  -- the round that tells the roll of a vintage
  select m.mois, arg_min(c.scrutin, (abs(date_diff('day', c.jour, (m.mois || '-15')::date)), c.rang)) as scrutin
  from millesime m cross join (select distinct scrutin from place) join calendrier c using (scrutin)
  where c.national and scrutin like '%-1' group by m.mois
),
total as (select mois, ancien, sum(poids) as poids from passage group by all),
v as (
  select o.scrutin, o.bureau, o.commune, o.circonscription, o.inscrits, c.code, p.poids,
         sum(p.poids) over (partition by o.scrutin, o.bureau) as garde, total.poids as total
  from perdu o
  join vivier using (scrutin, commune, circonscription)
  join tour using (scrutin)
  join temoin on temoin.mois = tour.mois
  join place q on q.scrutin = temoin.scrutin and q.bureau = o.bureau and abs(q.inscrits - o.inscrits) <= 0.1 * q.inscrits
  join passage p on p.mois = tour.mois and p.ancien = o.bureau
  join total on total.mois = p.mois and total.ancien = p.ancien
  join cherche c on c.scrutin = o.scrutin and c.commune = o.commune and c.circonscription = o.circonscription and c.code = p.nouveau
)
select * from v where garde > 0.5 * total;

-- Places of the past where addresses tell the way of nine tenths of the roll: the rest is shared out there too, without changing the grade.
create or replace temp table par_adresses as
select scrutin, commune, circonscription
from perdu join vivier using (scrutin, commune, circonscription)
left join (select distinct scrutin, bureau, true as suivie from voie) v using (scrutin, bureau)
group by all
having sum(inscrits) filter (suivie) >= 0.9 * sum(inscrits);

-- Votes that nothing follows at all: the bureaux whose sums are shared out by registered voters.
create or replace temp table orphelin as
select p.scrutin, p.bureau, p.commune, p.circonscription
from perdu p
join vivier using (scrutin, commune, circonscription)
left join par_adresses a using (scrutin, commune, circonscription)
where a.scrutin is null or not exists (select 1 from voie v where v.scrutin = p.scrutin and v.bureau = p.bureau)
union all
select scrutin, bureau, commune, null from egare;

create or replace temp table liaison as
select s.code, s.scrutin, s.bureau, b.commune, b.circonscription, 0.0::double as avant, 1.0::double as apres,
       case when s.stable then 'A' else 'C' end as qualite
from suivi s
join bureau b on b.code = s.code
left join bassin a on a.scrutin = s.scrutin and a.commune = b.commune
left join vivier v on v.scrutin = s.scrutin and v.commune = coalesce(a.origine, b.commune) and v.circonscription = b.circonscription
where s.stable or v.scrutin is null
union all
select code, scrutin, bureau, commune, circonscription, (sum(poids) over adresses - poids) / garde, sum(poids) over adresses / garde, 'B'
from voie join par_adresses using (scrutin, commune, circonscription)
window adresses as (partition by scrutin, bureau order by code)
union all
select c.code, c.scrutin, null, c.commune, c.circonscription,
       (sum(c.inscrits) over inscriptions - c.inscrits) / sum(c.inscrits) over groupe, sum(c.inscrits) over inscriptions / sum(c.inscrits) over groupe,
       case when a.scrutin is null then 'C' else 'B' end
from cherche c
join (select distinct scrutin, commune, circonscription from orphelin) using (scrutin, commune, circonscription)
left join par_adresses a using (scrutin, commune, circonscription)
window groupe as (partition by c.scrutin, c.commune, c.circonscription),
       inscriptions as (partition by c.scrutin, c.commune, c.circonscription order by c.code)
union all
select c.code, c.scrutin, null, c.commune, null,
       (sum(c.inscrits) over rangs - c.inscrits) / sum(c.inscrits) over ensemble, sum(c.inscrits) over rangs / sum(c.inscrits) over ensemble, 'C'
from cherche c
join (select distinct scrutin, commune from egare) using (scrutin, commune)
where c.apparu and c.circonscription is not null and c.inscrits > 0
window ensemble as (partition by c.scrutin, c.commune), rangs as (partition by c.scrutin, c.commune order by c.code);

-- Grade of a bureau: that of its figure at the latest first round of an earlier year.
create or replace temp table qualite_de_bureau as
select l.code, arg_max(l.qualite, c.rang) as qualite
from liaison l join calendrier c using (scrutin), reference r
where l.scrutin < r.annee and l.scrutin like '%-1'
group by l.code;
