/** Why a bureau is on the list, in one French sentence. Places, never people; « estimation » said where it is one. */
import type { Profil } from '../profil.ts'
import { INSECABLE, nombre, pointsSansSigne, typographier } from '../typographie.ts'
import { NOM_DENSITE, type Densite } from './rendement.ts'

export interface Motifs {
  profil: Profil
  densite: Densite
  /** Votes that abstention holds back from the left and from the far right; null when unknown. */
  reserveGauche: number | null
  reserveExtremeDroite: number | null
  /** Margin of the left, −1…1; null when unknown. */
  marge: number | null
  /** One-way travel, minutes; null: unknown. */
  trajet: number | null
  exploration: boolean
}

/** Under so many votes, a reserve is not a reason. */
const RESERVE_NOTABLE = 20

/** Under this margin, places are level: it would read « 0 point ». */
const MARGE_NOTABLE = 0.005

function deLaReserve({ reserveGauche, reserveExtremeDroite }: Motifs): string | null {
  if (reserveGauche === null || reserveGauche < RESERVE_NOTABLE) return null
  const gauche = `environ ${nombre(arrondi(reserveGauche))} voix de gauche dorment ici`
  if (reserveExtremeDroite !== null && reserveExtremeDroite > reserveGauche)
    return `${gauche}, mais davantage d’extrême droite : convaincre plutôt que mobiliser`
  return gauche
}

function duProfil({ profil, marge }: Motifs): string | null {
  if (profil === 'hesitant' && marge !== null && Math.abs(marge) < MARGE_NOTABLE)
    return 'bureau hésitant, la gauche au coude à coude'
  if (profil === 'hesitant' && marge !== null)
    return marge < 0
      ? `bureau hésitant, la gauche à ${pointsSansSigne(marge, 0)} du premier`
      : `bureau hésitant, la gauche devant de ${pointsSansSigne(marge, 0)}`
  if (profil === 'hesitant') return 'bureau hésitant'
  if (profil === 'acquis') return 'bureau acquis, à faire voter'
  if (profil === 'droite') return 'bureau à droite, quelques voix à prendre'
  return null
}

const arrondi = (n: number) => (n >= 100 ? Math.round(n / 10) * 10 : Math.round(n))

/** « Environ 310 voix de gauche dorment ici, bureau hésitant, terrain dense, à 12 min. » */
export function pourquoi(motifs: Motifs): string {
  const minutes = motifs.trajet === null ? null : Math.round(motifs.trajet)
  const morceaux = [
    motifs.exploration ? 'tiré au sort pour mesurer l’effet des visites' : deLaReserve(motifs),
    duProfil(motifs),
    NOM_DENSITE[motifs.densite],
    minutes === null ? null : minutes < 1 ? 'sur place' : `à ${nombre(minutes)} min`,
  ].filter((m) => m !== null)
  const phrase = `${morceaux.join(', ')}.`
  return typographier(phrase.charAt(0).toUpperCase() + phrase.slice(1)).replace(
    /(\d) (?=min|voix)/g,
    `$1${INSECABLE}`,
  )
}
