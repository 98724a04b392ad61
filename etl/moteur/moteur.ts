/** Step « moteur »: chances, transfers, seats, types of bureaux, and what the server keeps of them. */
import v8 from 'node:v8'
import { BLOCS, GROUPEMENTS, type Groupement } from '#domain/bloc'
import type { Lecture, Moteur } from '#domain/moteur'
import type { Classement } from '#domain/profil'
import { construireProfilsTypes, type ProfilsTypes } from '#domain/profilType/profilType'
import { HYPOTHESES, HYPOTHESES_PREVISION } from '#domain/siege/defauts'
import { simulerSieges, type Sieges } from '#domain/siege/simulation'
import { scrutinDe } from '#domain/scrutin'
import type { Duck } from '#db/duckdb'
import { Journal } from '../anomalie.ts'
import { chargerDonnees, type Donnees } from '../backtest/charger.ts'
import type { Progres } from '../progres.ts'
import { classer } from '../steps/classer.ts'
import type { LieuPublie } from '../steps/lieux.ts'
import { agregerBlocs } from '../steps/territoire.ts'
import { espaceDesBureaux } from './espace.ts'
import { estimerMouvements } from './mouvements.ts'
import { peutPrevoir, prevoirLieux, type Prochaines } from './prevision.ts'
import { estimerReports, type ReportPublie } from './reports.ts'
import { decrireCirconscriptions } from './sieges.ts'

export interface Resultats {
  /** Classes, with calibrated chances where the recipe gives some, and the type of each bureau. */
  classements: Classement[]
  reports: ReportPublie[]
  sieges: Sieges | null
  profilsTypes: ProfilsTypes
  /** What the server reads back, see server/domain/moteur.ts. */
  octets: Buffer
}

export interface OptionsMoteur {
  duck: Duck
  lac: string
  source: string
  groupement: Groupement
  scrutins: readonly string[]
  lieux: readonly LieuPublie[]
  classements: readonly Classement[]
  sociologie: ReadonlyMap<string, Record<string, number | null>>
  progres: Progres
}

/** Builds everything that the engine publishes. Leaves the DuckDB tables as the publication's own mapping made them. */
export async function construireMoteur(o: OptionsMoteur): Promise<Resultats> {
  const etape = o.progres.etape('Moteur')
  const { donnees, prochaines, lecture, classements } = await lire(o, o.groupement, o.classements)
  const legislatives = derniere(donnees, 'legislatives')
  const presidentielle = derniere(donnees, 'presidentielle')
  const reports =
    legislatives === null
      ? []
      : [
          ...estimerReports(donnees, legislatives, legislatives.replace(/-1$/, '-2')),
          ...(presidentielle === null ? [] : estimerMouvements(donnees, presidentielle, legislatives)),
        ]
  const sieges =
    lecture.sieges && simulerSieges(lecture.sieges, prochaines ? HYPOTHESES_PREVISION : HYPOTHESES)
  const bureaux = bureauxDe(o.lieux, classements)
  const espace = espaceDesBureaux(bureaux, o.sociologie, participations(donnees))
  const profilsTypes = construireProfilsTypes(espace)
  const rangs = new Map(donnees.bureaux.map((code, i) => [code, i]))
  const moteur: Moteur = {
    codes: bureaux.map((b) => b.lieu.code),
    rangs: Int32Array.from(bureaux, (b) => rangs.get(b.lieu.code) ?? -1),
    circonscriptions: [...donnees.circonscriptions],
    espace,
    groupement: o.groupement,
    lectures: { ...(await autresLectures(o)), [o.groupement]: lecture } as Record<Groupement, Lecture>,
  }
  const types = new Map(bureaux.map((b, i) => [b.lieu.code, profilsTypes.type[i]!]))
  etape.finir(
    `${prochaines ? `${prochaines.bureaux.size} bureaux prévus` : 'trop peu de données pour prévoir'}, ` +
      `${reports.length} matrices de reports, ${profilsTypes.types.length} profils-types`,
  )
  return {
    classements: classements.map((c, i) =>
      o.lieux[i]!.niveau === 'bureau' ? { ...c, profilType: types.get(o.lieux[i]!.code) ?? null } : c,
    ),
    reports,
    sieges,
    profilsTypes,
    octets: v8.serialize(moteur),
  }
}

/** The country through one mapping: prediction, scores, seats, and the classes with their calibrated chances. */
async function lire(o: OptionsMoteur, groupement: Groupement, bruts: readonly Classement[]) {
  const donnees = await chargerDonnees(o.duck, o.lac, o.source, o.scrutins, groupement, new Journal())
  const prochaines = peutPrevoir(donnees) ? prevoirLieux(donnees) : null
  const classements = avecChances(o.lieux, bruts, prochaines)
  const legislatives = derniere(donnees, 'legislatives')
  const bureaux = bureauxDe(o.lieux, classements)
  const lecture: Lecture = {
    scores: Float32Array.from(bureaux.flatMap((b) => BLOCS.map((k) => b.classement.scores[k] ?? NaN))),
    enTete: Uint8Array.from(bureaux, ({ classement: c }) =>
      c.profil === 'indetermine' ? 255 : c.toursEnTete,
    ),
    prevision: prochaines?.prevision ?? null,
    scenario: prochaines?.scenario ?? new Float64Array(BLOCS.length),
    sieges:
      legislatives === null
        ? null
        : decrireCirconscriptions(donnees, legislatives, prochaines?.prevision ?? null),
  }
  return { donnees, prochaines, lecture, classements }
}

/** The other mappings, so that a page can change its reading of the blocs at once. */
async function autresLectures(o: OptionsMoteur): Promise<Partial<Record<Groupement, Lecture>>> {
  const lectures: Partial<Record<Groupement, Lecture>> = {}
  for (const groupement of GROUPEMENTS) {
    if (groupement === o.groupement) continue
    await agregerBlocs(o.duck, groupement)
    lectures[groupement] = (await lire(o, groupement, await classer(o.duck, o.lieux, o.sociologie))).lecture
  }
  await agregerBlocs(o.duck, o.groupement)
  return lectures
}

function bureauxDe(lieux: readonly LieuPublie[], classements: readonly Classement[]) {
  return lieux.flatMap((lieu, i) => (lieu.niveau === 'bureau' ? [{ lieu, classement: classements[i]! }] : []))
}

function avecChances(
  lieux: readonly LieuPublie[],
  classements: readonly Classement[],
  prochaines: Prochaines | null,
): Classement[] {
  return classements.map((c, i) => {
    const { niveau, code } = lieux[i]!
    const chances =
      niveau === 'bureau'
        ? prochaines?.bureaux.get(code)
        : niveau === 'circonscription'
          ? prochaines?.circonscriptions.get(code)
          : undefined
    if (!chances || c.profil === 'indetermine') return c
    return {
      ...c,
      probabilite: chances.neutre,
      probabiliteRejeu: chances.rejeu,
      partPrevue: chances.part,
      partPrevueBasse: chances.basse,
      partPrevueHaute: chances.haute,
    }
  })
}

/** The latest first round of a type among those loaded. */
function derniere(donnees: Donnees, type: string): string | null {
  return (
    [...donnees.tours.keys()]
      .filter((s) => s.endsWith('-1') && scrutinDe(s).type === type)
      .sort()
      .at(-1) ?? null
  )
}

function participations(donnees: Donnees): Map<string, number> {
  const scrutin = derniere(donnees, 'presidentielle')
  const tour = scrutin === null ? undefined : donnees.tours.get(scrutin)
  if (!tour) return new Map()
  return new Map(
    donnees.bureaux.flatMap((code, i): [string, number][] =>
      tour.inscrits[i]! > 0 ? [[code, tour.votants[i]! / tour.inscrits[i]!]] : [],
    ),
  )
}
