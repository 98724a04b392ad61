/** What the first start publishes, what a later one leaves, and what it refuses to replace. */
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Base } from '#db/connect'
import { exigerPublication, publicationEnCours, SCHEMA_VERSION } from '#db/publication'
import { assurerPublication } from '../../server/demonstration.ts'
import { baseDeTest, dossierTemporaire } from '../support/base.ts'

let base: Base | null = null
const ouvrir = async (image: 'migree' | 'demo') => (base = await baseDeTest(image))
beforeEach(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await base?.fermer()
  base = null
})
afterAll(() => base?.fermer())

const assurer = (b: Base) => assurerPublication(b, dossierTemporaire())
/** As another version of the program would have left what is published. */
const vieillir = (b: Base, fictive: boolean) =>
  b.db
    .withSchema('publie')
    .updateTable('publication')
    .set({ schemaVersion: SCHEMA_VERSION - 1, version: 'ancienne', fictive })
    .execute()

describe('assurerPublication', () => {
  it('publie la démonstration quand il n’y a rien, et la laisse la fois suivante', async () => {
    const b = await ouvrir('migree')
    expect(await publicationEnCours(b.db)).toBeNull()
    await assurer(b)
    const publiee = await publicationEnCours(b.db)
    expect(publiee).toMatchObject({ fictive: true, departements: ['96'], schemaVersion: SCHEMA_VERSION })
    await assurer(b)
    expect(await publicationEnCours(b.db)).toEqual(publiee)
  })

  it('refait la démonstration d’une autre version du programme', async () => {
    const b = await ouvrir('demo')
    const avant = await publicationEnCours(b.db)
    await vieillir(b, true)
    await assurer(b)
    const { publieeLe: _, ...apres } = (await publicationEnCours(b.db))!
    expect(avant).toMatchObject(apres)
  })

  it('ne remplace jamais de vraies données par des fictives : dit comment les recharger, et les laisse', async () => {
    const b = await ouvrir('demo')
    await vieillir(b, false)
    const avant = await publicationEnCours(b.db)
    await expect(assurer(b)).rejects.toThrow(
      /1\sdépartement, ancienne.*autre version.*intactes.*npm run etl -- --from DIR/,
    )
    expect(await publicationEnCours(b.db)).toEqual(avant)
  })
})

describe('une commande qui lit la publication', () => {
  it('dit en français que rien n’est publié, et que faire', async () => {
    const b = await ouvrir('migree')
    await expect(exigerPublication(b.db)).rejects.toThrow(/aucune donnée n’est publiée.*npm run etl/)
  })

  it('refuse celle d’une autre version, fictive ou non, et accepte celle d’aujourd’hui', async () => {
    const b = await ouvrir('demo')
    await exigerPublication(b.db)
    await vieillir(b, true)
    await expect(exigerPublication(b.db)).rejects.toThrow(/autre version du programme/)
  })
})
