/** Rounds of before 2014 over île nulle, written as the producers write them: fixed columns of the ministry, and aggregated tables. */
import fs from 'node:fs'
import path from 'node:path'
import { litteral, ouvrirDuck } from '#db/duckdb'
import { dossierTemporaire } from './base.ts'

/** One bureau at one round. `voix` in the order of the candidates of the round. */
export interface Urne {
  commune: string
  nom: string
  bureau: string
  circonscription: string
  inscrits: number
  votants: number
  exprimes: number
  voix: readonly number[]
}
export interface CandidatAncien {
  panneau: number
  nom: string
  prenom: string
  nuance: string
}
export interface TourAncien {
  id: string
  tour: 1 | 2
  candidats: readonly CandidatAncien[]
  urnes: readonly Urne[]
}

const place = (commune: string, nom: string, bureau: string, circonscription: string, inscrits: number) => ({
  commune,
  nom,
  bureau,
  circonscription,
  inscrits,
})
const PLACES = [
  place('001', 'Zéroville', '0001', '01', 180),
  place('001', 'Zéroville', '0002', '01', 180),
  place('001', 'Zéroville', '0003', '02', 180),
  place('002', 'Méridienne', '0001', '01', 90),
  place('003', 'Équateur-sur-Mer', '0001', '02', 180),
  place('004', 'Nullepart', '0001', '02', 90),
]
const urnes = (voix: readonly (readonly number[])[], blancsEtNuls = 10): Urne[] =>
  PLACES.map((p, i) => {
    const exprimes = voix[i]!.reduce((a, b) => a + b, 0)
    return { ...p, votants: exprimes + blancsEtNuls, exprimes, voix: voix[i]! }
  })

/** Présidentielle 2007: 810 votes at the first round, 750 at the second. */
export const PRESIDENTIELLE_2007: readonly TourAncien[] = [
  {
    id: '2007_pres_t1',
    tour: 1,
    candidats: [
      { panneau: 1, nom: 'BESANCENOT', prenom: 'Olivier', nuance: 'BESA' },
      { panneau: 4, nom: 'BAYROU', prenom: 'François', nuance: 'BAYR' },
      { panneau: 8, nom: 'ROYAL', prenom: 'Ségolène', nuance: 'ROYA' },
      { panneau: 10, nom: 'LE PEN', prenom: 'Jean-Marie', nuance: 'LEPE' },
      { panneau: 12, nom: 'SARKOZY', prenom: 'Nicolas', nuance: 'SARK' },
    ],
    urnes: urnes(
      [
        [10, 30, 60, 10, 40],
        [10, 30, 50, 15, 45],
        [5, 25, 70, 20, 30],
        [0, 20, 20, 10, 30],
        [5, 30, 30, 40, 45],
        [5, 15, 10, 30, 40],
      ].map((v, i) => (i === 5 ? [5, 15, 10, 20, 20] : v)),
    ),
  },
  {
    id: '2007_pres_t2',
    tour: 2,
    candidats: [
      { panneau: 8, nom: 'ROYAL', prenom: 'Ségolène', nuance: 'ROYA' },
      { panneau: 12, nom: 'SARKOZY', prenom: 'Nicolas', nuance: 'SARK' },
    ],
    urnes: urnes([
      [90, 60],
      [80, 70],
      [95, 55],
      [30, 50],
      [55, 95],
      [20, 50],
    ]),
  },
]

/** Législatives 2012, first round, with the circonscription and the canton that this file has. */
export const LEGISLATIVES_2012: TourAncien = {
  id: '2012_legi_t1',
  tour: 1,
  candidats: [
    { panneau: 1, nom: 'ZÉRON', prenom: 'Alice', nuance: 'SOC' },
    { panneau: 2, nom: 'NULLARD', prenom: 'Jean', nuance: 'UMP' },
    { panneau: 3, nom: 'NULLARD', prenom: 'Paul', nuance: 'FN' },
  ],
  urnes: urnes([
    [60, 30, 10],
    [50, 30, 20],
    [40, 30, 30],
    [20, 30, 10],
    [20, 40, 50],
    [10, 20, 30],
  ]),
}

/** Départementales 2015: pairs, known by nuance and by the names of both. */
export const DEPARTEMENTALES_2015: TourAncien = {
  id: '2015_dpmt_t1',
  tour: 1,
  candidats: [
    { panneau: 1, nom: 'Mme A et M. B', prenom: '', nuance: 'BC-UG' },
    { panneau: 2, nom: 'Mme C et M. D', prenom: '', nuance: 'BC-FN' },
    { panneau: 3, nom: 'Mme E et M. F', prenom: '', nuance: 'BC-UD' },
  ],
  urnes: urnes([
    [50, 20, 20],
    [45, 25, 20],
    [40, 30, 15],
    [15, 15, 30],
    [20, 50, 30],
    [10, 30, 20],
  ]),
}

const PREAMBULE = [
  'N° tour',
  'Code département',
  'Code commune',
  'Nom de la commune',
  'N° de bureau de vote',
  'Inscrits',
  'Votants',
  'Exprimés',
  'N° de dépôt du candidat',
  'Nom du candidat',
  'Prénom du candidat',
  'Code nuance du candidat',
  'Nombre de voix du candidat',
]

/** Text of the fixed columns, both rounds in one. @param large with the circonscription and the canton (législatives 2012). */
export function texteFixe(tours: readonly TourAncien[], large = false): string {
  const noms = large ? PREAMBULE.toSpliced(4, 0, 'Code de la circonscription', 'Code du canton') : PREAMBULE
  const entete = [
    '--------------------------------------------------',
    '-- Résultats par bureau de vote (fictifs)',
    ...noms.map((n, i) => `-- Champ ${String(i + 1).padEnd(2)} : ${n}`),
    '--------------------------------------------------',
  ]
  const lignes = tours.flatMap(({ tour, candidats, urnes: lieux }) =>
    lieux.flatMap((u) =>
      candidats.map(
        (c, i) =>
        [
          tour, '99', u.commune, u.nom, ...(large ? [u.circonscription, '04'] : []), u.bureau, u.inscrits, u.votants,
          u.exprimes, c.panneau, c.nom, c.prenom, c.nuance, u.voix[i],
        ].join(';'), // prettier-ignore
      ),
    ),
  )
  return [...entete, ...lignes, ''].join('\r\n')
}

export function ecrireFixe(fichier: string, texte: string): string {
  fs.mkdirSync(path.dirname(fichier), { recursive: true })
  fs.writeFileSync(fichier, texte, 'latin1')
  return fichier
}

const GENERAL = `id_election varchar, id_brut_miom varchar, code_departement varchar, libelle_departement varchar, code_canton varchar,
  libelle_canton varchar, code_commune varchar, libelle_commune varchar, code_circonscription varchar, libelle_circonscription varchar,
  code_bv varchar, inscrits integer, abstentions integer, votants integer, blancs integer, nuls integer, exprimes integer,
  ratio_abstentions_inscrits float, ratio_votants_inscrits float, ratio_blancs_inscrits float, ratio_blancs_votants float,
  ratio_nuls_inscrits float, ratio_nuls_votants float, ratio_exprimes_inscrits float, ratio_exprimes_votants float`
const CANDIDATS = `id_election varchar, id_brut_miom varchar, code_departement varchar, code_commune varchar, code_bv varchar,
  no_panneau integer, voix integer, ratio_voix_inscrits float, ratio_voix_exprimes float, nuance varchar, sexe varchar, nom varchar,
  prenom varchar, liste varchar, libelle_abrege_liste varchar, libelle_etendu_liste varchar, nom_tete_liste varchar, binome varchar`

/** Writes the two aggregated tables in the schema of data.gouv.fr. @returns their paths. */
export async function ecrireAgregees(
  dossier: string,
  format: 'parquet' | 'csv',
  tours: readonly TourAncien[],
): Promise<[general: string, candidats: string]> {
  fs.mkdirSync(dossier, { recursive: true })
  const duck = await ouvrirDuck(dossierTemporaire())
  try {
    await duck.connexion.run(`create table general (${GENERAL}); create table candidats (${CANDIDATS})`)
    for (const { id, candidats, urnes: lieux } of tours) {
      const legislatives = id.includes('_legi_')
      for (const u of lieux) {
        const bureau = `99${u.commune}_${u.bureau}`
        await duck.connexion
          .run(`insert into general by name select '${id}' as id_election, '${bureau}' as id_brut_miom,
          '99' as code_departement, 'Île nulle (fictif)' as libelle_departement, '99${u.commune}' as code_commune,
          ${litteral(u.nom)} as libelle_commune, ${legislatives ? `'${u.circonscription}'` : 'null'} as code_circonscription,
          '${u.bureau}' as code_bv, ${u.inscrits} as inscrits, ${u.inscrits - u.votants} as abstentions, ${u.votants} as votants,
          ${u.exprimes} as exprimes`)
        const valeurs = candidats.map((c, i) => {
          const binome = c.nuance.startsWith('BC-')
          const nom = litteral(c.nom)
          return `('${id}', '${bureau}', '99', '99${u.commune}', '${u.bureau}', ${c.panneau}, ${u.voix[i]},
            nullif('${c.nuance}', ''), ${binome ? `null, null, ${nom}` : `${nom}, ${litteral(c.prenom)}, null`})`
        })
        await duck.connexion
          .run(`insert into candidats (id_election, id_brut_miom, code_departement, code_commune, code_bv, no_panneau,
          voix, nuance, nom, prenom, binome) values ${valeurs.join()}`)
      }
    }
    const vers = (table: string) => path.join(dossier, `${table}_results.${format}`)
    const options = format === 'csv' ? "(format csv, header, delimiter ';')" : '(format parquet)'
    for (const table of ['general', 'candidats'])
      await duck.connexion.run(`copy ${table} to ${litteral(vers(table))} ${options}`)
    return [vers('general'), vers('candidats')]
  } finally {
    duck.fermer()
  }
}
