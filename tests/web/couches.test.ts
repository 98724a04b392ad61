/** How a layer is drawn: classes by look-up, colours by bytes, counts, the brush of the legend. */
import { fc } from '../support/proprietes.ts'
import { describe, expect, it } from 'vitest'
import { classeDe } from '#domain/couche/classes'
import { ECHELLES } from '#domain/couche/couche'
import { quantifier, SANS_CANDIDAT, SANS_DONNEE } from '#domain/couche/quantification'
import { coucheDe, lireCouches, toutesLesCouches } from '#domain/couche/registre'
import { PROFILS } from '#domain/profil'
import { SCRUTINS } from '#domain/scrutin'
import { ecrireBrosse, gardesDe, lireBrosse } from '../../web/carte/brosse.ts'
import type { ColonneLue } from '../../web/carte/colonneCouche.ts'
import { melanger } from '../../web/carte/fondu.ts'
import { repartir } from '../../web/carte/histogramme.ts'
import { lireValeur } from '../../web/carte/lireValeur.ts'
import { HACHURE, peindre, PLEIN, gardienDe } from '../../web/carte/peinture.ts'
import { rendre, SANS_CLASSE, type Rendu } from '../../web/carte/coucheDessinee.ts'
import { chercherCouches, cleDeFamille, secondes, toursPublies } from '../../web/features/carte/familles.ts'
import { morceau } from './morceaux.ts'

const TOUT = { profils: new Set(PROFILS), foyersSeuls: false }
const PART = 'vote.gauche.2024-legislatives-1'

function colonne(valeurs: readonly (number | null)[], cle = PART): ColonneLue {
  const echelle = ECHELLES[coucheDe(cle)!.unite]
  const rangs = quantifier(
    valeurs.map((v) => v ?? Number.NaN),
    echelle,
  )
  return { rangs, echelle, moyenne: 0.3, dits: {} }
}
function rendu(
  cle: string,
  lues: readonly (ColonneLue | null)[],
  reglage = coucheDe(cle.split('~')[0]!)!,
): Rendu {
  const couches = lireCouches(cle)!
  return rendre(couches, lues, reglage, couches[0].categories ?? [], 'clair', {
    colonne: (c) => lues[couches.findIndex((k) => k.cle === c.cle)] ?? null,
    debut: () => 0,
  })
}
const MARGE = rendu('marge', [null])
const m = morceau([
  { code: 'a', nom: 'a', profil: 0, foyer: 1, marge: 0.2 },
  { code: 'b', nom: 'b', profil: 2, marge: -0.4 },
  { code: 'c', nom: 'c', profil: 3 },
])

describe('peindre', () => {
  const profil = rendu('profil', [null])
  it('colours by class, and hatches the foyers that pass the filter', () => {
    const o = peindre(m, [0, 3], profil, TOUT, true, 'clair')
    expect(Array.from(o.slice(0, 8))).toEqual([0xb3, 0x12, 0x3d, HACHURE, 0x1f, 0x5a, 0x99, PLEIN])
    const sans = peindre(m, [0, 3], profil, { ...TOUT, profils: new Set(['droite'] as const) }, true, 'clair')
    expect(sans[3]).toBe(PLEIN)
    expect(Array.from(sans.slice(0, 3))).not.toEqual([0xb3, 0x12, 0x3d])
  })
  it('paints a range from its own first place', () => {
    const o = peindre(m, [1, 3], profil, TOUT, false, 'clair')
    expect(Array.from(o.slice(0, 3))).toEqual([0x1f, 0x5a, 0x99])
  })
  it('tells no candidate from no data, and both from a value', () => {
    const lue = colonne([0.3, 0, 0])
    lue.rangs.set([SANS_CANDIDAT, SANS_DONNEE], 1)
    const r = rendu(PART, [lue])
    const o = peindre(m, [0, 3], r, TOUT, false, 'clair')
    const couleurs = [0, 1, 2].map((i) => Array.from(o.slice(4 * i, 4 * i + 3)).join())
    expect(new Set(couleurs).size).toBe(3)
    expect([0, 1, 2].map((i) => lireValeur(r, r.variable, m, i))).toEqual([
      '30,0\u00A0%',
      'pas de candidat',
      'pas de donnée',
    ])
  })
})

describe('rendre', () => {
  it('gives each step the class that its cuts give to its value', () => {
    const part = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000)
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 3, maxLength: 80 }),
        fc.constantFrom('quantiles', 'naturelles', 'egales', 'divergente', 'reperes'),
        (valeurs, methode) => {
          const lue = colonne(valeurs)
          const r = rendu(PART, [lue], { ...coucheDe(PART)!, methode, nombre: 5 })
          expect(r.couleurs).toHaveLength(r.variable.seuils.length + 1)
          expect(r.noms).toHaveLength(r.couleurs.length)
          valeurs.forEach((v, i) =>
            expect(r.classeDuPas[lue.rangs[i]!]).toBe(classeDe(r.variable.seuils, v + 1e-9)),
          )
          expect(r.classeDuPas[SANS_DONNEE]).toBe(SANS_CLASSE)
        },
      ),
    )
  })
  it('draws every layer of the registry', () => {
    for (const c of toutesLesCouches(SCRUTINS.map((s) => s.code))) {
      const r = rendu(c.cle, [
        colonne(
          ['euros', 'habitants', 'ans'].includes(c.unite) ? [10, 20, 3500, 4000] : [0.1, 0.2, 0.35, 0.5],
          c.cle,
        ),
      ])
      if (c.categories || c.nature !== 'categorielle') expect(r.couleurs.length, c.cle).toBeGreaterThan(2)
    }
  })
  it('crosses two layers in nine classes, and none where one is missing', () => {
    const [a, b] = [
      colonne([0.1, 0.5, 0.9, 0.5, 0.3, 0.7]),
      colonne([0.9, 0.5, null, 0.3, 0.1, 0.2], 'insee.tauxChomage'),
    ]
    const r = rendu(`${PART}~insee.tauxChomage`, [a, b])
    const rangs = r.rangsDe(m)!
    expect(r.couleurs).toHaveLength(9)
    expect([rangs[0], rangs[2]]).toEqual([2, SANS_DONNEE])
    expect(r.rangsDe(m)).toBe(rangs)
  })
})

describe('repartir', () => {
  it('counts every place once, whatever the layer', () => {
    const r = repartir([m], MARGE, MARGE, 10)
    expect(r.classes.reduce((a, b) => a + b, 0) + r.sansDonnee + r.sansCandidat).toBe(3)
    expect([r.foyers, r.profils, r.barres.at(-1)?.reduce((a, b) => a + b)]).toEqual([1, [1, 0, 1, 1], 0])
    const profil = repartir([m], rendu('profil', [null]), MARGE, 10)
    expect(profil.barres.flat().reduce((a, b) => a + b)).toBe(2)
  })
})

describe('la brosse', () => {
  it('keeps a range, or some classes, on the map and in the table alike', () => {
    const r = rendu(PART, [colonne([0.12, 0.3, 0.55])])
    for (const [brosse, gardes] of [
      [{ de: 0.2, a: 0.6 }, [false, true, true]],
      [{ de: -1e6, a: 0.2 }, [true, false, false]],
      [{ classes: [1] }, [true, false, false]],
    ] as const) {
      const filtre = { ...TOUT, brosse: { gardes: gardesDe(brosse, r), rangsDe: r.rangsDe } }
      expect([0, 1, 2].map(gardienDe(filtre, m))).toEqual(gardes)
      const [plein, filtree] = [TOUT, filtre].map((f) => peindre(m, [0, 3], r, f, false, 'clair'))
      const memes = [0, 1, 2].map(
        (i) => plein!.slice(4 * i, 4 * i + 3).join() === filtree!.slice(4 * i, 4 * i + 3).join(),
      )
      expect(memes).toEqual(gardes)
    }
  })
  it('is written as it is read, and refuses the rest', () => {
    expect(lireBrosse(ecrireBrosse({ de: 0.2, a: 0.35 }))).toEqual({ de: 0.2, a: 0.35 })
    for (const faux of ['', 'c', 'cx', '1', '2_1', '1_2_3', '_', 'a_b'])
      expect(lireBrosse(faux), faux).toBeNull()
  })
})

describe('le menu des couches', () => {
  const codes = SCRUTINS.map((s) => s.code)
  const tours = toursPublies(codes)
  it('finds a layer by words in any order, without accents', () => {
    const cle = (texte: string) => chercherCouches(toutesLesCouches(codes), texte)[0]?.cle
    expect(cle('chomage')).toBe('insee.tauxChomage')
    expect(cle('2022 extreme pres 1er')).toBe('vote.extremeDroite.2022-presidentielle-1')
    expect(cle('zzz')).toBeUndefined()
  })
  it('goes from a family to another and keeps the bloc and the round', () => {
    const vote = 'vote.droite.2022-legislatives-1'
    const evolution = cleDeFamille('evolution', vote, tours)
    expect(evolution).toBe('evolution.droite.2017-legislatives-1.2022-legislatives-1')
    expect(cleDeFamille('vote', evolution, tours)).toBe(vote)
    expect(cleDeFamille('participation', vote, tours)).toBe('participation.2022-legislatives-1')
    for (const f of ['vote', 'evolution', 'participation'] as const)
      for (const s of tours) expect(coucheDe(cleDeFamille(f, `vote.gauche.${s.code}`, tours))).not.toBeNull()
  })
  it('offers beside a layer every other kind, never itself', () => {
    const cles = secondes(PART, tours).flatMap((g) => g.couches.map((c) => c.cle))
    expect(new Set(cles).size).toBe(cles.length)
    expect(cles).not.toContain(PART)
    expect(cles).toContain('insee.tauxChomage')
  })
})

describe('le fondu', () => {
  it('goes from one painting to the next, and takes the hatch of the next at once', () => {
    const [a, b] = [Uint8Array.of(0, 100, 200, PLEIN), Uint8Array.of(100, 0, 200, HACHURE)]
    expect(Array.from(melanger(a, b, 0))).toEqual([0, 100, 200, HACHURE])
    expect(Array.from(melanger(a, b, 1))).toEqual(Array.from(b))
    expect(Array.from(melanger(a, b, 0.5))).toEqual([50, 50, 200, HACHURE])
  })
})
