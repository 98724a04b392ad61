/** Step « lieux de vote »: name and address of the polling place of each bureau, from the REU table of bureaux when it is there. */
import { CodeInvalide, parseCodeBureauEntier } from '#domain/codes'
import { pluriel } from '#domain/typographie'
import { litteral, type Duck } from '#db/duckdb'
import { SourceInvalide, type Journal } from '../anomalie.ts'
import { fichiersDe } from '../catalogue.ts'

const CLE = 'reu-bureaux'
/** Key of the results, then the label and the parts of the address, in the order in which they are written. */
const COLONNES = ['id_brut_miom', 'libelle_reu', 'num_voie_reu', 'voie_reu', 'cp_reu', 'commune_reu'] as const

const propre = (s: string | null): string | null => s?.trim().replace(/\s+/g, ' ') || null

/**
 * Polling place by bureau code; empty when the folder has no REU table.
 * @throws SourceInvalide when a column that its card describes is missing.
 */
export async function lireLieuxDeVote(
  duck: Duck,
  source: string,
  journal: Journal,
): Promise<Map<string, string>> {
  const lieux = new Map<string, string>()
  let inconnus = 0
  for (const { fichier } of fichiersDe(source, CLE)) {
    const lignes = await duck
      .lignes<Record<(typeof COLONNES)[number], string | null>>(
        `select ${COLONNES.map((c) => `${c}::varchar as ${c}`).join(', ')}
         from ${litteral(fichier)} where id_brut_miom is not null`,
      )
      .catch((cause: unknown) => {
        throw new SourceInvalide(fichier, null, `table du REU illisible (${(cause as Error).message})`, {
          cause,
        })
      })
    for (const l of lignes)
      try {
        const voie = [l.num_voie_reu, l.voie_reu].filter(Boolean).join(' ')
        const ville = [l.cp_reu, l.commune_reu].filter(Boolean).join(' ')
        const lieu = [l.libelle_reu, voie, ville].flatMap((s) => propre(s) ?? []).join(', ')
        if (lieu !== '') lieux.set(parseCodeBureauEntier(l.id_brut_miom!), lieu)
      } catch (erreur) {
        if (!(erreur instanceof CodeInvalide)) throw erreur
        inconnus++
      }
  }
  if (inconnus > 0)
    journal.signaler({
      source: CLE,
      champ: 'id_brut_miom',
      regle: 'code inconnu',
      gravite: 'alerte',
      message: `${pluriel(inconnus, 'bureau', 'bureaux')} du REU au code illisible : lieu de vote non repris`,
    })
  return lieux
}
