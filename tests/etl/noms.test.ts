/** Names of places in one round: what the producers leave around them is not a part of them. */
import { expect, it } from 'vitest'
import { Journal } from '../../etl/anomalie.ts'
import { Noms } from '../../etl/steps/noms.ts'
import type { ResultatBureau } from '../../etl/sources/resultat.ts'

const ligne = (ligne: number, commune: string, nomCommune: string) =>
  ({
    ligne,
    departement: '96',
    nomDepartement: 'Essai',
    commune,
    nomCommune,
    exprimes: 10,
  }) as ResultatBureau

it('un nom entouré d’espaces est ce nom', () => {
  const journal = new Journal()
  const noms = new Noms()
  // as législatives 2024 write 44060
  noms.noter(journal, 's', 'f', ligne(2, '96001', ' Ingrandes'))
  noms.noter(journal, 's', 'f', ligne(3, '96001', 'Ingrandes'))
  expect(noms.communes.get('96001')).toBe('Ingrandes')
  expect(journal.anomalies).toEqual([])
  noms.noter(journal, 's', 'f', ligne(4, '96002', 'Ingrandes '))
  expect(journal.anomalies.map((a) => a.regle)).toEqual(['commune à deux codes'])
})
