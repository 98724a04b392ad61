/** A list that follows what happens to it: read once, then changed by the events of the server. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { EtatLigne, type Liste } from '#contract/liste'
import { api } from '../../api.ts'
import { urlDirect } from '../../adresses.ts'
import { useListe } from '../../ui/useListe.ts'

export interface ListeSuivie {
  liste: Liste | null
  erreur: ReturnType<typeof useListe<Liste>>['erreur']
  relire: () => void
  /** False while the flow is cut: the browser tries again by itself. */
  enDirect: boolean
  /** Codes of the lines that have just changed, to be shown so for a moment. */
  nouvelles: ReadonlySet<string>
}

const ECLAT_MS = 4000

/** @param prevenir told of each event that another wrote, in the code of the line that it concerns. */
export function useDirect(
  id: string,
  prevenir: (genre: 'statut' | 'fiche', code: string, liste: Liste) => void,
): ListeSuivie {
  const lecture = useListe(id, (s) => api.liste(id, s))
  const { valeur: liste, relire, remplacer } = lecture
  const [enDirect, setEnDirect] = useState(false)
  const [nouvelles, setNouvelles] = useState<ReadonlySet<string>>(new Set())
  const courante = useRef<Liste | null>(null)
  const dire = useRef(prevenir)
  useEffect(() => {
    courante.current = liste
    dire.current = prevenir
  })

  const changer = useCallback(
    (
      code: string,
      rang: number,
      partiel: (l: Liste['lignes'][number]) => Partial<Liste['lignes'][number]>,
    ) => {
      const avant = courante.current
      // What a reading of the whole list already held.
      if (!avant || rang <= avant.evenements) return false
      const apres = {
        ...avant,
        evenements: rang,
        lignes: avant.lignes.map((l) => (l.code === code ? { ...l, ...partiel(l) } : l)),
      }
      courante.current = apres
      remplacer(apres)
      setNouvelles((n) => new Set([...n, code]))
      setTimeout(() => setNouvelles((n) => new Set([...n].filter((c) => c !== code))), ECLAT_MS)
      return true
    },
    [remplacer],
  )
  const depuis = liste?.evenements
  const prete = depuis !== undefined
  useEffect(() => {
    if (!prete) return undefined
    const flux = new EventSource(urlDirect(id, courante.current?.evenements ?? 0))
    flux.addEventListener('open', () => setEnDirect(true))
    flux.addEventListener('error', () => setEnDirect(false))
    flux.addEventListener('statut', (e) => {
      const etat = EtatLigne.parse(JSON.parse((e as MessageEvent<string>).data))
      if (changer(etat.code, Number(e.lastEventId), () => etat) && courante.current)
        dire.current('statut', etat.code, courante.current)
    })
    flux.addEventListener('fiche', (e) => {
      const { code } = JSON.parse((e as MessageEvent<string>).data) as { code: string }
      if (changer(code, Number(e.lastEventId), (l) => ({ fiches: l.fiches + 1 })) && courante.current)
        dire.current('fiche', code, courante.current)
    })
    flux.addEventListener('contenu', () => relire())
    return () => flux.close()
  }, [id, prete, changer, relire])
  return { liste, erreur: lecture.erreur, relire, enDirect, nouvelles }
}
