/** Indicators of a place beside its département and the country: value, grain, doubt, reason of what is not given. */
import type { Kysely } from 'kysely'
import type { ValeurIndicateur } from '#contract/lieu'
import type { Schema } from '#db/schema'
import { INDICATEURS, type Indicateur } from '#domain/indicateur'
import { CODE_FRANCE, type Niveau } from '#domain/lieu'

/** Values that were measured by IRIS have a source of their own. */
function sourceDe(i: Indicateur, niveau: Niveau, maille: string): string {
  const desIris =
    maille === 'iris' ||
    (i.maille === 'circonscription' && niveau !== 'circonscription' && niveau !== 'france')
  return (desIris ? i.sourceIris : null) ?? i.source
}

/** Indicators of a place, in the order of the catalogue; none when nothing is known of it. */
export async function lireSociologie(
  db: Kysely<Schema>,
  lieu: { niveau: Niveau; code: string; departement: string | null },
): Promise<ValeurIndicateur[]> {
  const fiche = (niveau: Niveau, code: string | null) =>
    db
      .withSchema('publie')
      .selectFrom('sociologie')
      .select(['valeurs', 'mailles', 'incertitudes', 'motifs'])
      .where('niveau', '=', niveau)
      .where('code', '=', code)
      .executeTakeFirst()
  const ici = await fiche(lieu.niveau, lieu.code)
  if (!ici) return []
  // nothing is read beside itself
  const departement = lieu.niveau === 'departement' ? undefined : await fiche('departement', lieu.departement)
  const france = await fiche('france', CODE_FRANCE)
  return INDICATEURS.filter((i) => i.cle in ici.valeurs).map((i): ValeurIndicateur => {
    const { cle, libelle, unite } = i
    const maille = ici.mailles[cle] ?? lieu.niveau
    return {
      cle,
      libelle,
      unite,
      source: sourceDe(i, lieu.niveau, maille),
      maille,
      valeur: ici.valeurs[cle] ?? null,
      incertitude: ici.incertitudes[cle] ?? null,
      motif: ici.motifs[cle] ?? null,
      departement: departement?.valeurs[cle] ?? null,
      france: france?.valeurs[cle] ?? null,
    }
  })
}
