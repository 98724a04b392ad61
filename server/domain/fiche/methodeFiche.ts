/** The method in numbers: doors, minutes, sessions, votes to hope for, and why this technique. */
import { estPubliable } from '../apprentissage/technique.ts'
import { DENSITES, PARAMETRES_CIBLAGE, type Densite } from '../ciblage/rendement.ts'
import { densiteDe } from '../ciblage/terrain.ts'
import { PARAMETRES_SECTEUR, portesParSeance } from '../secteur.ts'
import { nombre, pluriel } from '../typographie.ts'
import { seancesEnTout } from './etapes.ts'
import type { Etape, MethodeFiche, TechniqueFiche } from './fiche.ts'
import type { Geste } from './modele.ts'
import type { SourceLieu, TechniqueSource } from './source.ts'

/** Net votes per militant-hour: low, central, high (methods § 8). */
const VOIX_PAR_HEURE = { bas: 0.05, central: 0.2, haut: 0.7 } as const
/** A first passage: sessions in each bureau, by gesture. A presence is not a door-to-door. */
const SEANCES_PREMIER_PASSAGE: Record<Geste, number> = { 'faire voter': 2, convaincre: 1, présence: 0 }
const PAR_DEFAUT = {
  minutes: 4,
  ouvrir: '« Bonjour, on est du quartier. Qu’est-ce qui devrait changer ici en premier ? »',
  conclure: '« Vous savez où est votre bureau ? On peut vous aider pour une procuration. »',
}
const HEURES: Record<Densite, string> = {
  dense: '18 h – 20 h en semaine, 10 h – 12 h le samedi ; du dernier étage vers le rez-de-chaussée.',
  intermediaire: '17 h 30 – 19 h 30 en semaine, 10 h – 12 h le samedi ; un côté de la rue chacun.',
  rural: '17 h – 19 h en semaine, samedi matin ; passer d’abord au marché ou à la sortie de l’école.',
}

/** Ground of a place: that of the bureaux where most of its inscrits vote. */
export function terrainDe({ bureaux }: Pick<SourceLieu, 'bureaux'>): Densite {
  const inscrits = { dense: 0, intermediaire: 0, rural: 0 }
  for (const b of bureaux) inscrits[densiteDe(b.inscrits, b.superficie)] += b.inscrits
  return DENSITES.toSorted((a, b) => inscrits[b] - inscrits[a])[0]!
}

/** Technique of doors to follow: the best that sets an opening. */
function techniquePrincipale({ techniques }: SourceLieu): TechniqueSource | undefined {
  return techniques.find((t) => t.format === 'porteAPorte')
}

export function methodeDe(source: SourceLieu, etapes: readonly Etape[]): MethodeFiche {
  const terrain = terrainDe(source)
  const technique = techniquePrincipale(source)
  const portes = portesParSeance(terrain)
  const seances = Math.max(
    1,
    etapes.reduce((n, e) => n + Math.min(e.seances, SEANCES_PREMIER_PASSAGE[e.geste] * e.bureaux.length), 0),
  )
  const presence = etapes.every((e) => e.geste === 'présence')
  const heures = seances * PARAMETRES_SECTEUR.heuresParSeance * 2
  const { bas, central, haut } = VOIX_PAR_HEURE
  const { bas: peu, haut: beaucoup } = source.retours.ouverture
  const ouvertes = [peu, beaucoup].map((taux) => Math.round((taux * seances * portes) / 10) * 10)
  const { minutes, ouvrir, conclure } = PAR_DEFAUT
  return {
    portesParSeance: portes,
    portesParImmeuble:
      terrain === 'dense' ? (technique?.portesParImmeuble ?? 3) : (technique?.portesParImmeuble ?? null),
    minutes: technique?.dureeMinutes ?? minutes,
    seances,
    seancesEnTout: seancesEnTout(source.bureaux),
    voix: presence
      ? ''
      : `${nombre(bas * heures)} à ${pluriel(Math.round(haut * heures), 'voix', 'voix')}, estimation`,
    detail: presence
      ? ''
      : `valeur centrale ${nombre(central * heures)}, pour ${nombre(heures)} h militantes ; ${nombre(ouvertes[0]!)} à ${nombre(ouvertes[1]!)} portes ouvertes sur\u00A0${nombre(seances * portes)}`,
    ouvrir: technique?.ouverture ?? ouvrir,
    conclure: technique?.cloture ?? conclure,
    heures: HEURES[terrain],
  }
}

/** How the page defines the votes to hope for. */
export const DEFINITION_VOIX = `Voix : ${nombre(VOIX_PAR_HEURE.bas, { decimales: 2 })} à ${nombre(VOIX_PAR_HEURE.haut, { decimales: 1 })} par heure militante. Portes d’un bureau : inscrits / ${nombre(PARAMETRES_CIBLAGE.electeursParPorte, { decimales: 1 })}.`

/** The techniques of the page, with what proves them. */
export function techniquesDe({ techniques }: SourceLieu, combien = 6): TechniqueFiche[] {
  return techniques.slice(0, combien).map(({ cle, titre, effet, appris }) => {
    const apprise = estPubliable(appris)
    const pct = (part: number) => nombre(part * 100)
    return {
      cle,
      titre,
      apprise,
      preuve: apprise
        ? `${pluriel(appris.fiches, 'retour')}, ${pluriel(appris.contacts, 'contact')} : ${pct(appris.taux)} % de réussite, entre ${pct(appris.bas)} et ${pct(appris.haut)} %`
        : effet,
    }
  })
}
