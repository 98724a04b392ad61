/** Step « prévision »: calibrated chances of the next législatives, neutral and « 2024 again », for the bureaux and circonscriptions that the recipe can predict. */
import { NB_BLOCS, partsNationales, type Scenario } from '#domain/prevision/colonnes'
import { intervallesGauche, rejouer, type Prevision } from '#domain/prevision/prevision'
import type { Donnees } from '../backtest/charger.ts'
import { AVANT, SCRUTINS_PROCHAINES, tourDe } from '../backtest/episodes.ts'
import { prevoirProchaines } from '../backtest/prochaines.ts'
import { piece, type Chantier } from '../chantier.ts'
import { relireColonnes } from './colonnes.ts'

/** Fewer circonscriptions than this teach nothing that would hold elsewhere. */
const CIRCONSCRIPTIONS_MIN = 50

export interface Chances {
  neutre: number
  rejeu: number
  /** Expected share of the left and its 80 % interval; the interval is for bureaux only. */
  part: number
  basse: number | null
  haute: number | null
}

export interface Prochaines {
  prevision: Prevision
  scenario: Scenario
  bureaux: Map<string, Chances>
  circonscriptions: Map<string, Chances>
}

const PREVISION = piece<Prochaines | null>('prevision')
export const relirePrevision = (c: Chantier, groupement = c.valeurs['groupement']!) =>
  PREVISION.relire(c.de(`prevision-${groupement}`))

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape(`Prévision, ${c.valeurs['groupement']}`)
  const donnees = relireColonnes(c)
  const prochaines = peutPrevoir(donnees) ? prevoirLieux(donnees) : null
  PREVISION.deposer(c.dossier, prochaines)
  etape.finir(prochaines ? `${prochaines.bureaux.size} bureaux prévus` : 'trop peu de données pour prévoir')
}

function peutPrevoir(donnees: Donnees): boolean {
  return (
    donnees.circonscriptions.length >= CIRCONSCRIPTIONS_MIN &&
    SCRUTINS_PROCHAINES.every((s) => donnees.tours.has(s))
  )
}

/** National shares if the change from one legislative election to the latest happened again; floored at a tenth of a percent. */
function rejouerElan(avant: Scenario, apres: Scenario): Scenario {
  const brut = apres.map((p, k) => Math.max(0.001, 2 * p - avant[k]!))
  const total = brut.reduce((s, p) => s + p, 0)
  return brut.map((p) => p / total)
}

function prevoirLieux(donnees: Donnees): Prochaines {
  const scenario = partsNationales(tourDe(donnees, AVANT.prochaines.legislatives))
  const avant = partsNationales(tourDe(donnees, AVANT[2024].legislatives))
  const prevision = prevoirProchaines(donnees, scenario)
  const rejouee = rejouer(prevision, rejouerElan(avant, scenario))
  const intervalles = intervallesGauche(prevision)
  const bureaux = new Map<string, Chances>()
  donnees.bureaux.forEach((code, i) => {
    const neutre = prevision.bureaux.premier[i]!
    if (Number.isNaN(neutre)) return
    const [basse, haute] = [intervalles[i * 2]!, intervalles[i * 2 + 1]!]
    bureaux.set(code, {
      neutre,
      rejeu: rejouee.bureaux.premier[i]!,
      part: prevision.parts[i * NB_BLOCS]!,
      basse: Number.isNaN(basse) ? null : basse,
      haute: Number.isNaN(haute) ? null : haute,
    })
  })
  const circonscriptions = new Map<string, Chances>()
  donnees.circonscriptions.forEach((code, c) => {
    const neutre = prevision.circonscriptions.premier[c]!
    if (Number.isNaN(neutre)) return
    circonscriptions.set(code, {
      neutre,
      rejeu: rejouee.circonscriptions.premier[c]!,
      part: prevision.circonscriptions.parts[c * NB_BLOCS]!,
      basse: null,
      haute: null,
    })
  })
  return { prevision, scenario, bureaux, circonscriptions }
}
