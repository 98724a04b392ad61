/**
 * The rules of personal data. They weigh as much as the page and block a slow phone for a moment, and most fiches carry no text: they are
 * read when a field of text is entered, from this device once the page has been opened with a network.
 */
import { useEffect, useState } from 'react'

type RefusDe = (texte: string) => string | null

let lecture: Promise<RefusDe> | null = null

/** @throws when neither the network nor this device has them; the next call tries again. */
export function lireDetecteur(): Promise<RefusDe> {
  lecture ??= import('#domain/donneePersonnelle').then(
    (m) => m.refusDe,
    (e: unknown) => {
      lecture = null
      throw e
    },
  )
  return lecture
}

/** @param actif reads them. @returns null until they are read; sending reads them again, and says so when it cannot. */
export function useDetecteur(actif: boolean): RefusDe | null {
  const [refusDe, setRefusDe] = useState<RefusDe | null>(null)
  useEffect(() => {
    if (!actif) return undefined
    let vivant = true
    lireDetecteur().then(
      (lue) => vivant && setRefusDe(() => lue),
      () => undefined,
    )
    return () => void (vivant = false)
  }, [actif])
  return refusDe
}
