/** What a load says and leaves when the machine or the database lets it down, and when there are two of it. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ouvrirBase, type OptionsBase } from '#db/connect'
import { sousVerrou } from '#db/verrouPartage'
import { direPanne } from '../../etl/panne.ts'
import { Passage } from '../../etl/passage.ts'
import { versionDuLac } from '../../etl/publiee.ts'
import { DossierOccupe, seulDans } from '../../etl/verrou.ts'
import { dossierTemporaire, ILE_NULLE, RACINE } from '../support/base.ts'
import { copierImage, effacerCopie, publierDans } from '../support/images.ts'
import { lancerEtl } from './dossier.ts'

/** A process that works in `dossier` until it is killed. */
async function occuper(dossier: string): Promise<() => Promise<void>> {
  const code = `import('./etl/verrou.ts').then((m) => m.seulDans(${JSON.stringify(dossier)}, 'Un essai', () => {
    console.log('tenu'); return new Promise(() => setInterval(() => {}, 1000)) }))`
  const enfant = spawn(process.execPath, ['--import', 'tsx', '-e', code], { cwd: RACINE })
  const fini = new Promise<void>((oui) => enfant.once('exit', () => oui()))
  await new Promise<void>((oui) => enfant.stdout.once('data', () => oui()))
  return () => {
    enfant.kill('SIGKILL')
    return fini
  }
}

describe('deux à la fois dans un dossier', () => {
  it('le second est refusé avec le numéro du premier ; tué, celui-ci ne tient plus rien', async () => {
    const dossier = dossierTemporaire()
    const tuer = await occuper(dossier)
    const second = seulDans(dossier, 'Un essai', () => Promise.resolve('fait'))
    await expect(second).rejects.toThrow(/^Un essai est déjà en cours dans .*\(processus \d+\)/)
    await expect(second).rejects.toBeInstanceOf(DossierOccupe)
    await tuer()
    expect(await seulDans(dossier, 'Un essai', () => Promise.resolve('fait'))).toBe('fait')
  })

  it('un verrou à moitié écrit par un mort ne tient personne dehors', async () => {
    const dossier = dossierTemporaire()
    fs.writeFileSync(path.join(dossier, 'occupe.verrou'), 'moitié')
    expect(await seulDans(dossier, 'Un essai', () => Promise.resolve('fait'))).toBe('fait')
  })
})

describe('la commande', () => {
  let lieu: OptionsBase
  beforeAll(async () => {
    lieu = await copierImage('migree')
  })
  afterAll(() => effacerCopie(lieu))

  it('à côté d’une autre, le dit sans pile d’appels et sans rien toucher ; seule, publie', async () => {
    const tuer = await occuper(lieu.home)
    const refus = await lancerEtl(lieu, ['--from', ILE_NULLE])
    await tuer()
    expect(refus.code).toBe(1)
    expect(refus.erreurs).toMatch(
      /Erreur : Un chargement est déjà en cours[^\n]*\nRien n’a été publié : la publication précédente est intacte\.\n$/,
    )
    expect((await lancerEtl(lieu, ['--from', ILE_NULLE])).code).toBe(0)
  })

  it('à côté d’un serveur qui tient la base embarquée, le dit sans pile d’appels', async () => {
    const home = dossierTemporaire()
    fs.writeFileSync(path.join(home, 'base.verrou'), String(process.pid))
    const { code, erreurs } = await lancerEtl({ home, databaseUrl: null }, ['--from', ILE_NULLE])
    expect(code).toBe(1)
    expect(erreurs).toMatch(
      /Erreur : La base embarquée[^\n]*est déjà ouverte par le processus \d+[^\n]*\nRien/,
    )
    expect(erreurs).not.toContain('    at ')
  })

  it('interrompue au clavier, dit que rien n’est perdu', async () => {
    const fin = await lancerEtl(
      lieu,
      ['--from', ILE_NULLE, '--force'],
      { texte: '✓ Contours', ms: 0 },
      'SIGINT',
    )
    expect(fin.signal).toBe('SIGINT')
    expect(fin.erreurs).toMatch(/^\nInterrompu\. .*relancez la même commande/)
  })

  it('quand la place manque après la bascule, dit que c’est publié, et le chargement suivant range le lac', async () => {
    const base = await ouvrirBase(lieu)
    try {
      const { writeFileSync } = fs
      const espion = vi.spyOn(fs, 'writeFileSync').mockImplementation((vers, ...reste) => {
        if (String(vers).endsWith(path.join('lac', 'version')))
          throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
        writeFileSync(vers, ...reste)
      })
      const home = dossierTemporaire()
      const ecrire = publierDans(home, base, ILE_NULLE, new Set(['99']))
      await expect(ecrire).rejects.toThrow(/^les données \w+ sont publiées, mais .*ENOSPC/)
      espion.mockRestore()
      expect(versionDuLac(home)).toBe(null)
      const { version, inchange } = await publierDans(home, base, ILE_NULLE, new Set(['99']))
      expect([versionDuLac(home), inchange]).toEqual([version, true])
    } finally {
      await base.fermer()
    }
  })

  it.runIf(process.env['DATABASE_URL'])(
    'une connexion coupée entre deux requêtes rend le verrou, et ne tue pas le programme',
    async () => {
      const base = await ouvrirBase(lieu)
      const autre = await ouvrirBase(lieu)
      try {
        const tenu = sousVerrou(base, 'essai', async (tenir) => {
          await tenir()
          const { sql } = await import('kysely')
          await sql`select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
          where l.locktype = 'advisory' and d.datname = current_database()`.execute(autre.db)
          await new Promise((oui) => setTimeout(oui, 200))
          await tenir()
        })
        await expect(tenu).rejects.toThrow()
        expect(await sousVerrou(base, 'essai', () => Promise.resolve('repris'))).toBe('repris')
      } finally {
        await base.fermer()
        await autre.fermer()
      }
    },
  )
})

describe('une panne de la machine', () => {
  it.each([
    [
      Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
      /^Le disque est plein/,
    ],
    [
      new Error('IO Error: Could not write file "x.parquet": No space left on device'),
      /^Le disque est plein/,
    ],
    [
      new Error('étape', { cause: new Error('Connection terminated unexpectedly') }),
      /^La base PostgreSQL a coupé/,
    ],
    [Object.assign(new Error('no'), { code: '53100' }), /^Le disque de la base PostgreSQL est plein/],
    [
      Object.assign(new Error('EACCES: permission denied, open x'), { code: 'EACCES' }),
      /^Un fichier ne peut pas/,
    ],
    [new Error('Out of Memory Error: failed to allocate'), /^La mémoire manque/],
  ])('%s se dit en français, avec ce qu’il faut faire', (cause, attendu) => {
    expect(direPanne(cause)).toMatch(attendu)
  })

  it('une faute du programme n’en est pas une', () => {
    expect(direPanne(new TypeError('x is not a function'))).toBe(null)
  })

  it('un disque qui ne prend qu’une partie de ce qu’on lui donne finit par l’avoir tout', () => {
    const fichier = path.join(dossierTemporaire(), 'passage.csv')
    const { writeSync } = fs
    const espion = vi
      .spyOn(fs, 'writeSync')
      .mockImplementation(((fd: number, octets: Buffer, debut: number, longueur: number) =>
        writeSync(fd, octets, debut, Math.min(7, longueur))) as unknown as typeof fs.writeSync)
    const passage = new Passage(fichier, { a: 'varchar', n: 'integer' })
    const long = 'é'.repeat(3000)
    for (let i = 0; i < 50; i++) passage.ajouter(i === 20 ? long : `ligne ${i}`, i)
    passage.fermer()
    espion.mockRestore()
    expect(fs.readFileSync(fichier, 'utf8')).toBe(
      Array.from({ length: 50 }, (_, i) => `"${i === 20 ? long : `ligne ${i}`}",${i}\n`).join(''),
    )
  })
})
