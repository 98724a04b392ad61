/** The three identities, as properties over any consistent or spoiled bureau. */
import { fc } from '../support/proprietes.ts'
import { describe, it } from 'vitest'
import { identitesRompues, tauxParticipation, type Participation } from '#domain/participation'

const compte = fc.integer({ min: 0, max: 3000 })
/** A bureau whose counts hold together, with its votes. */
const bureau = fc
  .record({ abstentions: compte, blancs: compte, nuls: compte, voix: fc.array(compte, { maxLength: 12 }) })
  .map(({ abstentions, blancs, nuls, voix }) => {
    const exprimes = voix.reduce((s, v) => s + v, 0)
    const votants = blancs + nuls + exprimes
    const p: Participation = { inscrits: abstentions + votants, abstentions, votants, blancs, nuls, exprimes }
    return { p, voix: exprimes }
  })

describe('les trois identités', () => {
  it('tiennent sur tout bureau cohérent', () => {
    fc.assert(fc.property(bureau, ({ p, voix }) => identitesRompues(p, voix).length === 0))
  })

  it('un compte changé d’une unité en rompt au moins une', () => {
    const champ = fc.constantFrom('inscrits', 'abstentions', 'votants', 'blancs', 'nuls', 'exprimes')
    fc.assert(
      fc.property(bureau, champ, fc.constantFrom(-1, 1), ({ p, voix }, c, d) => {
        return identitesRompues({ ...p, [c]: p[c as keyof Participation]! + d }, voix).length > 0
      }),
    )
  })

  it('une voix perdue se voit', () => {
    fc.assert(
      fc.property(bureau, ({ p, voix }) => identitesRompues(p, voix + 1).includes('Σ voix = exprimés')),
    )
  })

  it('un terme non publié ne rompt rien', () => {
    fc.assert(
      fc.property(bureau, ({ p }) => identitesRompues({ ...p, blancs: null, nuls: null }, null).length === 0),
    )
  })

  it('un terme publié seul ne dépasse pas le tout', () => {
    const trop = fc.integer({ min: 1, max: 3000 })
    fc.assert(
      fc.property(bureau, trop, fc.boolean(), ({ p, voix }, n, desBlancs) => {
        const seul = p.votants - p.exprimes + n
        const lu = { ...p, blancs: desBlancs ? seul : null, nuls: desBlancs ? null : seul }
        return identitesRompues(lu, voix).includes('votants ≥ blancs + nuls + exprimés')
      }),
    )
    fc.assert(
      fc.property(bureau, trop, ({ p }, n) => {
        const lu = { ...p, blancs: null, nuls: null, exprimes: p.votants + n }
        return identitesRompues(lu, null).includes('votants ≥ blancs + nuls + exprimés')
      }),
    )
  })

  it('un terme tiré des autres ne cache pas qu’un autre dépasse le tout', () => {
    const trop = fc.integer({ min: 1, max: 3000 })
    fc.assert(
      fc.property(bureau, trop, ({ p, voix }, n) => {
        const inscrits = p.votants - n
        const lu = { ...p, inscrits, abstentions: inscrits - p.votants }
        return identitesRompues(lu, voix).includes('inscrits ≥ votants')
      }),
    )
    fc.assert(
      fc.property(bureau, trop, ({ p, voix }, n) => {
        const blancs = p.votants - p.exprimes + n
        const lu = { ...p, blancs, nuls: p.votants - blancs - p.exprimes }
        return identitesRompues(lu, voix).includes('votants ≥ blancs + nuls + exprimés')
      }),
    )
  })

  it('la participation est entre 0 et 1, nulle sans inscrit', () => {
    fc.assert(
      fc.property(bureau, ({ p }) => {
        const taux = tauxParticipation(p)
        return p.inscrits === 0 ? taux === null : taux !== null && taux >= 0 && taux <= 1
      }),
    )
  })
})
