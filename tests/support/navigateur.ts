/** A built page and a headless Chromium, for the tests that need a real browser. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { RACINE } from './base.ts'
import { uneFoisSync } from './suite.ts'

export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
/** Software OpenGL through Mesa, two to five times faster than the default one. */
export const OPTIONS_CHROMIUM = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=gl-egl',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-quic',
]
export const chromiumPresent = fs.existsSync(CHROMIUM)
export const ARTEFACTS = path.join(RACINE, '.artefacts')

/** Builds the page once per run. Vitest says NODE_ENV=test, which would leave a development page behind for the next start. */
export const construirePage = (): void =>
  uneFoisSync('page', () => {
    const vite = path.join(RACINE, 'node_modules/vite/bin/vite.js')
    const env = { ...process.env, NODE_ENV: 'production' }
    execFileSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'error'], { cwd: RACINE, env })
    fs.mkdirSync(ARTEFACTS, { recursive: true })
  })
