/** The draft on screen, written to this device at each change. */
import { useCallback, useEffect, useState } from 'react'
import { brouillonVide, type Brouillon } from '#domain/observation/brouillon'
import type { NiveauObservation } from '#domain/observation'
import { garderBrouillon, lireBrouillon, lireBrouillons } from '../../observation/boite.ts'

/** A UUID; `crypto.randomUUID` is missing on an address without https. */
export function nouvelId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID()
  const o = (crypto as Crypto).getRandomValues(new Uint8Array(16))
  o[6] = (o[6]! & 0x0f) | 0x40
  o[8] = (o[8]! & 0x3f) | 0x80
  const hex = [...o].map((v) => v.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Day on this device, ISO. */
export function aujourdhui(): string {
  const d = new Date()
  return new Date(d.getTime() - d.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

export const nouveauBrouillon = (reste: Partial<Brouillon> = {}): Brouillon => ({
  ...brouillonVide(nouvelId(), aujourdhui(), new Date().toISOString()),
  ...reste,
})

export interface LieuDemande {
  niveau: NiveauObservation
  code: string
}

/**
 * @param id of a draft of this device; null: a new one, or today's draft about the same place, which a killed page may have left.
 */
export function useBrouillon(
  id: string | null,
  lieu: LieuDemande | null,
): [Brouillon | null, (changement: Partial<Brouillon>) => void, (b: Brouillon) => void] {
  const [brouillon, setBrouillon] = useState<Brouillon | null>(null)
  useEffect(() => {
    const chercher = async (): Promise<Brouillon> => {
      const garde = id === null ? undefined : await lireBrouillon(id)
      if (garde) return garde
      const laisse =
        lieu &&
        (await lireBrouillons()).find(
          (b) => b.niveau === lieu.niveau && b.code === lieu.code && b.jour === aujourdhui(),
        )
      return laisse ?? nouveauBrouillon(lieu ?? {})
    }
    let vivant = true
    void chercher().then((b) => vivant && setBrouillon(b))
    return () => void (vivant = false)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the place is named by its two words.
  }, [id, lieu?.niveau, lieu?.code])

  const changer = useCallback((changement: Partial<Brouillon>) => {
    setBrouillon((b) => {
      if (!b) return b
      const suivant = { ...b, ...changement, modifieLe: new Date().toISOString() }
      void garderBrouillon(suivant)
      return suivant
    })
  }, [])
  return [brouillon, changer, setBrouillon]
}
