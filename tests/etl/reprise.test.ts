/** What a second run does, what a killed run leaves, and which step a change makes stale. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ouvrirBase, type Base, type OptionsBase } from '#db/connect'
import { Atelier } from '../../etl/graphe.ts'
import { extraitsNuances } from '../../etl/extraits.ts'
import { NUANCES } from '../../etl/fichiers.ts'
import { fermeture } from '../../etl/empreinte.ts'
import { planifier, type OptionsPlan } from '../../etl/plan.ts'
import { baseFermee } from '../../etl/publiee.ts'
import { baseDeTest, dossierTemporaire, ILE_NULLE, publier } from '../support/base.ts'
import { copierImage, effacerCopie } from '../support/images.ts'
import { abimer, contenuPublie, copierIle, ILE, lancerEtl } from './dossier.ts'

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
  let lieu: OptionsBase
  let avant: unknown
  const lire = async () => {
    const base = await ouvrirBase(lieu)
    try {
      return {
        base: await contenuPublie(base),
        lac: fs.readdirSync(path.join(lieu.home, 'lac/participation')),
      }
    } finally {
      await base.fermer()
    }
  }
  beforeAll(async () => {
    lieu = await copierImage('migree')
    expect((await lancerEtl(lieu, ['--from', ILE_NULLE])).code).toBe(0)
    avant = await lire()
  })
  afterAll(() => effacerCopie(lieu))

  it.each(['✓ Contours', '✓ Publication des lieux'])(
    'à « %s » laisse la publication, et le suivant aboutit',
    async (texte) => {
      const autre = ['--from', ILE_NULLE, '--groupement', 'ministere', '--force']
      expect((await lancerEtl(lieu, autre, { texte, ms: 0 })).signal).toBe('SIGKILL')
      expect(await lire()).toEqual(avant)
      expect((await lancerEtl(lieu, ['--from', ILE_NULLE, '--force'])).code).toBe(0)
      expect(await lire()).toEqual(avant)
    },
  )
})

const etape = (entrees: Record<string, string>, version = 'a') => ({ nom: 'essai', version, entrees })

describe('la note de ce que montre la base embarquée', () => {
  it('à moitié écrite par un chargement tué, ne dit rien et n’arrête pas le suivant', async () => {
    const home = dossierTemporaire()
    fs.mkdirSync(path.join(home, 'base'))
    const base = baseFermee({ home, databaseUrl: null })
    expect(await base.version()).toBe(null)
    fs.writeFileSync(path.join(home, 'publication.json'), '{"version":"abc"}')
    expect(await base.version()).toBe('abc')
    fs.writeFileSync(path.join(home, 'publication.json'), '{"vers')
    expect(await base.version()).toBe(null)
  })
})

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

  it('un dossier que l’on retirait quand le chargement est mort ne passe pas pour entier', async () => {
    const dossier = dossierTemporaire()
    const e = etape({ a: '1' })
    const ecrire = async (d: string) => fs.writeFileSync(path.join(d, 'sortie'), 'entier')
    const sortie = await new Atelier(dossier).faire(e, ecrire)
    const { rmSync } = fs
    /** Dies once the files of a whole folder are gone, before the folder itself is. */
    const mourirEnRetirant = async (faire: () => unknown) => {
      const espion = vi.spyOn(fs, 'rmSync').mockImplementation((chemin, options) => {
        if (!fs.existsSync(path.join(String(chemin), 'sortie'))) return rmSync(chemin, options)
        rmSync(path.join(String(chemin), 'sortie'))
        throw new Error('tué')
      })
      await expect((async () => faire())()).rejects.toThrow('tué')
      espion.mockRestore()
      expect(new Atelier(dossier).fraicheur(e).aJour).toBe(false)
      expect(await new Atelier(dossier).faire(e, ecrire)).toBe(sortie)
      expect(fs.readFileSync(path.join(sortie, 'sortie'), 'utf8')).toBe('entier')
    }
    await mourirEnRetirant(() => new Atelier(dossier, true).faire(e, ecrire))
    await mourirEnRetirant(() => new Atelier(dossier).nettoyer([]))
    new Atelier(dossier).nettoyer([e])
    expect(fs.readdirSync(path.join(dossier, 'essai'))).toEqual([path.basename(sortie)])
  })

  const cles = async (source: string, options: Partial<OptionsPlan> = {}) => {
    const atelier = new Atelier(dossierTemporaire())
    const plan = await planifier({ groupement: 'coalition', departements: null, ...options, source }, atelier)
    return new Map([
      ...plan.noeuds.map((n) => [n.nom, atelier.cle(n.etape)] as const),
      ['publication', plan.version] as const,
    ])
  }
  const changees = (avant: Map<string, string>, apres: Map<string, string>) =>
    [...avant].filter(([nom, cle]) => apres.get(nom) !== cle).map(([nom]) => nom)

  it('une autre lecture des nuances ne refait ni lecture, ni suivi, ni contours, ni géométrie de la carte', async () => {
    const avant = await cles(ILE_NULLE)
    expect(changees(avant, await cles(ILE_NULLE, { groupement: 'ministere' }))).toEqual([
      'reports',
      'mouvements',
      'sieges',
      'profils-types',
      'moteur',
      'carte-valeurs',
      'publication',
    ])
  })

  it('une nuance qui change de bloc refait ce qui compte des blocs, et rien d’autre', async () => {
    const atelier = new Atelier(dossierTemporaire())
    const { noeuds } = await planifier(
      { groupement: 'coalition', departements: null, source: ILE_NULLE },
      atelier,
    )
    const aval = new Set<string>()
    for (const n of noeuds)
      if ('data/ref/nuances-blocs.csv' in n.etape.entrees || n.apres.some((a) => aval.has(a))) aval.add(n.nom)
    const intactes = noeuds.map((n) => n.nom).filter((nom) => !aval.has(nom) && !nom.startsWith('resultats-'))
    expect(intactes).toEqual(
      expect.arrayContaining([
        'contours',
        'lac',
        'territoire',
        'suivi',
        'jointure',
        'sociologie',
        'iris',
        'lieux',
        'elus',
        'geometrie',
        'carte-contours',
      ]),
    )
  })

  it('d’une nuance, chaque lecture ne lit que son bloc, et les tours chargés : le reste ne refait rien', () => {
    const texte = fs.readFileSync(NUANCES, 'utf8')
    const lire = (f: (t: string) => string) => {
      const fichier = path.join(dossierTemporaire(), 'nuances.csv')
      fs.writeFileSync(fichier, f(texte))
      return extraitsNuances(['2024-legislatives-1', '2022-presidentielle-2'], fichier)
    }
    const avant = lire((t) => t)
    const changes = (avec: string, par: string) => {
      expect(texte).toContain(avec)
      const apres = lire((t) => t.replace(avec, par))
      return Object.keys(avant).filter(
        (k) => avant[k as keyof typeof avant] !== apres[k as keyof typeof avant],
      )
    }
    expect(changes('2024-legislatives,UDI,centre,droite', '2024-legislatives,UDI,droite,droite')).toEqual([
      'coalition',
    ])
    expect(changes('2024-legislatives,UDI,', '2024-legislatives,UDX,')).toEqual([
      'coalition',
      'ministere',
      'connues',
    ])
    expect(changes('Renaissance.', 'Renaissance, ex-LREM.')).toEqual([])
    expect(changes('2002-presidentielle,HUE,gauche', '2002-presidentielle,HUE,centre')).toEqual([])
    expect(() => lire((t) => t.replace('coalition', 'alliance'))).toThrow(
      /ligne 1 : colonnes election, nuance/,
    )
  })

  it('un fichier de résultats changé fait relire son tour seul', async () => {
    const faites = changees(await cles(ILE_NULLE), await cles(copierAutre()))
    expect(faites.filter((nom) => nom.startsWith('resultats-') || nom === 'contours')).toEqual([
      'resultats-2022-presidentielle-1',
    ])
    expect(faites).toContain('publication')
  })

  it('un fichier qui vient doubler un tour fait relire ce tour, qui le dit laissé de côté', async () => {
    const dossier = copierIle()
    const double = path.join(dossier, 'elections/bureaux-csv/2019-europeennes_par_bureau_large.csv')
    fs.mkdirSync(path.dirname(double), { recursive: true })
    fs.writeFileSync(double, '')
    const faites = changees(await cles(ILE_NULLE), await cles(dossier))
    expect(faites.filter((nom) => nom.startsWith('resultats-'))).toEqual(['resultats-2019-europeennes-1'])
  })

  it('la version d’une étape tient à tout le code qu’elle fait tourner, scripts SQL compris, et à lui seul', () => {
    const suivi = fermeture('etl/steps/suivi.ts')
    expect(suivi).toEqual(
      expect.arrayContaining([
        'etl/steps/suivi.ts',
        'etl/tables.ts',
        'server/db/duckdb.ts',
        'sql/etl/suivi.sql',
      ]),
    )
    expect(suivi.some((f) => f.startsWith('@duckdb/node-api@'))).toBe(true)
    expect(suivi).not.toContain('sql/etl/agregats.sql')
    expect(suivi).not.toContain('etl/steps/carte.ts')
  })
})
