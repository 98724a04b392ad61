/** The cards of data/sources, one TOML file each. */
import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'smol-toml'
import { Fiche } from '#contract/catalogue'
import { RACINE } from '../config.ts'

const DOSSIER = path.join(RACINE, 'data/sources')

/** @throws Error naming the card and what is wrong in it. */
export function lireCatalogue(dossier = DOSSIER): Fiche[] {
  const fiches = fs
    .readdirSync(dossier, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.toml'))
    .sort()
    .map((f) => {
      const lue = Fiche.safeParse(parse(fs.readFileSync(path.join(dossier, f), 'utf8')))
      if (lue.success) return lue.data
      const fautes = lue.error.issues.map((i) => `${i.path.join('.') || '(fiche)'} : ${i.message}`)
      throw new Error(`La fiche ${f} n’est pas complète :\n  ${fautes.join('\n  ')}`)
    })
  const doublon = fiches.find((f, i) => fiches.findIndex((g) => g.cle === f.cle) !== i)
  if (doublon) throw new Error(`Deux fiches portent la clé « ${doublon.cle} »`)
  return fiches
}
