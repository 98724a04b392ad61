/** Mutations of official files, drawn from a recorded seed, and what the reading makes of each. */
import fs from 'node:fs'
import path from 'node:path'
import { Hasard } from '#domain/hasard'
import { litteral, ouvrirDuck } from '#db/duckdb'
import { SourceInvalide } from '../../etl/anomalie.ts'
import { trouverResultats } from '../../etl/catalogue.ts'
import { chargerTour, lireBilan } from '../../etl/steps/resultats.ts'
import {
  DEPARTEMENTALES_2015,
  ecrireAgregees,
  ecrireFixe,
  LEGISLATIVES_2012,
  PRESIDENTIELLE_2007,
  texteFixe,
} from '../support/anciennes.ts'
import { dossierTemporaire, ILE_NULLE, RACINE } from '../support/base.ts'
import { MUTATIONS_OFFICIELLES, tirer, type Mutation } from './mutationOfficielle.ts'
import { MUTATIONS_PARQUET, muterParquet } from './mutationParquet.ts'

const MUET = { etape: () => ({ avancer() {}, finir() {} }) }

const parLignes =
  (f: (lignes: string[], h: Hasard) => void): Mutation =>
  (octets, h) => {
    const lignes = octets.toString('latin1').split('\n')
    f(lignes, h)
    return Buffer.from(lignes.join('\n'), 'latin1')
  }
const echanger = (champs: string[], i: number, j: number) =>
  ([champs[i], champs[j]] = [champs[j]!, champs[i]!])
const uneLigne = (lignes: string[], h: Hasard) => 1 + tirer(h, lignes.length - 2)

/** A line that is missing whole cannot be known from the file alone: the proclaimed totals are there for that. */
export const MUTATIONS: Record<string, Mutation> = {
  ...MUTATIONS_OFFICIELLES,
  'octet retourné': (octets, h) => {
    const copie = Buffer.from(octets)
    const i = tirer(h, copie.length)
    copie[i] = copie[i]! ^ (1 << tirer(h, 8))
    return copie
  },
  'octet remplacé': (octets, h) => {
    const copie = Buffer.from(octets)
    copie[tirer(h, copie.length)] = tirer(h, 256)
    return copie
  },
  'octet ôté': (octets, h) => {
    const i = tirer(h, octets.length)
    return Buffer.concat([octets.subarray(0, i), octets.subarray(i + 1)])
  },
  'colonnes échangées dans une ligne': parLignes((lignes, h) => {
    const l = uneLigne(lignes, h)
    const champs = lignes[l]!.split(';')
    echanger(champs, tirer(h, champs.length), tirer(h, champs.length))
    lignes[l] = champs.join(';')
  }),
  'colonnes échangées partout sauf l’en-tête': parLignes((lignes, h) => {
    const largeur = Math.min(...lignes.slice(1, -1).map((l) => l.split(';').length))
    const [i, j] = [tirer(h, largeur), tirer(h, largeur)]
    for (let l = 1; l < lignes.length - 1; l++) {
      const champs = lignes[l]!.split(';')
      echanger(champs, i, j)
      lignes[l] = champs.join(';')
    }
  }),
  'colonnes échangées, en-tête compris': parLignes((lignes, h) => {
    const largeur = Math.min(...lignes.slice(0, -1).map((l) => l.split(';').length))
    const [i, j] = [tirer(h, largeur), tirer(h, largeur)]
    for (let l = 0; l < lignes.length - 1; l++) {
      const champs = lignes[l]!.split(';')
      echanger(champs, i, j)
      lignes[l] = champs.join(';')
    }
  }),
  'ligne coupée': parLignes((lignes, h) => {
    const l = uneLigne(lignes, h)
    lignes[l] = lignes[l]!.slice(0, tirer(h, lignes[l]!.length))
  }),
  'fichier coupé': (octets, h) => octets.subarray(0, tirer(h, octets.length)),
  'ligne doublée': parLignes((lignes, h) => {
    const l = uneLigne(lignes, h)
    lignes.splice(l, 0, lignes[l]!)
  }),
  'encodage échangé': (octets) => {
    const utf8 = Buffer.from(octets.toString('utf8'), 'utf8').equals(octets)
    return utf8
      ? Buffer.from(octets.toString('utf8'), 'latin1')
      : Buffer.from(octets.toString('latin1'), 'utf8')
  },
}

/** Those of bytes, which any file suffers. */
export const BINAIRES = ['octet retourné', 'octet remplacé', 'octet ôté', 'fichier coupé']

/** `vu au total`: votes moved whole from one candidate to another, which the comparison with the proclaimed totals shows. */
export type Verdict =
  | 'erreur claire'
  | 'anomalie comptée'
  | 'vu au total'
  | 'sans effet'
  | 'SILENCE'
  | 'PANNE'
export interface Essai {
  numero: number
  fichier: string
  mutation: string
  verdict: Verdict
  message: string
}

interface Totaux {
  /** By commune: turnout, votes by nuance. */
  communes: string
  /** Votes by nuance in the whole file. */
  nationales: string
}

/** Totals that no defect may change in silence: of the round, of each commune, of each candidate. */
async function totaux(dossier: string): Promise<Totaux> {
  const duck = await ouvrirDuck(dossier)
  try {
    const de = (table: string) => litteral(path.join(dossier, `${table}.parquet`))
    const communes = await duck.lignes(
      `select commune, circonscription, count(*)::int b, sum(inscrits)::double i, sum(abstentions)::double a, sum(votants)::double v,
              sum(exprimes)::double e, sum(blancs)::double bl, sum(nuls)::double n from ${de('participation')} group by all order by all`,
    )
    const voix = await duck.lignes(
      `select split_part(bureau, '_', 1) as commune, nuance, sum(voix)::double v from ${de('voix')} group by all order by all`,
    )
    const nationales = await duck.lignes(
      `select nuance, sum(voix)::double v from ${de('voix')} group by all order by all`,
    )
    return { communes: JSON.stringify([communes, voix]), nationales: JSON.stringify(nationales) }
  } finally {
    duck.fermer()
  }
}

/** Reads one round of `source`. @returns its totals and the number of its anomalies. */
async function lire(source: string, scrutin: string) {
  const fichiers = (await trouverResultats(source)).get(scrutin)
  if (!fichiers) throw new Error(`${scrutin} absent`)
  const dossier = dossierTemporaire()
  const duck = await ouvrirDuck(dossier)
  try {
    await chargerTour({ duck, dossier, source, scrutin, fichiers, progres: MUET })
  } finally {
    duck.fermer()
  }
  const { anomalies } = lireBilan(dossier)
  const inconnues = await inconnuesDeLaSuite(dossier, scrutin)
  const messages = [...anomalies.map((a) => a.message), ...(inconnues ? ['nuance ou commune inconnue'] : [])]
  const resultat = { totaux: await totaux(dossier), messages }
  fs.rmSync(dossier, { recursive: true })
  return resultat
}

/** The first place where two texts differ, and what is around. */
function difference(avant: string, apres: string): string {
  let i = 0
  while (i < avant.length && avant[i] === apres[i]) i++
  return `« ${avant.slice(Math.max(0, i - 60), i + 20)} » est devenu « ${apres.slice(Math.max(0, i - 60), i + 20)} »`
}

/** Nuances that the mapping does not know, communes that the other rounds do not: the next step counts them, with their votes. */
async function inconnuesDeLaSuite(dossier: string, scrutin: string): Promise<boolean> {
  const duck = await ouvrirDuck(dossier)
  try {
    const [ligne] = await duck.lignes<{ nombre: number }>(
      `select (select count(*) from ${litteral(path.join(dossier, 'participation.parquet'))}
               where commune not in ('99001', '99002', '99003', '99004'))::int + count(*)::int as nombre from ${litteral(path.join(dossier, 'voix.parquet'))} v
       anti join read_csv(${litteral(path.join(RACINE, 'data/ref/nuances-blocs.csv'))}, all_varchar = true) n
       on n.nuance = v.nuance and n.election = ${litteral(scrutin.replace(/-[12]$/, ''))}`,
    )
    return ligne!.nombre > 0
  } finally {
    duck.fermer()
  }
}

/** The layouts of before 2014: fixed columns, with and without circonscription, and the aggregated tables, as CSV and as Parquet. */
async function ajouterAnciennes(source: string): Promise<void> {
  const officiel = path.join(source, 'elections/bureaux-format-officiel')
  ecrireFixe(path.join(officiel, 'presidentielle-2007/PR07_Bvot_T1T2.txt'), texteFixe(PRESIDENTIELLE_2007))
  ecrireFixe(
    path.join(officiel, 'legislatives-2012/LG12_Bvot_T1T2.txt'),
    texteFixe([LEGISLATIVES_2012], true),
  )
  const agregees = path.join(officiel, 'donnees-agregees')
  await ecrireAgregees(agregees, 'csv', [DEPARTEMENTALES_2015])
  await ecrireAgregees(agregees, 'parquet', [{ ...DEPARTEMENTALES_2015, id: '2015_dpmt_t2', tour: 2 }])
}

/** What others made of the rounds: one column per candidate, and the long tables that complete a round that lacks a bureau. */
async function ajouterTierces(source: string): Promise<void> {
  const colonnes = path.join(source, 'elections/bureaux-csv/2017-legislatives-1_par_bureau_large.csv')
  fs.mkdirSync(path.dirname(colonnes), { recursive: true })
  const lignes = LEGISLATIVES_2012.urnes.map((u) => {
    const [a = 0, b = 0, ...reste] = u.voix
    const lieu = ['99', u.commune, u.bureau, Number(u.circonscription), u.nom]
    return [...lieu, u.inscrits, u.votants, 6, u.exprimes, a, b, reste.reduce((x, y) => x + y, 0)].join()
  })
  const entete =
    'departement,commune,bureau,circonscription,commune_libelle,inscrits,votants,blancs,exprimes,FI,REM,FN'
  fs.writeFileSync(colonnes, `${[entete, ...lignes].join('\n')}\n`)

  const officiel = path.join(
    source,
    'elections/bureaux-format-officiel/2024-legislatives-t1/resultats-definitifs-par-bureau-de-vote.csv',
  )
  const toutes = fs.readFileSync(officiel, 'utf8').split('\n')
  const [manquant] = toutes.splice(-2, 1)
  fs.writeFileSync(officiel, toutes.join('\n'))
  const c = manquant!.replaceAll('"', '').split(';')
  const code = `${c[2]!.padStart(5, '0')}_${c[4]!.padStart(4, '0')}`
  const candidats = Array.from({ length: (c.length - 19) / 9 }, (_, k) => c.slice(19 + 9 * k)).filter(
    (b) => b[0],
  )
  const dossier = path.join(source, 'elections/bureaux-parquet')
  fs.mkdirSync(dossier, { recursive: true })
  const duck = await ouvrirDuck(dossier)
  try {
    const vers = (nom: string) => litteral(path.join(dossier, `legis-2024-t1_bureaux_${nom}.parquet`))
    await duck.connexion.run(
      `copy (select 'bureau' as maille, ${litteral(code)} as code, ${litteral(`x · ${c[3]}`)} as libelle, ${c[5]} as inscrits, ${c[6]} as votants,
              ${c[10]} as exprimes, ${c[8]} as abstentions, ${c[13]} as blancs, ${c[16]} as nuls) to ${vers('territoires')} (format parquet)`,
    )
    const valeurs = candidats.map(
      (b) => `(${litteral(code)}, ${litteral(b[2]!)}, ${litteral(b[1]!)}, ${b[5]}, false)`,
    )
    await duck.connexion.run(
      `copy (select * from (values ${valeurs.join()}) t(code, label, nuance, voix, elu)) to ${vers('candidats')} (format parquet)`,
    )
  } finally {
    duck.fermer()
  }
}

/** `nombre` mutations of the files of île nulle; the same seed gives the same ones. */
export async function* muter(nombre: number, graine: number): AsyncGenerator<Essai> {
  const source = path.join(dossierTemporaire(), 'ile')
  fs.cpSync(ILE_NULLE, source, { recursive: true })
  await ajouterAnciennes(source)
  await ajouterTierces(source)
  const tours = [...(await trouverResultats(source))].flatMap(([scrutin, fichiers]) =>
    fichiers.flatMap((f) => [f.fichier, f.compagnon ?? []].flat()).map((fichier) => ({ scrutin, fichier })),
  )
  const attendus = new Map<string, Awaited<ReturnType<typeof lire>>>()
  for (const { scrutin } of tours) attendus.set(scrutin, await lire(source, scrutin))
  for (let numero = 0; numero < nombre; numero++) {
    const hasard = new Hasard(graine, numero)
    const { scrutin, fichier } = tours[tirer(hasard, tours.length)]!
    const enParquet = fichier.endsWith('.parquet')
    const noms = enParquet ? [...BINAIRES, ...MUTATIONS_PARQUET] : Object.keys(MUTATIONS)
    const mutation = noms[numero % noms.length]!
    const avant = fs.readFileSync(fichier)
    const mutee =
      enParquet && !BINAIRES.includes(mutation)
        ? await muterParquet(fichier, mutation, hasard)
        : MUTATIONS[mutation]!(avant, hasard)
    fs.rmSync(fichier)
    const pose = 'gz' in mutee ? `${fichier}.gz` : fichier
    fs.writeFileSync(pose, 'gz' in mutee ? mutee.gz : mutee)
    const attendu = attendus.get(scrutin)!
    const juger = async (): Promise<[Verdict, string]> => {
      try {
        const { totaux: lus, messages } = await lire(source, scrutin)
        const neuf = messages.find((m) => !attendu.messages.includes(m))
        if (neuf) return ['anomalie comptée', neuf]
        if (lus.communes === attendu.totaux.communes) return ['sans effet', '']
        return [
          lus.nationales === attendu.totaux.nationales ? 'SILENCE' : 'vu au total',
          `les totaux ont changé : ${difference(attendu.totaux.communes, lus.communes)}`,
        ]
      } catch (cause) {
        const erreur = cause as Error
        return [erreur instanceof SourceInvalide ? 'erreur claire' : 'PANNE', erreur.message]
      }
    }
    const [verdict, message] = await juger()
    fs.rmSync(pose)
    fs.writeFileSync(fichier, avant)
    const nom = enParquet ? path.basename(fichier) : path.basename(path.dirname(fichier))
    yield { numero, fichier: nom, mutation, verdict, message }
  }
}
