/** Hashes that are remembered: a file that may have changed is read again. */
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { Carnet } from '../../etl/carnet.ts'
import { empreinteFichier } from '../../etl/empreinte.ts'
import { dossierTemporaire } from '../support/base.ts'

afterEach(() => void vi.restoreAllMocks())

const plusTard = () => vi.spyOn(Date, 'now').mockReturnValue(new Date('2100-01-01').getTime())

async function lire(carnet: string, fichier: string, oublier = false): Promise<string> {
  const c = new Carnet(carnet, oublier)
  const empreinte = await c.empreinte(fichier)
  c.fermer()
  return empreinte
}

/** A notebook that says « connue » of the file. */
async function remplir(): Promise<{ carnet: string; fichier: string }> {
  const dossier = dossierTemporaire()
  const [carnet, fichier] = [path.join(dossier, 'atelier/carnet.json'), path.join(dossier, 'source.csv')]
  fs.writeFileSync(fichier, 'Inscrits;100')
  plusTard()
  const empreinte = await lire(carnet, fichier)
  expect(empreinte).toBe(await empreinteFichier(fichier))
  fs.writeFileSync(carnet, fs.readFileSync(carnet, 'utf8').replace(empreinte, 'connue'))
  return { carnet, fichier }
}

it('un fichier que rien n’a touché n’est pas relu, sauf de force', async () => {
  const { carnet, fichier } = await remplir()
  expect(await lire(carnet, fichier)).toBe('connue')
  expect(await lire(carnet, fichier, true)).toBe(await empreinteFichier(fichier))
})

it('un fichier de même taille, remis à sa date, est relu', async () => {
  const { carnet, fichier } = await remplir()
  const { atime, mtime } = fs.statSync(fichier)
  fs.writeFileSync(fichier, 'Inscrits;900')
  fs.utimesSync(fichier, atime, mtime)
  expect(await lire(carnet, fichier)).toBe(await empreinteFichier(fichier))
})

it('un autre fichier de même taille et de même date mis à sa place est relu', async () => {
  const { carnet, fichier } = await remplir()
  const { atime, mtime } = fs.statSync(fichier)
  const autre = `${fichier}.neuf`
  fs.writeFileSync(autre, 'Inscrits;900')
  fs.utimesSync(autre, atime, mtime)
  fs.renameSync(autre, fichier)
  expect(await lire(carnet, fichier)).toBe(await empreinteFichier(fichier))
})

it('un fichier écrit à l’instant n’est pas retenu : il peut changer encore sans que sa date le dise', async () => {
  const dossier = dossierTemporaire()
  const [carnet, fichier] = [path.join(dossier, 'carnet.json'), path.join(dossier, 'source.csv')]
  fs.writeFileSync(fichier, 'Inscrits;100')
  await lire(carnet, fichier)
  expect(fs.existsSync(carnet)).toBe(false)
})

it('un carnet abîmé ne fait que relire', async () => {
  const { carnet, fichier } = await remplir()
  fs.writeFileSync(carnet, '{"moitié')
  expect(await lire(carnet, fichier)).toBe(await empreinteFichier(fichier))
})
