/** The last backtest of this machine, left by `npm run backtest` in the folder of the application. */
import fs from 'node:fs'
import path from 'node:path'

export const FICHIER_RETROPREVISION = 'retroprevision.json'

/** @returns null when the command has not been run here. @throws SyntaxError on a spoiled file. */
export function lireRetroprevision(home: string): unknown {
  const fichier = path.join(home, FICHIER_RETROPREVISION)
  return fs.existsSync(fichier) ? JSON.parse(fs.readFileSync(fichier, 'utf8')) : null
}
