/** The name of a group, checked as any text that somebody wrote: it names no person. */
import { refusDe } from '#domain/donneePersonnelle'
import { Probleme } from './problem.ts'

/** @throws Probleme 422 */
export function exigerLibelle(libelle: string | null): void {
  const refus = libelle === null ? null : refusDe(libelle)
  if (refus !== null) throw new Probleme('donneePersonnelle', refus)
}
