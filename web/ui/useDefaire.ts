/** What was just done, each act with the way back; the last one is undone first. */
import { useCallback, useState } from 'react'
import { enErreurApi, type ErreurApi } from '../appel.ts'
import { annoncer } from './annonce.ts'

interface Fait {
  phrase: string
  defaire: () => Promise<unknown>
}

export interface Defaire {
  dernier: Fait | null
  erreur: ErreurApi | null
  occupe: boolean
  faire: (phrase: string, agir: () => Promise<unknown>, defaire: () => Promise<unknown>) => void
  /** Keeps the way back from an act that is already written. */
  noter: (phrase: string, defaire: () => Promise<unknown>) => void
  annuler: () => void
}

/** @param apres called once an act, or its undoing, is written. */
export function useDefaire(apres: () => void): Defaire {
  const [faits, setFaits] = useState<readonly Fait[]>([])
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const [occupe, setOccupe] = useState(false)
  const dernier = faits.at(-1) ?? null

  const retenir = (phrase: string, retour: () => Promise<unknown>): void => {
    setFaits((f) => [...f, { phrase, defaire: retour }])
    annoncer(phrase)
  }
  const ecrire = useCallback(
    (agir: () => Promise<unknown>, suite: () => void) => {
      setOccupe(true)
      setErreur(null)
      agir()
        .then(suite, (e: unknown) => setErreur(enErreurApi(e)))
        .finally(() => {
          setOccupe(false)
          apres()
        })
    },
    [apres],
  )
  return {
    dernier,
    erreur,
    occupe,
    faire: (phrase, agir, defaire) => {
      if (occupe) return
      ecrire(agir, () => retenir(phrase, defaire))
    },
    noter: (phrase, defaire) => {
      retenir(phrase, defaire)
      apres()
    },
    annuler: () => {
      if (!dernier || occupe) return
      ecrire(dernier.defaire, () => {
        setFaits((f) => f.slice(0, -1))
        annoncer(`Annulé : ${dernier.phrase}`)
      })
    },
  }
}
