import { describe, expect, it } from 'vitest'
import { pourquoi, type Motifs } from '#domain/ciblage/pourquoi'

const motifs: Motifs = {
  profil: 'hesitant',
  densite: 'dense',
  reserveGauche: 312,
  reserveExtremeDroite: 120,
  marge: -0.07,
  trajet: 12.2,
  exploration: false,
}
/** No-break spaces read as spaces, so that the expected sentences can be typed. */
const lire = (m: Motifs) => pourquoi(m).replace(/[\u00A0\u202F]/g, ' ')

describe('the reason of a line', () => {
  it('says the reserve, the profil, the ground and the way', () => {
    expect(lire(motifs)).toBe(
      'Environ 310 voix de gauche dorment ici, bureau hésitant, la gauche à 7 points du premier, terrain dense, à 12 min.',
    )
    expect(pourquoi(motifs)).toContain('310\u00A0voix')
    expect(pourquoi(motifs)).toContain('12\u00A0min')
  })

  it('warns when turnout would serve the far right', () => {
    expect(lire({ ...motifs, reserveExtremeDroite: 400 })).toContain('convaincre plutôt que mobiliser')
  })

  it('does without what is unknown or small, and says a draw is a draw', () => {
    expect(lire({ ...motifs, profil: 'acquis', reserveGauche: 12, marge: null, trajet: 0.2 })).toBe(
      'Bureau acquis, à faire voter, terrain dense, sur place.',
    )
    expect(lire({ ...motifs, exploration: true })).toMatch(/^Tiré au sort pour mesurer l’effet des visites, /)
    expect(lire({ ...motifs, profil: 'indetermine', reserveGauche: null })).toBe('Terrain dense, à 12 min.')
  })
})
