/** Step « moteur »: chances, transfers, seats, types of bureaux, and what the server keeps of them. */
import v8 from 'node:v8'
import { BLOCS, type Groupement } from '#domain/bloc'
import type { Moteur } from '#domain/moteur'
import type { Classement } from '#domain/profil'
import { construireProfilsTypes, type ProfilsTypes } from '#domain/profilType/profilType'
import { HYPOTHESES, HYPOTHESES_PREVISION } from '#domain/siege/defauts'
import { simulerSieges, type Sieges } from '#domain/siege/simulation'
import { scrutinDe } from '#domain/scrutin'
import type { Duck } from '#db/duckdb'
import type { Journal } from '../anomalie.ts'
import { chargerDonnees, type Donnees } from '../backtest/charger.ts'
import type { Progres } from '../progres.ts'
import type { LieuPublie } from '../steps/lieux.ts'
import { espaceDesBureaux } from './espace.ts'
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
  journal: Journal
}

export async function construireMoteur(o: OptionsMoteur): Promise<Resultats> {
  const etape = o.progres.etape('Moteur')
  const donnees = await chargerDonnees(o.duck, o.lac, o.source, o.scrutins, o.groupement, o.journal)
  const prochaines = peutPrevoir(donnees) ? prevoirLieux(donnees) : null
  const classements = avecChances(o.lieux, o.classements, prochaines)
  const legislatives = derniere(donnees, 'legislatives')
  const reports =
    legislatives === null ? [] : estimerReports(donnees, legislatives, legislatives.replace(/-1$/, '-2'))
  const circonscriptions =
    legislatives === null
      ? null
      : decrireCirconscriptions(donnees, legislatives, prochaines?.prevision ?? null)
  const sieges =
    circonscriptions && simulerSieges(circonscriptions, prochaines ? HYPOTHESES_PREVISION : HYPOTHESES)
  const bureaux = o.lieux.flatMap((lieu, i) =>
    lieu.niveau === 'bureau' ? [{ lieu, classement: classements[i]! }] : [],
  )
  const espace = espaceDesBureaux(bureaux, o.sociologie, participations(donnees))
  const profilsTypes = construireProfilsTypes(espace)
  const rangs = new Map(donnees.bureaux.map((code, i) => [code, i]))
  const moteur: Moteur = {
    codes: bureaux.map((b) => b.lieu.code),
    rangs: Int32Array.from(bureaux, (b) => rangs.get(b.lieu.code) ?? -1),
    scores: Float32Array.from(bureaux.flatMap((b) => BLOCS.map((k) => b.classement.scores[k] ?? NaN))),
    enTete: Uint8Array.from(bureaux, (b) =>
      b.classement.profil === 'indetermine' ? 255 : b.classement.toursEnTete,
    ),
    circonscriptions: [...donnees.circonscriptions],
    prevision: prochaines?.prevision ?? null,
    scenario: prochaines?.scenario ?? new Float64Array(BLOCS.length),
    espace,
    sieges: circonscriptions,
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
