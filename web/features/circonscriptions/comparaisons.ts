/** Figures of a place beside its département and France: votes from the history, then INSEE indicators. Pure. */
import type { Lieu, Tour } from '#contract/lieu'
import { NON_DIFFUSE } from '#domain/typographie'
import { partDuBloc, participation } from '../../lieu/series.ts'

export interface Comparaison {
  cle: string
  libelle: string
  /** Shares 0–1, or euros. */
  unite: 'part' | 'euros'
  lieu: number | null
  departement: number | null
  france: number | null
  /** What a null is. */
  absence: string
}

const dernier = (tours: readonly Tour[], type: string): Tour | undefined =>
  tours.findLast((t) => t.type === type && t.tour === 1)

export function comparer(lieu: Lieu): Comparaison[] {
  const { historique: h } = lieu
  const ligne = (
    cle: string,
    type: string,
    nom: string,
    mesure: (t: Tour) => number | null,
  ): Comparaison | null => {
    const ici = dernier(h.lieu, type)
    if (!ici) return null
    const de = (tours: readonly Tour[]): number | null => {
      const tour = tours.find((t) => t.scrutin === ici.scrutin)
      return tour ? mesure(tour) : null
    }
    const libelle = `${nom}, ${ici.court.charAt(0).toLowerCase()}${ici.court.slice(1)}`
    return {
      cle,
      libelle,
      unite: 'part',
      lieu: mesure(ici),
      departement: de(h.departement),
      france: de(h.france),
      absence: 'pas de candidat',
    }
  }
  const votes = [
    ligne('gauche', 'legislatives', 'Gauche', partDuBloc('gauche')),
    ligne('extremeDroite', 'legislatives', 'Extrême droite', partDuBloc('extremeDroite')),
    ligne('participationLegislatives', 'legislatives', 'Participation', participation),
    ligne('participationPresidentielle', 'presidentielle', 'Participation', participation),
  ].filter((l) => l !== null)
  const indicateurs = lieu.sociologie.flatMap((i): Comparaison[] =>
    i.unite === 'part' || i.unite === 'euros'
      ? [
          {
            cle: i.cle,
            libelle: i.libelle,
            unite: i.unite,
            lieu: i.valeur,
            departement: i.departement,
            france: i.france,
            absence: NON_DIFFUSE,
          },
        ]
      : [],
  )
  return [...votes, ...indicateurs]
}

export interface SecondTour {
  libelle: string
  /** Votes of the left minus those of its best opponent. */
  ecart: number
  partGauche: number
  partAdverse: number
  abstentions: number
}

/** The last second round where the left was present against another bloc; null if there is none. */
export function dernierSecondTour(lieu: Lieu): SecondTour | null {
  const tour = lieu.historique.lieu.findLast((t) => t.type === 'legislatives' && t.tour === 2)
  const gauche = tour?.voix.gauche ?? null
  if (!tour || gauche === null || tour.exprimes === 0) return null
  const adverse = Math.max(tour.voix.centre ?? -1, tour.voix.droite ?? -1, tour.voix.extremeDroite ?? -1)
  if (adverse < 0) return null
  return {
    libelle: tour.libelle,
    ecart: gauche - adverse,
    partGauche: gauche / tour.exprimes,
    partAdverse: adverse / tour.exprimes,
    abstentions: tour.inscrits - tour.votants,
  }
}
