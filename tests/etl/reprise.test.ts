/** What a second run does, what a killed run leaves, and which step a change makes stale. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ouvrirBase, type Base } from '#db/connect'
import { Atelier } from '../../etl/graphe.ts'
import { planifier } from '../../etl/plan.ts'
import { baseDeTest, DEMO, dossierTemporaire, ILE_NULLE, publier } from '../support/base.ts'
import { abimer, contenuPublie, copierIle, ILE, lancerEtl } from './dossier.ts'

const DATABASE_URL = process.env['DATABASE_URL'] ?? null

describe('deux chargements des mêmes fichiers', () => {
  let base: Base
  beforeAll(async () => {
    base = await baseDeTest()
  })
  afterAll(() => base.fermer())

  it('publient le même contenu, et le second ne fait rien', async () => {
    const premier = await publier(base, ILE_NULLE)
    const contenu = await contenuPublie(base)
    const second = await publier(base, ILE_NULLE)
    expect([premier.inchange, second.inchange]).toEqual([false, true])
    expect(second.version).toBe(premier.version)
    // an unchanged publication is put back whole by another one, then by --force
    await publier(base, copierAutre())
    await publier(base, ILE_NULLE)
    expect(await contenuPublie(base)).toEqual(contenu)
  })
})

function copierAutre(): string {
  const dossier = copierIle()
  abimer(dossier, ILE.presidentielle2022, (t) => t.replace('MACRON', 'MICRON'))
  return dossier
}

describe('un chargement tué', () => {
  it.each([1500, 3500])('après %i ms laisse la publication, et le suivant aboutit', async (delai) => {
    const home = dossierTemporaire()
    // A shared PostgreSQL may show these files already, from another folder: this one needs its own lake.
    expect((await lancerEtl(home, ['--from', ILE_NULLE, '--force'])).code).toBe(0)
    const lire = async () => {
      const base = await ouvrirBase({ databaseUrl: DATABASE_URL, home })
      try {
        return await contenuPublie(base)
      } finally {
        await base.fermer()
      }
    }
    const avant = await lire()
    const lac = () => fs.readdirSync(path.join(home, 'lac/participation'))
    const lacAvant = lac()
    const tue = await lancerEtl(home, ['--from', DEMO], delai)
    if (tue.signal === 'SIGKILL' && !tue.sortie.includes('Bascule')) {
      expect(await lire()).toEqual(avant)
      expect(lac()).toEqual(lacAvant)
    }
    expect((await lancerEtl(home, ['--from', ILE_NULLE, '--force'])).code).toBe(0)
    expect(await lire()).toEqual(avant)
  })
})

const etape = (entrees: Record<string, string>, version = 'a') => ({ nom: 'essai', version, entrees })

describe('le graphe des étapes', () => {
  it('ne refait que ce dont une entrée ou la version a changé, et dit pourquoi', async () => {
    const dossier = dossierTemporaire()
    const faites: string[] = []
    const faire = (e: ReturnType<typeof etape>) =>
      new Atelier(dossier).faire(e, async (d) => {
        faites.push(e.entrees['a']!)
        fs.writeFileSync(path.join(d, 'sortie'), e.entrees['a']!)
      })
    const sortie = await faire(etape({ a: '1' }))
    expect(await faire(etape({ a: '1' }))).toBe(sortie)
    expect(faites).toEqual(['1'])
    expect(fs.readFileSync(path.join(sortie, 'sortie'), 'utf8')).toBe('1')

    const atelier = new Atelier(dossier)
    expect(atelier.fraicheur(etape({ a: '2' }))).toEqual({ aJour: false, raison: 'a a changé' })
    expect(atelier.fraicheur(etape({ a: '1', b: '1' }))).toEqual({ aJour: false, raison: 'b est nouveau' })
    expect(atelier.fraicheur(etape({ a: '1' }, 'b'))).toMatchObject({ raison: 'le programme a changé' })
    expect(new Atelier(dossier, true).fraicheur(etape({ a: '1' }))).toMatchObject({ aJour: false })
    expect(new Atelier(dossierTemporaire()).fraicheur(etape({ a: '1' }))).toMatchObject({
      raison: 'jamais faite',
    })
  })

  it('une étape qui échoue ne laisse rien que l’on puisse prendre pour son résultat', async () => {
    const dossier = dossierTemporaire()
    const e = etape({ a: '1' })
    await expect(
      new Atelier(dossier).faire(e, async (d) => {
        fs.writeFileSync(path.join(d, 'moitie'), '')
        throw new Error('panne')
      }),
    ).rejects.toThrow('panne')
    expect(new Atelier(dossier).fraicheur(e).aJour).toBe(false)
  })

  it('une nuance qui change de bloc ne fait relire aucun fichier ; un fichier changé, lui seul', async () => {
    const options = { groupement: 'coalition', departements: null } as const
    const cles = async (source: string, groupement: 'coalition' | 'ministere' = 'coalition') => {
      const plan = await planifier({ ...options, source, groupement })
      const atelier = new Atelier(dossierTemporaire())
      const etapes = [...plan.tours.map((t) => t.etape), plan.contours.etape]
      return { version: plan.version, cles: new Map(etapes.map((e) => [e.nom, atelier.cle(e)])) }
    }
    const avant = await cles(ILE_NULLE)
    const autreGroupement = await cles(ILE_NULLE, 'ministere')
    expect(autreGroupement.cles).toEqual(avant.cles)
    expect(autreGroupement.version).not.toBe(avant.version)

    const apres = await cles(copierAutre())
    const changees = [...avant.cles].filter(([nom, cle]) => apres.cles.get(nom) !== cle).map(([nom]) => nom)
    expect(changees).toEqual(['resultats-2022-presidentielle-1'])
    expect(apres.version).not.toBe(avant.version)
  })
})
