/** Reads one round of a file with a reader, outside any step. */
import { Journal, type Anomalie } from '../../etl/anomalie.ts'
import type { Candidature, Lecteur, ResultatBureau } from '../../etl/sources/resultat.ts'

/** A bureau as it is read, the votes beside the names. */
export type BureauLu = Omit<ResultatBureau, 'candidats' | 'voix'> & {
  candidats: (Candidature & { voix: number })[]
}

export async function lire(
  lecteur: Lecteur,
  chemin: string,
  scrutin: string,
  avec: string | null = null,
): Promise<{ bureaux: BureauLu[]; anomalies: Anomalie[] }> {
  const journal = new Journal()
  const bureaux: BureauLu[] = []
  for await (const lot of lecteur({
    cle: `resultats-${scrutin}`,
    chemin,
    nom: 'fichier',
    scrutin,
    avec,
    connus: new Set(),
    journal,
  }))
    for (const { voix, ...b } of lot)
      bureaux.push({ ...b, candidats: b.candidats.map((c, k) => ({ ...c, voix: voix[k]! })) })
  return { bureaux, anomalies: journal.anomalies }
}

export const voixDe = (bureaux: readonly BureauLu[]) =>
  bureaux.reduce((somme, b) => b.candidats.reduce((s, c) => s + c.voix, somme), 0)
