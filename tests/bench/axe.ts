/**
 * `npm run bench -- axe [360|1280] [light|dark]`: every page and state of the demonstration under axe, light and dark, on a phone and on a desk;
 * prints what is serious or critical, and fails when there is any. A width, a theme: only those formats.
 */
import { chromium } from 'playwright-core'
import { eprouver, ETATS, FORMATS, ouvrirFormat } from '../support/axe.ts'
import { CHROMIUM, construirePage, OPTIONS_CHROMIUM } from '../support/navigateur.ts'
import { demarrerServeurDemo } from '../support/serveur.ts'
import { ligne, titre } from './mesure.ts'

export default async function banc(options: string[]): Promise<void> {
  construirePage()
  const serveur = await demarrerServeurDemo()
  const navigateur = await chromium.launch({ executablePath: CHROMIUM, args: OPTIONS_CHROMIUM })
  let total = 0
  for (const format of FORMATS.filter(({ largeur, theme }) =>
    options.every((o) => o === String(largeur) || o === theme),
  )) {
    titre(`axe, ${format.largeur} px, thème ${format.theme}`)
    const contexte = await ouvrirFormat(navigateur, format)
    for (const etat of ETATS) {
      const trouvees = await eprouver(contexte, serveur.url, etat)
      total += trouvees.length
      ligne(
        etat.nom,
        trouvees.length === 0 ? 'rien de sérieux' : `${trouvees.length} fautes`,
        trouvees.length === 0,
      )
      for (const faute of trouvees) console.log(`    ${faute}`)
    }
    await contexte.close()
  }
  await navigateur.close()
  await serveur.fermer()
  if (total > 0) process.exitCode = 1
}
