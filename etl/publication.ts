/** The last step: what the others made goes into schema `etape`, which takes the place of `publie` in one transaction. */
import path from 'node:path'
import { VERSION_METHODE } from '#domain/classification'
import { pluriel } from '#domain/typographie'
import type { Base } from '#db/connect'
import type { Duck } from '#db/duckdb'
import { SCHEMA_VERSION } from '#db/publication'
import { sousVerrou, type Tenir } from '#db/verrouPartage'
import type { Journal } from './anomalie.ts'
import type { Chantier } from './chantier.ts'
import { remplacer } from './dossiers.ts'
import { relierLac } from './lac.ts'
import { relireClassementsPublies, relireMoteur } from './moteur/moteur.ts'
import { relireProfilsTypes } from './moteur/profilsTypes.ts'
import { relireReports } from './moteur/reports.ts'
import { relireSieges } from './moteur/sieges.ts'
import type { Plan } from './plan.ts'
import { noterLac, oublierPublication, retenirPublication } from './publiee.ts'
import { ouvrirAgregats } from './steps/agregats.ts'
import { artefact } from './steps/carte.ts'
import { relireCarteContours } from './steps/carteContours.ts'
import { relireCarteValeurs } from './steps/carteValeurs.ts'
import { lireAppartenances } from './steps/contours.ts'
import { publierElus, relireElus, signalerVacances } from './steps/elus.ts'
import { dessiner } from './steps/geometrie.ts'
import { relireLieux } from './steps/lieux.ts'
import type { Lieu, LieuDessine } from './lieu.ts'
import * as publier from './steps/publier.ts'
import { lireBilan } from './steps/resultats.ts'
import { relireSociologie } from './steps/sociologie.ts'
import { decrireSources } from './steps/sources.ts'
import { ouvrirTerritoire } from './steps/territoire.ts'

export interface OptionsPublication {
  home: string
  temporaire: string
  plan: Plan
  groupement: string
  departements: ReadonlySet<string> | null
}

/** What every step of the graph made, as the report of the run tells it. */
export function resumer(c: Pick<Chantier, 'de' | 'journal'>, plan: Plan) {
  const { lieux, fictive } = relireLieux(c.de('lieux'))
  return {
    tours: plan.tours.map(({ scrutin }) => lireBilan(c.de(`resultats-${scrutin}`)).tour),
    journal: c.journal,
    version: plan.version,
    fictive,
    lieux: compterParNiveau(lieux),
  }
}

/** Publishes; two runs on one database wait for one another. @param c sees every step. */
export async function publierTout(c: Chantier, o: OptionsPublication) {
  return sousVerrou(await c.base(), 'publication', (tenir) => publierSeul(c, o, tenir))
}

/** The switch is done, and what goes with it could not be: the next run does it. */
export class PublieSansLac extends Error {
  override name = 'PublieSansLac'
}

async function publierSeul(c: Chantier, o: OptionsPublication, tenir: Tenir) {
  const { plan } = o
  const [base, duck] = [await c.base(), await c.duck()]
  let etape = c.progres.etape('Publication des lieux')
  const { lieux, ancres } = dessiner(c)
  await publier.preparerEtape(base)
  await publier.publierLieux(base, lieux, ancres)
  etape.finir(`${lieux.length} lieux`)

  etape = c.progres.etape('Publication des résultats')
  await ouvrirResultats(c, duck, o.groupement)
  await publier.publierResultats(base, duck, o.temporaire, o.departements)
  await publier.publierClassements(base, lieux, relireClassementsPublies(c.de('moteur')))
  await publier.publierMoteur(base, {
    reports: [...relireReports(c, 'reports'), ...relireReports(c, 'mouvements')],
    sieges: relireSieges(c),
    profilsTypes: relireProfilsTypes(c).profilsTypes,
  })
  const circonscriptions = lieux.filter((l) => l.niveau === 'circonscription').map((l) => l.code)
  const elus = relireElus(c.de('elus'))
  signalerVacances(c.journal, elus, circonscriptions)
  await publierElus(base, elus, new Set(circonscriptions))
  etape.finir('résultats et classements')

  etape = c.progres.etape('Bascule')
  const sansContour = lieux.filter((l) => l.niveau === 'bureau' && !l.contour)
  signalerSansContour(c.journal, sansContour)
  await publierAnnexes(base, c, o, lieux)
  oublierPublication(o.home)
  await tenir()
  await publier.basculer(base)
  try {
    poserLac(o.home, o.temporaire, c.de('lac'), plan.version)
    retenirPublication(o.home, base, plan.version)
  } catch (cause) {
    throw new PublieSansLac(
      `les données ${plan.version} sont publiées, mais les tables qui vont avec n’ont pas pu être rangées dans ${o.home} ` +
        `(${(cause as Error).message}). Relancez la même commande : elle les rangera.`,
      { cause },
    )
  }
  etape.finir(`données ${plan.version}`)
  return { bureauxSansContour: sansContour.length }
}

/** DuckDB tables `resultat` and `bureau` of a publication. */
export async function ouvrirResultats(c: Chantier, duck: Duck, groupement: string): Promise<void> {
  await ouvrirTerritoire(duck, c.de('territoire'))
  await ouvrirAgregats(duck, c.de(`agregats-${groupement}`))
}

async function publierAnnexes(
  base: Base,
  c: Chantier,
  { plan, groupement }: OptionsPublication,
  lieux: readonly LieuDessine[],
): Promise<void> {
  const publies = new Set(lieux.map((l) => `${l.niveau}/${l.code}`))
  const bilans = plan.tours.map(({ scrutin }) => lireBilan(c.de(`resultats-${scrutin}`)))
  const lus = [
    ...plan.tours.flatMap(({ fichiers }, i) =>
      fichiers.map(({ jeu, fichier }) => ({
        cle: jeu.cle,
        fichier: plan.relatif(fichier),
        lignes: bilans[i]!.lignes[jeu.cle] ?? 0,
      })),
    ),
    ...lireAppartenances(c.de('contours')).fichiers,
    ...plan.autres.map(({ cle, fichier }) => ({ cle, fichier: plan.relatif(fichier), lignes: 0 })),
  ]
  await publier.publierAnnexes(base, {
    publication: {
      version: plan.version,
      methode: VERSION_METHODE,
      groupement,
      schemaVersion: SCHEMA_VERSION,
      fictive: relireLieux(c.de('lieux')).fictive,
      departements: lieux.filter((l) => l.niveau === 'departement').map((l) => l.code),
    },
    scrutins: bilans.map(({ tour }) => ({ ...tour.scrutin, bureaux: tour.bureaux })),
    sociologie: new Map([...relireSociologie(c.de('sociologie'))].filter(([cle]) => publies.has(cle))),
    anomalies: c.journal.anomalies,
    sources: decrireSources(lus, plan.empreintes),
    artefacts: [
      ...relireCarteContours(c.de('carte-contours')),
      ...relireCarteValeurs(c.de('carte-valeurs')),
      await artefact('moteur', relireMoteur(c.de('moteur'))),
    ],
  })
}

/** Puts the lake of a publication in its place. */
export function poserLac(home: string, temporaire: string, etape: string, version: string): void {
  const [lac, neuf] = [path.join(home, 'lac'), path.join(temporaire, 'lac')]
  relierLac(etape, neuf)
  noterLac(neuf, version)
  remplacer(lac, neuf)
}

function compterParNiveau(lieux: readonly Lieu[]): Record<string, number> {
  const compte: Record<string, number> = {}
  for (const l of lieux) compte[l.niveau] = (compte[l.niveau] ?? 0) + 1
  return compte
}

function signalerSansContour(
  journal: Journal,
  bureaux: readonly { code: string; nomCommune: string | null; inscrits: number }[],
) {
  const parCommune = new Map<string, { nom: string; nombre: number; inscrits: number }>()
  for (const { code, nomCommune, inscrits } of bureaux) {
    const commune = code.split('_')[0]!
    const c = parCommune.get(commune) ?? { nom: nomCommune ?? commune, nombre: 0, inscrits: 0 }
    parCommune.set(commune, { ...c, nombre: c.nombre + 1, inscrits: c.inscrits + inscrits })
  }
  for (const [commune, { nom, nombre, inscrits }] of parCommune)
    journal.signaler({
      source: 'contours-bureaux',
      champ: 'codeBureauVote',
      valeur: commune,
      regle: 'bureau sans contour',
      gravite: 'information',
      message: `${nom} (${commune}) : ${pluriel(nombre, 'bureau', 'bureaux')} sans contour, ${pluriel(inscrits, 'inscrit')} ; comptés et listés, non dessinés`,
    })
}
