/** What screen readers hear of the map: the place chosen, the level drawn. */
import { useEffect } from 'react'
import type { NiveauCarte } from '#domain/lieu'
import { NOM_PROFIL } from '#domain/profil'
import { profilDe } from '../../carte/morceau.ts'
import { objets } from '../../carte/mots.ts'
import type { Cible } from '../../carte/pointage.ts'
import { annoncer } from '../../ui/annonce.ts'

export function useAnnonces(selection: Cible | null, niveau: NiveauCarte, total: number): void {
  useEffect(() => {
    if (!selection) return
    const v = selection.morceau.valeurs
    annoncer(`${v.nom[selection.rang]} : ${NOM_PROFIL[profilDe(v, selection.rang)]}.`)
  }, [selection])
  useEffect(() => annoncer(`${objets(niveau, total)} sur la carte.`), [niveau, total])
}
