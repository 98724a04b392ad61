/** What a screen says of the figures of the past that are estimations. */
import { expect, it } from 'vitest'
import { direEstimations } from '#domain/qualite'
import { nomDeTour, serie } from '../../web/lieu/series.ts'

it('nomme les tours estimés, par note, et se tait quand rien ne l’est', () => {
  const tour = (court: string, qualite: 'A' | 'B' | 'C' | null) => ({ court, qualite })
  expect(direEstimations([tour('Prés. 2022', 'A'), tour('Légis. 2024', null)])).toBeNull()
  expect(direEstimations([tour('Euro. 2014', 'C'), tour('Prés. 2017', 'B'), tour('Légis. 2017', 'C')])).toBe(
    'Prés. 2017 : B, rapproché par les adresses ; ' +
      'Euro. 2014, Légis. 2017 : C, réparti depuis la commune, ou bureau dont la taille a sauté',
  )
})

it('marque d’une étoile le tour estimé sous un graphique', () => {
  const tour = {
    scrutin: '2014-europeennes-1',
    libelle: 'Européennes 2014',
    court: 'Euro. 2014',
    type: 'europeennes',
    tour: 1,
    date: '2014-05-25',
    inscrits: 10,
    votants: 5,
    exprimes: 5,
    blancs: null,
    nuls: null,
    qualite: 'C' as const,
    voix: { gauche: 1, centre: 1, droite: 1, extremeDroite: 1, autres: 1 },
  }
  const [point] = serie({ lieu: [tour], departement: [], france: [] }, (t) => t.inscrits)
  expect(nomDeTour(point!, true)).toBe('Euro. 14*')
})
