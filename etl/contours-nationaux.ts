/** The official contours of bureaux are one file of some 650 MB for the whole country: cut it into one file per wanted département. */
import fs from 'node:fs'
import path from 'node:path'
import { SourceInvalide } from './anomalie.ts'
import { octets } from './lignes.ts'
import { trouver } from './fichiers.ts'

const NATIONAL = 'contours/bureaux-de-vote/contours-france-entiere-latest-v2.geojson'

/**
 * Texts of the features of a GeoJSON file, one at a time: the objects at depth 2, in « features ».
 * @throws SourceInvalide when the file ends inside a feature.
 */
export async function* lireEntites(fichier: string): AsyncGenerator<string> {
  const decodeur = new TextDecoder('utf-8', { fatal: true })
  let [profondeur, dansTexte, echappe] = [0, false, false]
  let entite = ''
  for await (const morceau of octets(fichier)) {
    const texte = decodeur.decode(morceau as unknown as Uint8Array, { stream: true })
    let debut = 0
    for (let i = 0; i < texte.length; i++) {
      const c = texte.charCodeAt(i)
      if (dansTexte) {
        if (echappe) echappe = false
        else if (c === 92) echappe = true
        else if (c === 34) dansTexte = false
      } else if (c === 34) dansTexte = true
      else if (c === 123) {
        if (profondeur === 1) debut = i
        profondeur++
      } else if (c === 125) {
        profondeur--
        if (profondeur === 1) {
          yield entite + texte.slice(debut, i + 1)
          entite = ''
        }
      }
    }
    if (profondeur > 1) entite += texte.slice(debut)
  }
  if (profondeur !== 0)
    throw new SourceInvalide(fichier, null, 'GeoJSON tronqué : une entité n’est pas terminée')
}

/** Writes `bureaux-de-vote-<département>.geojson` for each wanted département that is not there yet. */
export async function decouperContours(dossier: string, departements: ReadonlySet<string>): Promise<void> {
  const national = trouver(dossier, NATIONAL)
  if (!national) return
  const chemin = (d: string) => path.join(dossier, path.dirname(NATIONAL), `bureaux-de-vote-${d}.geojson`)
  const manquants = new Set([...departements].filter((d) => !fs.existsSync(chemin(d))))
  if (manquants.size === 0) return
  const entites = new Map([...manquants].map((d) => [d, [] as string[]]))
  for await (const entite of lireEntites(national)) {
    const departement = /"codeDepartement"\s*:\s*"([^"]+)"/.exec(entite)?.[1]
    if (departement !== undefined) entites.get(departement)?.push(entite)
  }
  for (const [d, liste] of entites) {
    const encours = `${chemin(d)}.encours`
    fs.writeFileSync(encours, `{"type":"FeatureCollection","features":[\n${liste.join(',\n')}\n]}\n`)
    fs.renameSync(encours, chemin(d))
  }
}
