/** Classes and chances under another national swing and another turnout, for places in the order of the map layers. */
import { BLOCS, type ParBloc } from '#domain/bloc'
import { margeDe, PARAMETRES, profilDe } from '#domain/classification'
import { departementDe } from '#domain/codes'
import type { Lecture, Moteur } from '#domain/moteur'
import {
  AUTRES,
  CENTRE,
  DROITE,
  EXTREME_DROITE,
  GAUCHE,
  NB_BLOCS,
  type Scenario,
} from '#domain/prevision/colonnes'
import { mobiliser, mobiliserPartage, type Retenues } from '#domain/prevision/mobilisation'
import { completerPrevision, recaler, type Partage, type Prevision } from '#domain/prevision/prevision'
import { PROFILS } from '#domain/profil'
import { ranger, type RetenuesDuNiveau } from './retenues.ts'

export type Elans = Record<'gauche' | 'centre' | 'droite' | 'extremeDroite', number>

/** Fraction of the votes held back by abstention that is cast, and those votes at the level asked; null: turnout does not move. */
export type Sursaut = { fraction: number; retenues: RetenuesDuNiveau } | null

/** National shares of the neutral scenario plus the swings; what the blocs win, « autres » then all blocs lose in proportion. */
export function scenarioDe(neutre: Scenario, elans: Elans): Scenario {
  const brut = neutre.map((p, k) => Math.max(0.001, p + (elans[BLOCS[k] as keyof Elans] ?? 0)))
  const total = brut.reduce((s, p) => s + p, 0)
  return brut.map((p) => p / total)
}

/** The last prediction replayed, under a swing then under a turnout: a page asks for several layers of one scenario, and a hand moves one slider. */
let dernier: {
  neutre: Prevision
  elans: string
  cale: Partage
  fraction: number
  finale: Prevision
} | null = null

/** @param bureaux held back votes of the bureaux, whatever the level asked. */
export function rejouerScenario(
  moteur: Moteur,
  lecture: Lecture,
  elans: Elans,
  bureaux: Sursaut,
): Prevision | null {
  const { prevision: neutre } = lecture
  if (!neutre) return null
  const cle = JSON.stringify(elans)
  const connu = dernier?.neutre === neutre && dernier.elans === cle ? dernier : null
  const fraction = bureaux?.fraction ?? 0
  if (connu?.fraction === fraction) return connu.finale
  const immobile = Object.values(elans).every((e) => e === 0)
  if (immobile && !bureaux) return neutre
  const cale = connu?.cale ?? (immobile ? neutre : recaler(neutre, scenarioDe(lecture.scenario, elans)))
  const finale = completerPrevision(
    bureaux
      ? mobiliserPartage(cale, retenuesRangees(bureaux.retenues, moteur, neutre).prevus, fraction)
      : cale,
  )
  dernier = { neutre, elans: cle, cale, fraction, finale }
  return finale
}

/** Code of each row of the prediction; undefined for a bureau that is not published any more. */
function codesPrevus({ codes, rangs }: Moteur, { effectif }: Prevision): (string | undefined)[] {
  const prevus = Array.from({ length: effectif.length }, (): string | undefined => undefined)
  codes.forEach((code, i) => {
    if (rangs[i]! >= 0) prevus[rangs[i]!] = code
  })
  return prevus
}

/** Held back votes of the bureaux in the two orders that a scenario reads. */
interface Rangees {
  /** What they were ordered for. */
  moteur: Moteur
  prevision: Prevision | null
  publies: Retenues
  prevus: Retenues
}
const rangees = new WeakMap<RetenuesDuNiveau, Rangees>()

function retenuesRangees(r: RetenuesDuNiveau, moteur: Moteur, prevision: Prevision | null): Rangees {
  const connues = rangees.get(r)
  if (connues?.moteur === moteur && connues.prevision === prevision) return connues
  const faites = {
    moteur,
    prevision,
    publies: ranger(r, moteur.codes),
    prevus: ranger(r, prevision ? codesPrevus(moteur, prevision) : []),
  }
  rangees.set(r, faites)
  return faites
}

/** Local scores moved by the national swing of each bloc, then by turnout; one place at a time, in an object that the next one takes. */
function deplacer(elans: Elans): (scores: Float32Array, lieu: number, sursaut: Retenu) => ParBloc {
  const pas = Float64Array.from(BLOCS, (bloc) => elans[bloc as keyof Elans] ?? 0)
  const finals = new Float64Array(NB_BLOCS)
  const score = (k: number) => (Number.isNaN(finals[k]!) ? null : finals[k]!)
  const deplaces: ParBloc = { gauche: null, centre: null, droite: null, extremeDroite: null, autres: null }
  return (scores, lieu, sursaut) => {
    for (let k = 0; k < NB_BLOCS; k++) finals[k] = Math.max(0, scores[lieu * NB_BLOCS + k]! + pas[k]!)
    if (sursaut) mobiliser(finals, 0, sursaut.retenues, lieu, sursaut.fraction)
    deplaces.gauche = score(GAUCHE)
    deplaces.centre = score(CENTRE)
    deplaces.droite = score(DROITE)
    deplaces.extremeDroite = score(EXTREME_DROITE)
    deplaces.autres = score(AUTRES)
    return deplaces
  }
}
type Retenu = { fraction: number; retenues: Retenues } | null

/** What `profilDe` looks at when the left led so many of the latest first rounds. */
const TOURS_MENES = Array.from({ length: PARAMETRES.toursRecents + 1 }, (_, n) =>
  Array.from({ length: n }, () => true),
)
const INDETERMINE = PROFILS.indexOf('indetermine')
const NON_CLASSE = 255

/** Columns of the scenario, NaN where there is nothing. */
export interface ColonnesBureaux {
  probabilite: Float32Array
  marge: Float32Array
  /** Index in PROFILS. */
  profil: Uint8Array
}

/** For the published bureaux of `departement` (null: all), in the order of the map. */
export function scenarioBureaux(
  moteur: Moteur,
  lecture: Lecture,
  elans: Elans,
  sursaut: Sursaut,
  departement: string | null,
): ColonnesBureaux {
  const prevision = rejouerScenario(moteur, lecture, elans, sursaut)
  const retenu = sursaut && {
    fraction: sursaut.fraction,
    retenues: retenuesRangees(sursaut.retenues, moteur, lecture.prevision).publies,
  }
  const [de, a] = tranche(moteur.codes, departement)
  const scoresDe = deplacer(elans)
  const marge = new Float32Array(a - de).fill(Number.NaN)
  const probabilite = marge.slice()
  const profil = new Uint8Array(a - de).fill(INDETERMINE)
  for (let i = de; i < a; i++) {
    const enTete = lecture.enTete[i]!
    const rang = moteur.rangs[i]!
    const classe = enTete === NON_CLASSE ? null : margeDe(scoresDe(lecture.scores, i, retenu))
    if (classe === null) continue
    marge[i - de] = classe.marge
    profil[i - de] = PROFILS.indexOf(profilDe(classe.marge, TOURS_MENES[enTete]!))
    if (prevision && rang >= 0) probabilite[i - de] = prevision.bureaux.premier[rang]!
  }
  return { probabilite, marge, profil }
}

/** First bureau of a département and the one after its last, in codes that are sorted. */
function tranche(codes: readonly string[], departement: string | null): [de: number, a: number] {
  if (departement === null) return [0, codes.length]
  const dedans = (code: string) => departementDe(code) === departement
  return [Math.max(0, codes.findIndex(dedans)), codes.findLastIndex(dedans) + 1]
}

/** Margin of each circonscription under the scenario; null where it has none. */
export function margesDesCirconscriptions(
  codes: readonly string[],
  elans: Elans,
  sursaut: NonNullable<Sursaut>,
): (number | null)[] {
  const { rangs, scores } = sursaut.retenues
  const scoresDe = deplacer(elans)
  return codes.map((code) => {
    const i = rangs.get(code)
    return i === undefined ? null : (margeDe(scoresDe(scores, i, sursaut))?.marge ?? null)
  })
}
