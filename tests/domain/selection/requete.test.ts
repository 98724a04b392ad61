/** The filter language: what people write, what it means, and what is said when it is not understood. */
import { describe, expect, it } from 'vitest'
import { CHAMPS, nomsDuChamp } from '#domain/selection/champs'
import { lireRequete, RequeteIllisible, type Requete } from '#domain/selection/requete'

/** A request as a short text, to compare. */
function dire(r: Requete): string {
  if (r.genre === 'pas') return `!${dire(r.terme)}`
  if (r.genre === 'profil') return r.profil
  if (r.genre === 'foyer') return 'foyer'
  if (r.genre === 'dans') return `${r.niveau}=${r.code}`
  if (r.genre === 'compare') return `${r.champ.cle}${r.comparateur}${r.seuil}`
  return `(${r.termes.map(dire).join(` ${r.genre} `)})`
}

describe('un filtre en français', () => {
  it.each([
    ['hésitant', 'hesitant'],
    ['Hésitants et foyer d’abstention', '(hesitant et foyer)'],
    ['hésitant et plus de 25 % de moins de 15 ans', '(hesitant et partMoins15>0.25)'],
    ['plus de 25 % de 65 ans et plus', 'part65plus>0.25'],
    ['plus de 25 % de 65 ans et plus et à droite', '(part65plus>0.25 et droite)'],
    ['marge > −5 points', 'marge>-0.05'],
    ['marge entre -5 et 5', '(marge>=-0.05 et marge<=0.05)'],
    ['entre 10 et 20 % de volatilité', '(volatilite>=0.1 et volatilite<=0.2)'],
    ['inscrits au moins 1 000', 'inscrits>=1000'],
    ['plus de 1 200 inscrits', 'inscrits>1200'],
    ['gauche législatives 2024 > 40 %', 'gauche.2024-legislatives-1>0.4'],
    ['moins de 30 % de gauche à la présidentielle 2022', 'gauche.2022-presidentielle-1<0.3'],
    ['participation législatives 2024 second tour < 60', 'participation.2024-legislatives-2<0.6'],
    ['dans le département 30, pas acquis', '(departement=30 et !acquis)'],
    ['circonscription 30-06 et (foyer ou hésitant)', '(circonscription=30-06 et (foyer ou hesitant))'],
    ['acquis ou hésitant et foyer', '(acquis ou (hesitant et foyer))'],
    ['département 2A', 'departement=2A'],
    ['niveau de vie médian < 18 500 €', 'niveauVieMedian<18500'],
  ])('%s', (texte, sens) => expect(dire(lireRequete(texte))).toBe(sens))

  it('lit chaque indicateur par son nom, devant ou derrière le seuil', () => {
    for (const champ of CHAMPS)
      for (const nom of nomsDuChamp(champ)) {
        expect(dire(lireRequete(`plus de 5 de ${nom}`))).toMatch(`${champ.cle}>`)
        expect(dire(lireRequete(`${nom} < 5`))).toMatch(`${champ.cle}<`)
      }
  })

  it('n’a pas deux indicateurs du même nom', () => {
    const noms = CHAMPS.flatMap((c) => nomsDuChamp(c))
    expect(noms.filter((n, k) => noms.indexOf(n) !== k)).toEqual([])
  })

  it.each([
    ['hesitan et foyer', /Je ne connais pas « hesitan »\. Vouliez-vous dire « hesitant » \?/, 0],
    ['hésitant et plus de 25 % de licornes', /Je ne connais pas d’indicateur « licornes »/, 28],
    ['marge', /le texte s’arrête trop tôt/, 5],
    ['marge > beaucoup', /J’attendais un nombre « beaucoup »/, 8],
    ['(acquis ou foyer', /parenthèse/, 16],
    ['acquis foyer', /« et », « ou » ou la fin « foyer »/, 7],
    ['', /au moins une condition/, 0],
  ])('dit ce qu’il n’a pas compris : %s', (texte, message, debut) => {
    let faute: unknown
    try {
      lireRequete(texte)
    } catch (e) {
      faute = e
    }
    expect(faute).toBeInstanceOf(RequeteIllisible)
    expect((faute as RequeteIllisible).message).toMatch(message)
    expect((faute as RequeteIllisible).debut).toBe(debut)
  })
})
