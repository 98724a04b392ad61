/** Reads one round of a file with a reader, outside any step. */
import { Journal, type Anomalie } from '../../etl/anomalie.ts'
import type { Lecteur, ResultatBureau } from '../../etl/sources/resultat.ts'

export async function lire(
  lecteur: Lecteur,
  chemin: string,
  scrutin: string,
  avec: string | null = null,
): Promise<{ bureaux: ResultatBureau[]; anomalies: Anomalie[] }> {
  const journal = new Journal()
  const bureaux: ResultatBureau[] = []
  for await (const lot of lecteur({
    cle: `resultats-${scrutin}`,
    chemin,
    nom: 'fichier',
    scrutin,
    avec,
    connus: new Set(),
    journal,
  }))
    bureaux.push(...lot)
  return { bureaux, anomalies: journal.anomalies }
}

export const voixDe = (bureaux: readonly ResultatBureau[]) =>
  bureaux.reduce((somme, b) => b.candidats.reduce((s, c) => s + c.voix, somme), 0)
