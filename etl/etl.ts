/** The whole run, from a folder of official files to a publication. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { sontFictifs } from '#domain/codes'
import type { Groupement } from '#domain/bloc'
import { VERSION_METHODE } from '#domain/classification'
import { CODE_FRANCE } from '#domain/lieu'
import type { Base } from '#db/connect'
import { ouvrirDuck, type Duck } from '#db/duckdb'
import { SCHEMA_VERSION } from '#db/publication'
import { RACINE } from '../server/config.ts'
import { Journal, SourceInvalide } from './anomalie.ts'
import { fichePour, trouver } from './catalogue.ts'
import type { Progres } from './progres.ts'
import { lirePortraits } from './sources/insee.ts'
import { dessinerCarte } from './steps/carte.ts'
import { classer } from './steps/classer.ts'
import { lireContours } from './steps/contours.ts'
import { construireLieux } from './steps/lieux.ts'
import * as publication from './steps/publier.ts'
import { chargerResultats, type TourCharge } from './steps/resultats.ts'
import { construireTerritoire } from './steps/territoire.ts'

export interface OptionsEtl {
  /** Folder of official files. */
  source: string
  home: string
  base: Base
  groupement: Groupement
  /** Départements to publish; null: all that the folder holds. */
  departements: ReadonlySet<string> | null
  progres: Progres
}

export interface Rapport {
  tours: TourCharge[]
  journal: Journal
  version: string
  fictive: boolean
  lieux: Record<string, number>
  bureauxSansContour: number
}

/**
 * Reads `source`, writes the lake, publishes. Idempotent; whatever stops it, the previous publication and lake stay.
 * @throws SourceInvalide when a file cannot be trusted.
 */
export async function executerEtl(o: OptionsEtl): Promise<Rapport> {
  const { base, progres } = o
  if (!fs.existsSync(o.source)) throw new SourceInvalide(o.source, null, 'ce dossier n’existe pas')
  const temporaire = path.join(o.home, 'tmp')
  const [lac, nouveauLac] = [path.join(o.home, 'lac'), path.join(temporaire, 'lac')]
  fs.rmSync(temporaire, { recursive: true, force: true })
  fs.mkdirSync(temporaire, { recursive: true })
  const duck = await ouvrirDuck(temporaire)
  const journal = new Journal()
  try {
    const resultats = await chargerResultats({ duck, lac: nouveauLac, source: o.source, journal, progres })
    if (resultats.tours.length === 0)
      throw new SourceInvalide(
        o.source,
        null,
        'aucun fichier de résultats connu (voir data/ref et docs/donnees.md)',
      )
    const contours = lireContours(o.source, journal, progres)

    let etape = progres.etape('Territoire, agrégats et sociologie')
    await construireTerritoire({
      duck,
      lac: nouveauLac,
      source: o.source,
      groupement: o.groupement,
      contours: contours.circonscriptionDuBureau,
      journal,
    })
    const sociologie = await lireSociologie(duck, o.source, journal)
    const fictive = sontFictifs([...resultats.nomsDepartements.keys()])
    const nomFrance = fictive ? 'Ensemble (fictif)' : 'France'
    const lieux = await construireLieux(duck, resultats, contours, o.departements, nomFrance)
    if (lieux.length <= 1)
      throw new SourceInvalide(o.source, null, 'aucun lieu à publier pour ces départements')
    etape.finir(`${lieux.length} lieux`)

    etape = progres.etape('Classement')
    const classements = await classer(duck, lieux, sociologie)
    etape.finir(`${classements.length} lieux classés, méthode ${VERSION_METHODE}`)

    etape = progres.etape('Publication des lieux')
    await publication.preparerEtape(base)
    await publication.publierLieux(base, lieux, journal)
    etape.finir(`${lieux.length} lieux`)

    etape = progres.etape('Publication des résultats')
    await publication.publierResultats(base, duck, temporaire, o.departements)
    await publication.publierClassements(base, lieux, classements)
    etape.finir('résultats et classements')

    etape = progres.etape('Carte')
    const ancres = await publication.lireAncres(base)
    const artefacts = await dessinerCarte(
      lieux.map((lieu, i) => ({
        lieu,
        classement: classements[i]!,
        ancre: ancres.get(`${lieu.niveau}/${lieu.code}`) ?? null,
      })),
    )
    const octets = artefacts.reduce((somme, a) => somme + a.contenu.length, 0)
    etape.finir(`${artefacts.length} couches, ${Math.round(octets / 1e5) / 10} Mo compressés`)

    etape = progres.etape('Bascule')
    const sansContour = lieux.filter((l) => l.niveau === 'bureau' && !l.contour)
    signalerSansContour(journal, sansContour)
    const sources = await decrireSources(o.source, [
      ...resultats.jeux.map((j) => ({ cle: j.jeu.cle, fichier: j.fichier, lignes: j.lignes })),
      ...contours.fichiers,
    ])
    const version = createHash('sha256')
      .update(sources.map((s) => `${s.fichier}:${s.empreinte}`).join('\n'))
      .update(fs.readFileSync(path.join(RACINE, 'data/ref/nuances-blocs.csv')))
      .update(
        `${VERSION_METHODE}:${o.groupement}:${SCHEMA_VERSION}:${[...(o.departements ?? [])].sort().join()}`,
      )
      .digest('hex')
      .slice(0, 12)
    const publies = new Set(lieux.map((l) => `${l.niveau}/${l.code}`))
    await publication.publierAnnexes(base, {
      publication: {
        version,
        methode: VERSION_METHODE,
        groupement: o.groupement,
        schemaVersion: SCHEMA_VERSION,
        fictive,
        departements: lieux.filter((l) => l.niveau === 'departement').map((l) => l.code),
      },
      scrutins: resultats.tours.map(({ scrutin, bureaux }) => ({ ...scrutin, bureaux })),
      sociologie: new Map([...sociologie].filter(([cle]) => publies.has(cle))),
      anomalies: journal.anomalies,
      sources,
      artefacts,
    })
    await publication.basculer(base)
    fs.rmSync(lac, { recursive: true, force: true })
    fs.renameSync(nouveauLac, lac)
    etape.finir(`données ${version}`)

    const compte: Record<string, number> = {}
    for (const l of lieux) compte[l.niveau] = (compte[l.niveau] ?? 0) + 1
    return {
      tours: resultats.tours,
      journal,
      version,
      fictive,
      lieux: compte,
      bureauxSansContour: sansContour.length,
    }
  } finally {
    duck.fermer()
    fs.rmSync(temporaire, { recursive: true, force: true })
  }
}

/** Indicators by `niveau/code`, commune tables and portraits of circonscriptions together. */
async function lireSociologie(duck: Duck, source: string, journal: Journal) {
  const sociologie = new Map<string, Record<string, number | null>>()
  const ranger = (cle: string, valeurs: Record<string, number | null>) =>
    sociologie.set(cle, { ...sociologie.get(cle), ...valeurs })
  const lignes = await duck.lignes<{ lieu: string; cles: string[]; valeurs: (number | null)[] }>(
    `select niveau || '/' || code as lieu, list(cle) as cles, list(valeur) as valeurs from sociologie group by all`,
  )
  for (const { lieu, cles, valeurs } of lignes)
    ranger(lieu, Object.fromEntries(cles.map((cle, i) => [cle, valeurs[i] ?? null])))
  const classeur = trouver(
    source,
    'insee/circonscriptions/indic-stat-circonscriptions-legislatives-2022.xlsx',
  )
  if (classeur)
    for (const [code, valeurs] of await lirePortraits(classeur, 'insee-portraits', journal))
      ranger(code === CODE_FRANCE ? `france/${code}` : `circonscription/${code}`, valeurs)
  return sociologie
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
      message: `${nom} (${commune}) : ${nombre} bureaux sans contour, ${inscrits} inscrits ; comptés et listés, non dessinés`,
    })
}

async function decrireSources(racine: string, lus: { cle: string; fichier: string; lignes: number }[]) {
  const INSEE = [
    'insee/communes/rp_2022_commune.parquet',
    'insee/communes/filosofi_2021_commune.parquet',
    'insee/circonscriptions/indic-stat-circonscriptions-legislatives-2022.xlsx',
  ]
  const insee = INSEE.flatMap((chemin) => {
    const fichier = trouver(racine, chemin)
    return fichier ? [{ cle: `insee-${path.basename(chemin).split('.')[0]}`, fichier, lignes: 0 }] : []
  })
  const parCle = new Map<string, { fichiers: string[]; lignes: number }>()
  for (const { cle, fichier, lignes } of [...lus, ...insee]) {
    const groupe = parCle.get(cle) ?? { fichiers: [], lignes: 0 }
    groupe.fichiers.push(fichier)
    groupe.lignes += lignes
    parCle.set(cle, groupe)
  }
  const sources = []
  for (const [cle, { fichiers, lignes }] of parCle) {
    const empreinte = createHash('sha256')
    for (const fichier of fichiers)
      for await (const morceau of fs.createReadStream(fichier)) empreinte.update(morceau)
    sources.push({
      cle,
      ...fichePour(cle),
      fichier: path.relative(racine, fichiers.length === 1 ? fichiers[0]! : path.dirname(fichiers[0]!)),
      lignes,
      empreinte: empreinte.digest('hex'),
    })
  }
  return sources
}
