import { describe, expect, it } from 'vitest'
import { METRIQUES, metriqueDe } from '#domain/metrique'

describe('registry of metrics', () => {
  it('says everything of each metric', () => {
    expect(METRIQUES.length).toBeGreaterThan(20)
    for (const metrique of METRIQUES)
      for (const [champ, texte] of Object.entries(metrique))
        expect(texte.trim(), `${metrique.cle}.${champ}`).not.toBe('')
    for (const { version } of METRIQUES) expect(version).toMatch(/^\d+\.\d+$/)
  })

  it('names each once, in French typography', () => {
    expect(new Set(METRIQUES.map((m) => m.cle)).size).toBe(METRIQUES.length)
    for (const m of METRIQUES) for (const t of Object.values(m)) expect(t).not.toMatch(/ [:;%»]|'/)
  })

  it('finds by key, and refuses the unknown', () => {
    expect(metriqueDe('levier').libelle).toBe('Levier d’une voix')
    expect(() => metriqueDe('humeur')).toThrow('inconnue')
  })
})
