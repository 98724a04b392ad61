/** State of the page: the cut on screen, its history, its saving. */
import { useCallback, useState } from 'react'
import type { Secteurs } from '#contract/secteur'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { annoncer } from '../../ui/annonce.ts'
import { aEnvoyer, deLecture, type SecteurEdite } from './decoupe.ts'

export interface Decoupe {
  secteurs: SecteurEdite[]
  modifie: boolean
  peutAnnuler: boolean
  enCours: boolean
  erreur: ErreurApi | null
  changer: (suivant: SecteurEdite[], dit: string) => void
  annuler: () => void
  enregistrer: () => Promise<void>
  revenirAutomatique: () => Promise<void>
}

/** @param lue cut as the server gave it. */
export function useDecoupe(circonscription: string, lue: Secteurs): Decoupe {
  const [base, setBase] = useState(lue)
  const [pile, setPile] = useState<SecteurEdite[][]>(() => [deLecture(lue)])
  const [enCours, setEnCours] = useState(false)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)

  const changer = useCallback((suivant: SecteurEdite[], dit: string): void => {
    setPile((p) => [...p.slice(-60), suivant])
    annoncer(dit)
  }, [])
  const annuler = useCallback(() => {
    setPile((p) => (p.length > 1 ? p.slice(0, -1) : p))
    annoncer('Dernier changement annulé.')
  }, [])
  const ecrire = async (faire: () => Promise<Secteurs>, dit: string): Promise<void> => {
    setEnCours(true)
    setErreur(null)
    try {
      const apres = await faire()
      setBase(apres)
      setPile((p) => [...p.slice(-60), deLecture(apres)])
      annoncer(dit)
    } catch (e) {
      setErreur(enErreurApi(e))
    } finally {
      setEnCours(false)
    }
  }
  const secteurs = pile.at(-1)!
  return {
    secteurs,
    modifie: JSON.stringify(secteurs) !== JSON.stringify(deLecture(base)),
    peutAnnuler: pile.length > 1,
    enCours,
    erreur,
    changer,
    annuler,
    enregistrer: () =>
      ecrire(
        () => api.remplacerDecoupe(circonscription, aEnvoyer(base.empreinte, secteurs)),
        'Découpage enregistré.',
      ),
    revenirAutomatique: () =>
      ecrire(
        () => api.recouper(circonscription),
        'Découpage automatique rétabli. Annuler puis enregistrer le défait.',
      ),
  }
}
