/** The lake as typed arrays, one row per bureau, all rounds aligned: what the domain functions of the engine eat. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { BLOCS, type Bloc, type Groupement } from '#domain/bloc'
import type { TourBureaux } from '#domain/report/comptes'
import { litteral, ouvrirDuck, type Duck } from '#db/duckdb'

/** One candidate of a circonscription in one round. */
export interface CandidatCirconscription {
  bloc: Bloc
  nom: string
  prenom: string
  nuance: string
  voix: number
}

export interface National {
  bureaux: string[]
  departement: string[]
  commune: string[]
  /** Code of the circonscription, `''` when unknown. */
  circonscription: string[]
  tours: Map<string, TourBureaux>
  /** Candidates by round then circonscription, best first. */
  candidats: Map<string, Map<string, CandidatCirconscription[]>>
}

/** Folder of the lake: `$QG_HOME/lac`, or null when there is none. */
export function dossierLac(): string | null {
  const lac = path.join(process.env['QG_HOME'] ?? path.join(os.homedir(), '.qg'), 'lac')
  return fs.existsSync(path.join(lac, 'participation')) ? lac : null
}

const TOURS = [
  '2017-presidentielle-1',
  '2017-legislatives-1',
  '2017-legislatives-2',
  '2022-presidentielle-1',
  '2022-legislatives-1',
  '2022-legislatives-2',
  '2024-legislatives-1',
  '2024-legislatives-2',
]

const election = (scrutin: string) => scrutin.replace(/-\d$/, '')

async function colonnes(duck: Duck, sql: string): Promise<Record<string, unknown[]>> {
  return (await duck.connexion.runAndReadAll(sql)).getColumnsObjectJS()
}

/** Circonscription of each bureau: the latest round that says it, else that of the bureaux with the same candidates. */
async function poserCirconscriptions(duck: Duck): Promise<void> {
  await duck.connexion.run(`
    create table connue as
      select bureau, arg_max(circonscription, scrutin) as circonscription from participation
      where circonscription is not null group by bureau;
    create table offre as
      select scrutin, bureau, md5(string_agg(nom || '|' || coalesce(prenom, ''), ',' order by nom, prenom)) as offre
      from voix where scrutin like '%legislatives-1' group by scrutin, bureau;
    create table circonscription_offre as
      select scrutin, p.departement, offre, mode(c.circonscription) as circonscription
      from offre join participation p using (scrutin, bureau) join connue c using (bureau)
      group by scrutin, p.departement, offre;
    create table circonscription_de as
      select p.bureau, coalesce(any_value(o.circonscription), any_value(k.circonscription)) as circonscription
      from participation p
      left join offre f on f.scrutin = p.scrutin and f.bureau = p.bureau
      left join circonscription_offre o
        on o.scrutin = p.scrutin and o.departement = p.departement and o.offre = f.offre and p.scrutin = '2024-legislatives-1'
      left join connue k on k.bureau = p.bureau
      group by p.bureau`)
}

/** Reads the lake; `groupement`: which mapping of nuances into blocs. */
export async function lireLac(lac: string, groupement: Groupement = 'coalition'): Promise<National> {
  const duck = await ouvrirDuck(os.tmpdir())
  const union = (table: string) =>
    TOURS.filter((t) => fs.existsSync(path.join(lac, table, `${t}.parquet`)))
      .map((t) => `select '${t}' as scrutin, * from ${litteral(path.join(lac, table, `${t}.parquet`))}`)
      .join(' union all by name ')
  const nuances = new URL('../../data/ref/nuances-blocs.csv', import.meta.url).pathname
  await duck.connexion.run(`
    create table participation as ${union('participation')};
    create table voix as
      select v.*, coalesce(n.${groupement}, 'autres') as bloc from (${union('voix')}) v
      left join read_csv(${litteral(nuances)}, all_varchar = true) n
        on n.election = regexp_replace(v.scrutin, '-\\d$', '') and n.nuance = v.nuance`)
  await poserCirconscriptions(duck)
  const base = await colonnes(
    duck,
    `select bureau, any_value(departement) as departement, any_value(commune) as commune,
       any_value(coalesce(c.circonscription, '')) as circonscription
     from participation p join circonscription_de c using (bureau) group by bureau order by bureau`,
  )
  const bureaux = base['bureau'] as string[]
  const rang = new Map(bureaux.map((b, i) => [b, i]))
  const national: National = {
    bureaux,
    departement: base['departement'] as string[],
    commune: base['commune'] as string[],
    circonscription: base['circonscription'] as string[],
    tours: new Map(),
    candidats: new Map(),
  }
  for (const scrutin of TOURS) {
    national.tours.set(scrutin, await lireTour(duck, scrutin, rang))
    if (election(scrutin).endsWith('legislatives'))
      national.candidats.set(scrutin, await lireCandidats(duck, scrutin))
  }
  duck.fermer()
  return national
}

async function lireTour(duck: Duck, scrutin: string, rang: Map<string, number>): Promise<TourBureaux> {
  const pivot = BLOCS.map((b) => `sum(voix) filter (bloc = '${b}')::int as ${b}`).join(', ')
  const lu = await colonnes(
    duck,
    `select p.bureau, inscrits, abstentions, votants - exprimes as "blancsNuls", exprimes, v.* exclude (bureau)
     from participation p left join (select bureau, ${pivot} from voix where scrutin = '${scrutin}' group by bureau) v
       using (bureau) where p.scrutin = '${scrutin}'`,
  )
  const cles = lu['bureau'] as string[]
  const aligner = (nom: string) => {
    const sortie = new Float64Array(rang.size).fill(Number.NaN)
    const valeurs = lu[nom] as (number | null)[]
    cles.forEach((b, i) => {
      sortie[rang.get(b)!] = valeurs[i] ?? Number.NaN
    })
    return sortie
  }
  return {
    inscrits: aligner('inscrits'),
    abstentions: aligner('abstentions'),
    blancsNuls: aligner('blancsNuls'),
    exprimes: aligner('exprimes'),
    voix: Object.fromEntries(BLOCS.map((b) => [b, aligner(b)])) as Record<Bloc, Float64Array>,
  }
}

async function lireCandidats(duck: Duck, scrutin: string): Promise<Map<string, CandidatCirconscription[]>> {
  const lignes = await duck.lignes<CandidatCirconscription & { circonscription: string }>(
    `select c.circonscription, bloc, nuance, nom, coalesce(prenom, '') as prenom, sum(voix)::int as voix
     from voix join circonscription_de c using (bureau)
     where scrutin = '${scrutin}' and c.circonscription is not null group by all order by 1, voix desc, nom`,
  )
  const parCirconscription = new Map<string, CandidatCirconscription[]>()
  for (const { circonscription, ...candidat } of lignes) {
    const liste = parCirconscription.get(circonscription)
    if (liste) liste.push(candidat)
    else parCirconscription.set(circonscription, [candidat])
  }
  return parCirconscription
}
