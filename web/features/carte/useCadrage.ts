/** Brings the camera to the selected place when the address names a place without a view (search, link, breadcrumb). */
import { useEffect } from 'react'
import type { Marges, MoteurCarte } from '../../carte/moteur.ts'
import type { Emprise } from '../../carte/niveaux.ts'
import { useLieu } from '../../lieu/useLieu.ts'
import type { EtatCarte } from './adresse.ts'
import type { Trajet } from './useCamera.ts'

/** Half side, in degrees, of what is shown around a place that has only an anchor. */
const AUTOUR = 0.04

export function useCadrage(
  { selection, vue }: EtatCarte,
  moteur: MoteurCarte | null,
  trajet: Trajet,
  marges: (emprise: Emprise) => Marges,
): void {
  const lecture = useLieu(selection)
  useEffect(() => {
    if (!moteur || !trajet.attendu(selection, vue) || lecture.etat === 'attente') return
    trajet.arriver(selection)
    if (lecture.etat === 'erreur') return
    const { emprise, ancre } = lecture.valeur
    const cadre = emprise ? elargir(emprise, selection?.includes('_') ? 0.9 : 0.08) : ancre && autour(ancre)
    if (cadre) moteur.cadrer(cadre, marges(cadre))
  }, [moteur, lecture, selection, vue, trajet, marges])
}

const autour = ([x, y]: readonly [number, number]): Emprise => [
  x - AUTOUR,
  y - AUTOUR,
  x + AUTOUR,
  y + AUTOUR,
]

/** The box and a part of it more on each side: a bureau is read among its neighbours. */
function elargir([ouest, sud, est, nord]: Emprise, part: number): Emprise {
  const [dx, dy] = [(est - ouest) * part, (nord - sud) * part]
  return [ouest - dx, sud - dy, est + dx, nord + dy]
}
