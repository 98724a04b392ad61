/** A bloc without a candidate is not a figure that INSEE keeps for itself. */
import { expect, it } from 'vitest'
import type { Lieu, Tour } from '#contract/lieu'
import { NON_DIFFUSE } from '#domain/typographie'
import { comparer } from '../../web/features/circonscriptions/comparaisons.ts'

const tour: Tour = {
  scrutin: '2024-legislatives-1',
  libelle: 'Législatives 2024, 1er tour',
  court: 'Légis. 2024',
  type: 'legislatives',
  tour: 1,
  date: '2024-06-30',
  inscrits: 200,
  votants: 100,
  exprimes: 100,
  blancs: 0,
  nuls: 0,
  qualite: null,
  voix: { gauche: 40, centre: 60, droite: null, extremeDroite: null, autres: null },
}
const indicateur = {
  cle: 'tauxPauvrete',
  libelle: 'Taux de pauvreté',
  unite: 'part',
  valeur: null,
  departement: null,
  france: null,
}

it('dit « pas de candidat » d’un bloc absent, « non diffusé » d’un indicateur secret', () => {
  const lignes = comparer({
    historique: { lieu: [tour], departement: [], france: [tour] },
    sociologie: [indicateur],
  } as unknown as Lieu)
  const absence = (cle: string) => lignes.find((l) => l.cle === cle)
  expect(absence('extremeDroite')).toMatchObject({ lieu: null, absence: 'pas de candidat' })
  expect(absence('tauxPauvrete')).toMatchObject({ lieu: null, absence: NON_DIFFUSE })
})
