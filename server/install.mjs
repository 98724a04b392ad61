// Installs the dependencies when they are not there, or not those of the lockfile. Plain JavaScript, no dependency.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const racine = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

export function installer() {
  const [majeure = 0, mineure = 0] = process.versions.node.split('.').map(Number)
  if (majeure < 20 || (majeure === 20 && mineure < 19)) {
    console.error(
      `Node ${process.versions.node} est trop ancien : il faut Node 20.19 ou plus récent (https://nodejs.org).`,
    )
    process.exit(1)
  }
  const voulu = fs.readFileSync(path.join(racine, 'package-lock.json'), 'utf8')
  const temoin = path.join(racine, 'node_modules/.qg-lock')
  if (fs.existsSync(temoin) && fs.readFileSync(temoin, 'utf8') === voulu) return
  console.log('Installation des dépendances (une minute environ)…')
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: racine,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(
      'L’installation a échoué. Vérifiez la connexion au registre npm, puis relancez la commande.',
    )
    process.exit(status ?? 1)
  }
  fs.writeFileSync(temoin, voulu)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installer()
