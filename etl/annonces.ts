/** What the command says before doing anything: the files that it knows (`--list`), the steps that it would run (`--plan`). */
import path from 'node:path'
import { correspond } from './fichiers.ts'
import { Atelier } from './graphe.ts'
import { planifier, type OptionsPlan } from './plan.ts'
import { versionPubliee, type BaseFermee } from './publiee.ts'
import { inventaire } from './steps/sources.ts'

type Sortie = { write(texte: string): unknown }

/** Files of a folder, grouped by card: what reads them, or why nothing does; those without a card last. */
export function ecrireInventaire(source: string, sortie: Sortie): void {
  const groupes = new Map<string, { qui: string; fichiers: string[] }>()
  let [lus, inutiles, inconnus] = [0, 0, 0]
  for (const { fichier, fiche } of inventaire(source, correspond)) {
    const cle = fiche?.cle ?? ''
    if (!fiche) inconnus++
    else if (fiche.etape === 'aucune') inutiles++
    else lus++
    const qui = !fiche
      ? '? aucune fiche dans data/sources : le fichier n’est pas lu'
      : fiche.etape === 'aucune'
        ? `– ${fiche.titre} : non chargé, ${fiche.raison}`
        : `✓ ${fiche.titre} : lu par l’étape « ${fiche.etape} »`
    const groupe = groupes.get(cle) ?? { qui, fichiers: [] }
    groupe.fichiers.push(fichier)
    groupes.set(cle, groupe)
  }
  const ordre = [...groupes].sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b))
  for (const [, { qui, fichiers }] of ordre) {
    sortie.write(`${qui}\n`)
    const montres = fichiers.length > 6 ? fichiers.slice(0, 2) : fichiers
    for (const fichier of montres) sortie.write(`    ${fichier}\n`)
    if (montres.length < fichiers.length)
      sortie.write(
        `    … et ${fichiers.length - montres.length} autres dans ${path.posix.dirname(fichiers[0]!)}\n`,
      )
  }
  sortie.write(`\n${lus} fichiers lus, ${inutiles} connus et non chargés, ${inconnus} inconnus\n`)
}

/** One line per step: up to date, or to do and why. */
export async function ecrirePlan(
  o: OptionsPlan & { home: string; base: BaseFermee; forcer: boolean },
  sortie: Sortie,
): Promise<void> {
  const atelier = new Atelier(path.join(o.home, 'atelier'), o.forcer)
  const plan = await planifier(o, atelier)
  const dire = (nom: string, raison: string | null) =>
    sortie.write(`  ${raison === null ? '✓' : '→'} ${nom.padEnd(34)} ${raison ?? 'à jour'}\n`)
  for (const { nom, etape } of plan.noeuds) {
    const fraicheur = atelier.fraicheur(etape)
    dire(nom, fraicheur.aJour ? null : fraicheur.raison)
  }
  const publiee = (await versionPubliee(o.base)) === plan.version
  dire('publication', publiee && !o.forcer ? null : `données ${plan.version} à publier`)
}
