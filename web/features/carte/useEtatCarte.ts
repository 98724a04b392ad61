/** State of the map, read from the address and written to it. */
import { useCallback } from 'react'
import { aller, useAdresse } from '../../navigation.ts'
import { ecrireEtat, lireEtat, type EtatCarte } from './adresse.ts'

export type Modifier = (partiel: Partial<EtatCarte>, options?: { remplacer?: boolean }) => void

export function useEtatCarte(): [EtatCarte, Modifier] {
  const adresse = useAdresse()
  const modifier = useCallback<Modifier>((partiel, options) => {
    aller(`/carte${ecrireEtat({ ...lireEtat(location.search), ...partiel })}`, options)
  }, [])
  return [lireEtat(adresse.slice(`${adresse}?`.indexOf('?'))), modifier]
}
