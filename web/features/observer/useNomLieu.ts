/** The name of the place of a draft, once the server or a copy says it. */
import { useEffect } from 'react'
import type { Brouillon } from '#domain/observation/brouillon'
import { api } from '../../api.ts'

async function nomDe(b: Brouillon, signal: AbortSignal): Promise<string | null> {
  if (b.niveau === null) return null
  if (b.niveau !== 'secteur') return (await api.lieu(b.niveau, b.code, signal)).nom
  return (await api.secteur(b.code, signal)).nom
}

export function useNomLieu(b: Brouillon | null, changer: (c: Partial<Brouillon>) => void): void {
  const cle = b && b.niveau !== null && b.nomLieu === '' ? `${b.niveau}:${b.code}` : null
  useEffect(() => {
    if (cle === null || !b) return undefined
    const abandon = new AbortController()
    nomDe(b, abandon.signal).then(
      (nom) => nom !== null && changer({ nomLieu: nom }),
      () => {
        // Without network nor copy the code alone is shown: it is enough to send.
      },
    )
    return () => abandon.abort()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key is the place.
  }, [cle])
}
