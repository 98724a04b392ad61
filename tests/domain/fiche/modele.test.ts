import { describe, expect, it } from 'vitest'
import { construirePortrait, nommerCirconscription } from '#domain/fiche/portrait'
import { classement, territoire, TERRITOIRE, tour } from '../../features/fiche/territoire.ts'

const lisible = (texte: string) => texte.replaceAll(/[\u00A0\u202F]/g, ' ')
const { source } = territoire(TERRITOIRE)
const fiche = construirePortrait(source)

describe('the two sentences', () => {
  it('tell the last second round, then what to do', () => {
    expect(lisible(fiche.consigne[0])).toBe('Perdue de 100 voix au second tour de 2024 (240 contre 340).')
    expect(lisible(fiche.consigne[1])).toMatch(
      /^Faire voter dans \d+ lieux, convaincre dans \d+ autres?, sans relance générale\.$/,
    )
  })
  it('fall back on the first round when the left was not in the second', () => {
    const lieu = source.historique.lieu.map((t) =>
      t.scrutin === '2024-legislatives-2' ? tour(t.scrutin, { centre: 300, extremeDroite: 280 }) : t,
    )
    const { consigne } = construirePortrait({ ...source, historique: { ...source.historique, lieu } })
    expect(lisible(consigne[0])).toBe(
      'Absente du second tour, la gauche a fait 34,5 % au premier tour de 2024, 0,0 point devant l’extrême droite.',
    )
  })
  it('say when the left was alone in the second round', () => {
    const lieu = source.historique.lieu.map((t) =>
      t.scrutin === '2024-legislatives-2' ? tour(t.scrutin, { gauche: 580 }) : t,
    )
    const { consigne } = construirePortrait({ ...source, historique: { ...source.historique, lieu } })
    expect(consigne[0]).toMatch(/^Seule au second tour, la gauche avait fait/)
  })
  it('do not take the second round of an older election', () => {
    const lieu = [
      tour('2022-legislatives-2', { gauche: 400, extremeDroite: 100 }),
      source.historique.lieu[3]!,
    ]
    const { consigne } = construirePortrait({ ...source, historique: { ...source.historique, lieu } })
    expect(lisible(consigne[0])).toMatch(/^La gauche a fait 34,5 % au premier tour de 2024/)
  })
  it('survive a place without any legislative result', () => {
    const rien = { lieu: [], departement: [], france: [] }
    const vide = construirePortrait({ ...source, historique: rien, bureaux: [], sociologie: [] })
    expect(vide.consigne[0]).toMatch(/^Aucun résultat/)
    expect(vide.chiffres).toEqual([])
  })
})

describe('figures', () => {
  it('count the bureaux of each class, and the foyers apart', () => {
    const nombres = Object.fromEntries(fiche.legende.map((l) => [l.cle, l.nombre]))
    expect(nombres).toEqual({ acquis: 8, hesitant: 14, droite: 9, indetermine: 7, foyer: 3 })
  })
  it('say « non diffusé », never zero, and say nothing of what the publication lacks', () => {
    expect(fiche.sociologie.lignes.map((l) => [l.libelle, lisible(l.lieu), l.ecartFrance])).toEqual([
      ['Population', '12 345', null],
      ['Chômage', '15,0 %', expect.closeTo(5)],
      ['Cadres', 'non diffusé', null],
    ])
  })
  it('call every estimate an estimation', () => {
    for (const c of fiche.chiffres.filter((c) => /Réserve|prochain/.test(c.libelle)))
      expect(c.precision).toContain('estimation')
    for (const r of fiche.retenir.filter((r) => r.includes('réserve nette')))
      expect(r).toContain('estimation')
    expect(fiche.definitions).toContain('estimation')
  })
  it('leave a missing bloc missing', () => {
    const droite = fiche.courbes.find((c) => c.bloc === 'droite')!
    expect(droite.parts[2]).toBeNull()
    expect(fiche.commentaireBlocs).not.toContain(', droite')
  })
  it('give a range between the two scenarios', () => {
    expect(lisible(fiche.chiffres.at(-1)!.lieu)).toBe('20 à 40 %')
  })
})

describe('what to remember', () => {
  it('compares what was missing with what abstention holds back', () => {
    expect(lisible(fiche.retenir[0]!)).toMatch(
      /^Il a manqué 100 voix\. Les? .* réserve nette de \+336 voix \(estimation\), .* assez, en théorie/,
    )
  })
  it('names where general turnout work would help the opponent', () => {
    expect(lisible(fiche.retenir[2]!)).toMatch(
      /^À Ville 99001 \(4 bureaux\), Ville 99002, Ville 99106 et 11 autres communes, une relance générale/,
    )
  })
  it('has no person in it', () => {
    const textes = JSON.stringify({ ...fiche, bureaux: null })
    expect(textes).not.toMatch(/abstentionnistes|militants|électeurs/i)
  })
})

describe('names', () => {
  it('reads the number of a circonscription', () => {
    expect(nommerCirconscription('Gard', '30-06')).toBe('Gard, 6e circonscription')
    expect(nommerCirconscription('La Réunion', '974-01')).toBe('La Réunion, 1re circonscription')
  })
  it('cites a series of datasets once', () => {
    expect(fiche.sources).toBe('Ministère, Résultats par bureau de vote (2022–2024) ; INSEE, Filosofi (2021)')
  })
  it('says the rival and the foyer on the badge', () => {
    const lieu = { ...source.lieu, classement: classement('droite', -4, { rival: 'centre', foyer: true }) }
    const { badge } = construirePortrait({ ...source, lieu })
    expect(badge).toEqual({ cle: 'droite', titre: 'À droite', detail: 'rival : centre · foyer d’abstention' })
  })
})
