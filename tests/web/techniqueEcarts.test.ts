import { expect, it } from 'vitest'
import type { TechniqueSaisie } from '#contract/technique'
import { ecartsTechnique } from '../../web/features/techniques/ecarts.ts'

const T: TechniqueSaisie = {
  titre: 'Trois portes',
  format: 'porteAPorte',
  ouverture: 'Bonjour',
  cloture: 'Merci',
  eviter: null,
  materiel: null,
  dureeMinutes: 4,
  portesParImmeuble: null,
  terrains: ['dense'],
  profils: ['acquis'],
  joursAvantMin: null,
  joursAvantMax: 30,
  partisane: true,
  effet: 'Effet',
  source: 'Source',
  active: true,
}

it('says each field that changed, in words, in the order of the form', () => {
  expect(ecartsTechnique(T, { ...T })).toEqual([])
  expect(
    ecartsTechnique(T, { ...T, joursAvantMax: null, dureeMinutes: 6, active: false, eviter: 'Débattre' }),
  ).toEqual([
    { champ: 'À éviter', avant: 'rien', apres: 'Débattre' },
    { champ: 'Minutes', avant: '4', apres: '6' },
    { champ: 'Jours avant le vote, au plus', avant: '30', apres: 'sans' },
    { champ: 'Statut', avant: 'proposée', apres: 'archivée' },
  ])
})
