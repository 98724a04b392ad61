import { expect, it } from 'vitest'
import type { LieuResume } from '#contract/commun'
import { faireAnnuaire, trouver } from '../../../server/features/recherche/annuaire.ts'

const lieu = (niveau: LieuResume['niveau'], code: string, nom: string, inscrits: number): LieuResume => ({
  niveau,
  code,
  nom,
  departement: null,
  circonscription: null,
  commune: null,
  nomCommune: null,
  inscrits,
  bureaux: 1,
  qualite: 'A',
  contour: true,
  schematique: false,
  ancre: null,
})

it('finds a région by its name, its code, or the initials that people say; 76 alone is a département', () => {
  const annuaire = faireAnnuaire(
    [
      lieu('region', 'R93', 'Provence-Alpes-Côte d’Azur', 3_700_000),
      lieu('region', 'R76', 'Occitanie', 4_400_000),
      lieu('departement', '76', 'Seine-Maritime', 900_000),
      lieu('commune', '35210', 'Pacé', 9000),
      lieu('commune', '42163', 'La Pacaudière', 800),
    ],
    new Map(),
    new Map(),
  )
  const premier = (q: string) => trouver(annuaire, q, 3)[0]?.code
  expect(['paca', 'PACA', 'provence alpes', 'occitani', 'r76', '76', 'pacé'].map(premier)).toEqual([
    'R93',
    'R93',
    'R93',
    'R76',
    'R76',
    '76',
    '35210',
  ])
})
