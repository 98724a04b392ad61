/** The whole run, from a folder of official files to a publication. */
import fs from 'node:fs'
import path from 'node:path'
import { sontFictifs } from '#domain/codes'
import { VERSION_METHODE } from '#domain/classification'
import type { Base } from '#db/connect'
import { ouvrirDuck } from '#db/duckdb'
import { SCHEMA_VERSION } from '#db/publication'
import { Journal, SourceInvalide } from './anomalie.ts'
import { exporter } from './exporter.ts'
import { Atelier } from './graphe.ts'
import { assemblerLac } from './lac.ts'
import { planifier, type OptionsPlan, type Plan } from './plan.ts'
import type { Progres } from './progres.ts'
import { estPubliee, oublierPublication, retenirPublication } from './publiee.ts'
import { construireMoteur } from './moteur/moteur.ts'
import { artefact, dessinerCarte } from './steps/carte.ts'
import { classer } from './steps/classer.ts'
import { lireContours, rouvrirContours } from './steps/contours.ts'
import { lireElus, publierElus } from './steps/elus.ts'
import { lireLieuxDeVote } from './steps/lieuxDeVote.ts'
import { mesurerJointure, type Jointure } from './steps/jointure.ts'
import { construireLieux, type LieuPublie } from './steps/lieux.ts'
import { completerContours } from './steps/manquants.ts'
import * as publication from './steps/publier.ts'
import { chargerTour, lireBilan, type TourCharge } from './steps/resultats.ts'
import { decrireSources } from './steps/sources.ts'
import { lireSociologie } from './steps/sociologie.ts'
import { construireTerritoire } from './steps/territoire.ts'

export interface OptionsEtl extends OptionsPlan {
  home: string
  /** Where to publish; a function opens it only when there is something to publish. */
  base: Base | (() => Promise<Base>)
  progres: Progres
  /** Runs every step again. */
  forcer?: boolean
  /** Measures the share of bureaux with a contour even when there is nothing to publish. */
  jointures?: boolean
  /** Folder where the clean tables go too. */
  exporter?: string | null
}

export interface Rapport {
  tours: TourCharge[]
  journal: Journal
  version: string
  fictive: boolean
  lieux: Record<string, number>
  bureauxSansContour: number
  /** Bureaux with a contour, by round and département. */
  jointures: Jointure[]
  /** Nothing had changed: nothing was done. */
  inchange: boolean
}

/**
 * Reads `source`, writes the lake, publishes. Idempotent; whatever stops it, the previous publication and lake stay, and the next
 * run goes on from the steps that were finished.
 * @throws SourceInvalide when a file cannot be trusted.
 */
export async function executerEtl(o: OptionsEtl): Promise<Rapport> {
  const plan = await planifier(o)
  const inchange = !o.forcer && (await estPubliee(o.home, o.base, plan.version))
  if (inchange && !o.exporter && !o.jointures) return rapportInchange(plan, [])
  const temporaire = path.join(o.home, 'tmp')
  fs.rmSync(temporaire, { recursive: true, force: true })
  fs.mkdirSync(temporaire, { recursive: true })
  const duck = await ouvrirDuck(temporaire)
  let base: Base | null = null
  try {
    const atelier = new Atelier(path.join(o.home, 'atelier'), o.forcer)
    const prepare = await preparer(o, plan, atelier, temporaire, duck)
    const { lieux, moteur, journal, resultats, sociologie } = prepare
    const { classements } = moteur

    if (o.exporter) {
      const etape = o.progres.etape('Export')
      const { lac } = prepare
      await exporter(o.exporter, { duck, lac, temporaire, lieux, classements, anomalies: journal.anomalies })
      etape.finir(o.exporter)
    }
    if (inchange) return rapportInchange(plan, prepare.jointures)

    base = typeof o.base === 'function' ? await o.base() : o.base
    let etape = o.progres.etape('Publication des lieux')
    await publication.preparerEtape(base)
    await publication.publierLieux(base, lieux, journal)
    etape.finir(`${lieux.length} lieux`)

    etape = o.progres.etape('Publication des résultats')
    await publication.publierResultats(base, duck, temporaire, o.departements)
    await publication.publierClassements(base, lieux, classements)
    await publication.publierMoteur(base, moteur)
    const circonscriptions = lieux.filter((l) => l.niveau === 'circonscription').map((l) => l.code)
    await publierElus(base, prepare.elus, new Set(circonscriptions))
    etape.finir('résultats et classements')

    etape = o.progres.etape('Carte')
    const ancres = await publication.lireAncres(base)
    const artefacts = await dessinerCarte(
      lieux.map((lieu, i) => ({
        lieu,
        classement: classements[i]!,
        ancre: ancres.get(`${lieu.niveau}/${lieu.code}`) ?? null,
      })),
    )
    artefacts.push(await artefact('moteur', moteur.octets))
    const octets = artefacts.reduce((somme, a) => somme + a.contenu.length, 0)
    etape.finir(`${artefacts.length} couches, ${Math.round(octets / 1e5) / 10} Mo compressés`)

    etape = o.progres.etape('Bascule')
    const sansContour = lieux.filter((l) => l.niveau === 'bureau' && !l.contour)
    signalerSansContour(journal, sansContour)
    const publies = new Set(lieux.map((l) => `${l.niveau}/${l.code}`))
    await publication.publierAnnexes(base, {
      publication: {
        version: plan.version,
        methode: VERSION_METHODE,
        groupement: o.groupement,
        schemaVersion: SCHEMA_VERSION,
        fictive: prepare.fictive,
        departements: lieux.filter((l) => l.niveau === 'departement').map((l) => l.code),
      },
      scrutins: resultats.map(({ tour }) => ({ ...tour.scrutin, bureaux: tour.bureaux })),
      sociologie: new Map([...sociologie].filter(([cle]) => publies.has(cle))),
      anomalies: journal.anomalies,
      sources: decrireSources(prepare.lus, plan.empreintes),
      artefacts,
    })
    oublierPublication(o.home)
    await publication.basculer(base)
    const lac = path.join(o.home, 'lac')
    fs.rmSync(lac, { recursive: true, force: true })
    fs.renameSync(prepare.lac, lac)
    retenirPublication(o.home, base, plan.version)
    atelier.nettoyer()
    etape.finir(`données ${plan.version}`)

    return {
      tours: resultats.map((b) => b.tour),
      journal,
      version: plan.version,
      fictive: prepare.fictive,
      lieux: compterParNiveau(lieux),
      bureauxSansContour: sansContour.length,
      jointures: prepare.jointures,
      inchange: false,
    }
  } finally {
    duck.fermer()
    fs.rmSync(temporaire, { recursive: true, force: true })
    if (base && typeof o.base === 'function') await base.fermer()
  }
}

/** Everything that needs no database: rounds and contours through the workshop, then places and classes in DuckDB. */
async function preparer(
  o: OptionsEtl,
  plan: Plan,
  atelier: Atelier,
  temporaire: string,
  duck: Awaited<ReturnType<typeof ouvrirDuck>>,
) {
  const { source, progres } = o
  const journal = new Journal()
  const dossiers = new Map<string, string>()
  for (const { scrutin, fichiers, etape } of plan.tours)
    dossiers.set(
      scrutin,
      await atelier.faire(etape, (dossier) =>
        chargerTour({ duck, dossier, source, scrutin, fichiers, progres }),
      ),
    )
  const resultats = [...dossiers.values()].map(lireBilan)
  const dossierContours = await atelier.faire(plan.contours.etape, async (dossier) =>
    lireContours(source, dossier, progres),
  )
  const contours = rouvrirContours(dossierContours)
  for (const { anomalies } of [...resultats, contours]) journal.reprendre(anomalies)
  const lac = path.join(temporaire, 'lac')
  assemblerLac(lac, dossiers)

  let etape = progres.etape('Territoire, agrégats et sociologie')
  await construireTerritoire({
    duck,
    lac,
    source,
    groupement: o.groupement,
    contours: contours.circonscriptionDuBureau,
    journal,
  })
  const jointures = await mesurerJointure(duck, contours.bureau.keys())
  const sociologie = await lireSociologie(duck, source, journal)
  const noms = {
    nomsDepartements: new Map(resultats.flatMap((b) => [...b.nomsDepartements])),
    nomsCommunes: new Map(resultats.flatMap((b) => [...b.nomsCommunes])),
  }
  const fictive = sontFictifs([...noms.nomsDepartements.keys()])
  const nomFrance = fictive ? 'Ensemble (fictif)' : 'France'
  const lieuxDeVote = await lireLieuxDeVote(duck, source, journal)
  const lieux = await construireLieux(duck, noms, contours, o.departements, nomFrance, lieuxDeVote)
  completerContours(lieux, contours, journal)
  if (lieux.length <= 1) throw new SourceInvalide(source, null, 'aucun lieu à publier pour ces départements')
  etape.finir(`${lieux.length} lieux`)

  etape = progres.etape('Classement')
  const valeurs = new Map([...sociologie].map(([lieu, fiche]) => [lieu, fiche.valeurs]))
  const classements = await classer(duck, lieux, valeurs)
  etape.finir(`${classements.length} lieux classés, méthode ${VERSION_METHODE}`)
  const moteur = await construireMoteur({
    duck,
    lac,
    source,
    groupement: o.groupement,
    scrutins: resultats.map((b) => b.tour.scrutin.code),
    lieux,
    classements,
    sociologie: valeurs,
    progres,
  })

  const lus = [
    ...plan.tours.flatMap(({ fichiers }, i) =>
      fichiers.map(({ jeu, fichier }) => ({
        cle: jeu.cle,
        fichier: plan.relatif(fichier),
        lignes: resultats[i]!.lignes[jeu.cle] ?? 0,
      })),
    ),
    ...contours.fichiers,
    ...[...plan.sociologie, ...plan.annexes].map(({ cle, fichier }) => ({
      cle,
      fichier: plan.relatif(fichier),
      lignes: 0,
    })),
  ]
  return {
    resultats,
    lac,
    elus: lireElus(source, journal),
    sociologie,
    fictive,
    lieux,
    moteur,
    lus,
    jointures,
    journal,
  }
}

function rapportInchange(plan: Plan, jointures: Jointure[]): Rapport {
  return {
    tours: [],
    journal: new Journal(),
    version: plan.version,
    fictive: false,
    lieux: {},
    bureauxSansContour: 0,
    jointures,
    inchange: true,
  }
}

function compterParNiveau(lieux: readonly LieuPublie[]): Record<string, number> {
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
      message: `${nom} (${commune}) : ${nombre} bureaux sans contour, ${inscrits} inscrits ; comptés et listés, non dessinés`,
    })
}
