/** Words of the downloads as the page says them: what has come, how fast, what is left. */
import { describe, expect, it } from 'vitest'
import type { FichierRecu } from '#contract/chargement'
import { motTelechargement } from '../../web/features/donnees/mots.ts'

const fichier = (etat: FichierRecu['etat'], recus: number, total: number | null): FichierRecu => ({
  nom: `${etat}-${recus}`,
  url: 'https://exemple.fr/a',
  etat,
  recus,
  total,
  repris: 0,
  verifie: false,
  incident: null,
  echec: null,
})
const dire = (fichiers: FichierRecu[], debit: number | null) =>
  motTelechargement(fichiers, debit).replaceAll(/[\u202f\u00a0]/g, ' ')

describe('ce que dit un téléchargement', () => {
  const deux = [fichier('recu', 2e6, 2e6), fichier('encours', 1e6, 8e6)]
  it('en cours : ce qui est là, le débit, le temps qui reste', () => {
    expect(dire(deux, 500_000)).toBe('1 fichier sur 2, 3,0 Mo sur 10 Mo, 500 ko/s, encore 14 s')
    expect(dire(deux, 10_000)).toBe('1 fichier sur 2, 3,0 Mo sur 10 Mo, 10 ko/s, encore 12 min')
    expect(dire(deux, 1000)).toBe('1 fichier sur 2, 3,0 Mo sur 10 Mo, 1 ko/s, encore 1 h 57')
  })
  it('quand des tailles manquent encore : un temps au moins', () => {
    expect(dire([...deux, fichier('attente', 0, null)], 500_000)).toBe(
      '1 fichier sur 3, 3,0 Mo, 500 ko/s, encore au moins 14 s',
    )
  })
  it('à l’arrêt ou fini : ni débit ni temps ; ce qui a manqué ne compte pas', () => {
    expect(dire(deux, 0)).toBe('1 fichier sur 2, 3,0 Mo sur 10 Mo')
    expect(dire([fichier('recu', 2e6, 2e6), fichier('echec', 5e5, 1e6)], null)).toBe(
      '1 fichier sur 2, 2,0 Mo',
    )
  })
})
