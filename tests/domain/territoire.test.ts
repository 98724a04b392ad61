import { expect, it } from 'vitest'
import { estDansTerritoire, type LieuSitue } from '#domain/territoire'

const situe = (niveau: LieuSitue['niveau'], code: string, reste: Partial<LieuSitue> = {}): LieuSitue => ({
  niveau,
  code,
  departement: '96',
  circonscription: '96-01',
  commune: null,
  bureaux: [],
  ...reste,
})
const bureau = situe('bureau', '96009_0001', { commune: '96009' })
const commune = situe('commune', '96009', { commune: '96009' })
const circonscription = situe('circonscription', '96-01')
const departement = situe('departement', '96', { circonscription: null })
const secteur = (...bureaux: string[]) => situe('secteur', bureaux.join(), { bureaux })

it.each([
  ['un bureau dans sa commune', bureau, commune, true],
  ['un bureau dans sa circonscription', bureau, circonscription, true],
  ['un bureau dans son secteur', bureau, secteur('96009_0001', '96009_0002'), true],
  ['un bureau dans le secteur voisin', bureau, secteur('96009_0002'), false],
  ['un secteur dans sa commune', secteur('96009_0001'), commune, true],
  ['un secteur à cheval sur deux communes', secteur('96009_0001', '96010_0001'), commune, false],
  ['une commune au nom qui commence pareil', secteur('960091_0001'), commune, false],
  ['la commune vue de son bureau', commune, bureau, false],
  ['le département vu de sa circonscription', departement, circonscription, false],
  ['une circonscription dans son département', circonscription, departement, true],
  ['la même chose', commune, commune, true],
  ['une commune dans un secteur', commune, secteur('96009_0001'), false],
  ['un secteur dans un plus grand', secteur('96009_0001'), secteur('96009_0001', '96009_0002'), true],
])('%s', (_, lieu, territoire, attendu) => {
  expect(estDansTerritoire(lieu, territoire)).toBe(attendu)
})
