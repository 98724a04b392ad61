/**
 * The graph: which steps there are, what each reads, and after which others. A step is a module whose `executer` fills a folder;
 * its key is the hash of its code, of the files and options named here, and of the keys of the steps before it (see graphe.ts).
 */
import path from 'node:path'
import { GROUPEMENTS, type Groupement } from '#domain/bloc'
import { RACINE } from '../server/config.ts'
import { versionDuCode } from './empreinte.ts'
import { NUANCES } from './fichiers.ts'
import { amont, type Atelier, type Etape } from './graphe.ts'

/** What one step is made of. */
export interface Declaration {
  nom: string
  /** Under etl/. */
  module: string
  /** Files that it reads, absolute. */
  fichiers?: readonly string[]
  /** Hash of what it reads of a file that others read otherwise, by name of the file. */
  extraits?: Readonly<Record<string, string>>
  valeurs?: Readonly<Record<string, string>>
  apres?: readonly string[]
  /** Asks the database. */
  base?: boolean
  /** Memory that it takes for the whole country, megabytes, when it is more than that of most: see voies.ts. */
  poids?: number
}

export interface Noeud extends Declaration {
  valeurs: Readonly<Record<string, string>>
  apres: readonly string[]
  poids: number
  etape: Etape
}

/** What a folder of official files holds, and what is asked of it. */
export interface Presents {
  tours: readonly {
    scrutin: string
    fichiers: readonly string[]
    /** How the catalogue says to read them, and the files of the round that are not read. */
    extraits: Readonly<Record<string, string>>
  }[]
  contours: readonly string[]
  /** Tables of the REU. */
  reu: readonly string[]
  sociologie: readonly string[]
  contoursIris: readonly string[]
  /** Tables of INSEE by IRIS. */
  iris: readonly string[]
  /** Table bureau → circonscription. */
  correspondance: readonly string[]
  /** Movements of communes. */
  mouvements: readonly string[]
  elus: readonly string[]
  /** REU table of bureaux. */
  lieuxDeVote: readonly string[]
  /** Hash of what each reading takes from the mapping of nuances; `connues`: of the nuances that it knows. */
  nuances: Readonly<Record<Groupement | 'connues', string>>
  groupement: Groupement
  departements: ReadonlySet<string> | null
}

const NOM_NUANCES = path.relative(RACINE, NUANCES).replaceAll(path.sep, '/')

/** Of most steps, see {@link Declaration.poids}. */
const POIDS = 250

/** Every step from the official files to what the publication copies into the database. A step stands after those it needs. */
export function declarer(p: Presents): Declaration[] {
  const resultats = p.tours.map((t) => `resultats-${t.scrutin}`)
  const g = p.groupement
  const nuances = (quoi: Groupement | 'connues') => ({ [NOM_NUANCES]: p.nuances[quoi] })
  const lectures = GROUPEMENTS.flatMap((groupement) => [
    `classement-${groupement}`,
    `colonnes-${groupement}`,
    `prevision-${groupement}`,
  ])
  return [
    ...p.tours.map(({ scrutin, fichiers, extraits }) => ({
      nom: `resultats-${scrutin}`,
      module: 'steps/resultats.ts',
      fichiers,
      extraits,
      valeurs: { scrutin },
    })),
    { nom: 'contours', module: 'steps/contours.ts', poids: 450, fichiers: p.contours },
    { nom: 'reu', module: 'steps/reu.ts', fichiers: p.reu },
    {
      nom: 'lac',
      module: 'steps/lac.ts',
      valeurs: { tours: p.tours.map((t) => t.scrutin).join() },
      apres: resultats,
    },
    {
      nom: 'territoire',
      module: 'steps/territoire.ts',
      poids: 450,
      fichiers: [...p.correspondance, ...p.mouvements],
      apres: ['lac', 'contours'],
    },
    { nom: 'suivi', module: 'steps/suivi.ts', poids: 450, apres: ['territoire', 'reu'] },
    { nom: 'jointure', module: 'steps/jointure.ts', apres: ['lac', 'contours'] },
    {
      nom: 'iris',
      module: 'steps/irisBureaux.ts',
      poids: 600,
      fichiers: p.contoursIris,
      apres: ['territoire', 'contours'],
    },
    {
      nom: 'sociologie',
      module: 'steps/sociologie.ts',
      poids: 450,
      fichiers: [...p.sociologie, ...p.iris],
      apres: ['territoire', 'iris'],
    },
    {
      nom: 'lieux',
      module: 'steps/lieux.ts',
      poids: 950,
      fichiers: p.lieuxDeVote,
      valeurs: { departements: [...(p.departements ?? [])].sort().join() },
      apres: ['lac', 'territoire', 'suivi', 'contours', 'reu'],
    },
    { nom: 'elus', module: 'steps/elus.ts', fichiers: p.elus },
    { nom: 'geometrie', module: 'steps/geometrie.ts', poids: 800, apres: ['lieux', 'contours'], base: true },
    {
      nom: 'carte-contours',
      module: 'steps/carteContours.ts',
      poids: 950,
      apres: ['lieux', 'contours', 'geometrie'],
    },
    { nom: 'nuances', module: 'steps/nuances.ts', extraits: nuances('connues'), apres: ['lac'] },
    ...GROUPEMENTS.flatMap((groupement) => [
      {
        nom: `agregats-${groupement}`,
        module: 'steps/agregats.ts',
        poids: 600,
        extraits: nuances(groupement),
        valeurs: { groupement },
        apres: ['lac', 'territoire', 'suivi'],
      },
      {
        nom: `classement-${groupement}`,
        module: 'steps/classer.ts',
        poids: 800,
        valeurs: { groupement },
        apres: [`agregats-${groupement}`, 'lieux', 'sociologie'],
      },
      {
        nom: `colonnes-${groupement}`,
        module: 'moteur/colonnes.ts',
        poids: 500,
        fichiers: p.correspondance,
        extraits: nuances(groupement),
        valeurs: { groupement, tours: p.tours.map((t) => t.scrutin).join() },
        apres: ['lac'],
      },
      {
        nom: `prevision-${groupement}`,
        module: 'moteur/prevision.ts',
        valeurs: { groupement },
        apres: [`colonnes-${groupement}`],
      },
    ]),
    { nom: 'reports', module: 'moteur/reports.ts', valeurs: { groupement: g }, apres: [`colonnes-${g}`] },
    {
      nom: 'mouvements',
      module: 'moteur/mouvements.ts',
      valeurs: { groupement: g },
      apres: [`colonnes-${g}`],
    },
    {
      nom: 'sieges',
      module: 'moteur/sieges.ts',
      valeurs: { groupement: g },
      apres: [`colonnes-${g}`, `prevision-${g}`],
    },
    {
      nom: 'profils-types',
      module: 'moteur/profilsTypes.ts',
      poids: 500,
      valeurs: { groupement: g },
      apres: [`colonnes-${g}`, `classement-${g}`, 'lieux', 'sociologie'],
    },
    {
      nom: 'moteur',
      module: 'moteur/moteur.ts',
      poids: 650,
      valeurs: { groupement: g },
      apres: [...lectures, 'profils-types', 'lieux'],
    },
    {
      nom: 'carte-valeurs',
      module: 'steps/carteValeurs.ts',
      poids: 650,
      apres: ['lieux', 'geometrie', 'moteur'],
    },
  ]
}

/** Gives each step its key. @param empreintes hash and name of each file, by absolute path. */
export function nouer(
  declarations: readonly Declaration[],
  atelier: Atelier,
  empreintes: ReadonlyMap<string, { nom: string; empreinte: string }>,
): Noeud[] {
  const noeuds = new Map<string, Noeud>()
  for (const d of declarations) {
    const entrees: Record<string, string> = { ...d.valeurs, ...d.extraits }
    for (const f of d.fichiers ?? []) {
      const lu = empreintes.get(f)
      if (!lu) throw new Error(`${d.nom} : ${f} n’a pas d’empreinte`)
      entrees[lu.nom] = lu.empreinte
    }
    for (const nom of d.apres ?? []) {
      const avant = noeuds.get(nom)
      if (!avant) throw new Error(`${d.nom} vient après ${nom}, qui n’est pas déclarée avant elle`)
      entrees[amont(nom)] = atelier.cle(avant.etape)
    }
    const etape = { nom: d.nom, version: versionDuCode(`etl/${d.module}`), entrees }
    noeuds.set(d.nom, {
      ...d,
      valeurs: d.valeurs ?? {},
      apres: d.apres ?? [],
      poids: d.poids ?? POIDS,
      etape,
    })
  }
  return [...noeuds.values()]
}
