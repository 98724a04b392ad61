/** What `docker compose up` runs, read as text: `docker compose config --quiet` checks the rest (docs/exploitation.md). */
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const lire = (nom: string): string => fs.readFileSync(path.resolve(import.meta.dirname, '../..', nom), 'utf8')

it('runs PostGIS, a server and a worker, each with its health', () => {
  const [, services = ''] = lire('docker-compose.yml').split(/^(?:services|volumes):$/m)
  const blocs = new Map(
    services.split(/^ {2}(?=\w+:$)/m).flatMap((b) => {
      const nom = /^(\w+):$/m.exec(b)?.[1]
      return nom ? [[nom, b] as const] : []
    }),
  )
  expect([...blocs.keys()].slice(0, 3)).toEqual(['base', 'serveur', 'ouvrier'])
  for (const nom of ['base', 'serveur', 'ouvrier']) expect(blocs.get(nom)).toContain('healthcheck:')
  expect(blocs.get('base')).toMatch(/image: postgis\/postgis:16/)
  // no password in the file, and none without one
  expect(blocs.get('base')).toMatch(/POSTGRES_PASSWORD: \$\{POSTGRES_PASSWORD:\?/)
  expect(blocs.get('ouvrier')).toContain('server/worker.ts')
})

it('builds an image from the lockfile, run by nobody of importance, without the secrets of the folder', () => {
  const image = lire('Dockerfile')
  const ordre = ['server/install.mjs', 'npm run build', 'USER node', 'CMD'].map((m) => image.indexOf(m))
  expect(ordre.every((i) => i >= 0)).toBe(true)
  expect(ordre).toEqual(ordre.toSorted((a, b) => a - b))
  expect(lire('server/install.mjs')).toContain("['ci',")
  expect(lire('.dockerignore').split('\n')).toEqual(
    expect.arrayContaining(['.env*', '.git', 'node_modules', '.qg']),
  )
})
