/** A part of the page that is read from the server: waiting, failure, then its content. */
import type { ReactNode } from 'react'
import type { Ressource } from '../../ressource.ts'
import { Echec, Squelette } from '../../ui/Etats.tsx'

export function Lecture<T>({
  lecture,
  children,
}: {
  lecture: Ressource<T>
  children: (valeur: T) => ReactNode
}) {
  if (lecture.etat === 'attente') return <Squelette lignes={5} />
  if (lecture.etat === 'erreur') return <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />
  return children(lecture.valeur)
}
