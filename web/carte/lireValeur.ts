/** The value of a place in a drawn layer, in words. */
import { ecrireValeur } from '#domain/couche/couche'
import { SANS_CANDIDAT, valeurDuPas } from '#domain/couche/quantification'
import { INSECABLE, NON_DIFFUSE, pourcentage } from '#domain/typographie'
import type { Morceau } from './morceau.ts'
import { SANS_CLASSE, type Rendu, type Variable } from './coucheDessinee.ts'

/** « pas de candidat », « non diffusé » and « pas de donnée » are three different things. */
export function lireValeur(rendu: Rendu, { couche, echelle }: Variable, m: Morceau, rang: number): string {
  const pas = rendu.rangsDeVariable(couche, m)?.[rang]
  if (pas === undefined) return '…'
  if (pas === SANS_CANDIDAT) return 'pas de candidat'
  if (couche.nature === 'categorielle') {
    const classe = rendu.classeDuPas[pas]!
    return classe === SANS_CLASSE ? 'sans type' : rendu.noms[classe]!
  }
  const valeur = valeurDuPas(pas, echelle)
  if (Number.isNaN(valeur)) {
    if (couche.cle === 'heures') return `0${INSECABLE}h`
    return couche.groupe === 'sociologie' ? NON_DIFFUSE : 'pas de donnée'
  }
  return couche.cle === 'probabilite' ? pourcentage(valeur, 0) : ecrireValeur(couche, valeur)
}
