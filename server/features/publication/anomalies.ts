/** Anomalies one by one, each with the place that it names: the value when it is a code, else the first bureau of the sentence. */
import { sql, type Kysely } from 'kysely'
import type { ListeAnomalies } from '#contract/publication'
import type { Schema } from '#db/schema'

/** More than any real publication has; a guard against a file that is wrong on every line. */
const LIMITE = 20_000

type Ligne = Omit<ListeAnomalies['anomalies'][number], 'lieu'> & { code: string | null; nom: string | null }

export async function listerAnomalies(db: Kysely<Schema>): Promise<ListeAnomalies> {
  const { rows } = await sql<Ligne>`
    with nommees as (
      select *, coalesce(
        substring(valeur from '^((?:[0-9]{5}|2[AB][0-9]{3}|Z[XZ][0-9]{3})(?:_[0-9A-Z.]+)?)$'),
        substring(message from '((?:[0-9]{5}|2[AB][0-9]{3}|Z[XZ][0-9]{3})_[0-9A-Z.]{4,})')) as code_lieu
      from publie.anomalie)
    select a.id, source, ligne, champ, valeur, regle, gravite, voix, message, lieu.code, lieu.nom,
           coalesce(lieu.departement,
             case when code_lieu ~ '^9[78]' then left(code_lieu, 3) else left(code_lieu, 2) end) as departement
    from nommees a
    left join publie.lieu on lieu.code = code_lieu and lieu.niveau = case when position('_' in code_lieu) > 0 then 'bureau' else 'commune' end
    order by array_position(array['erreur', 'alerte', 'information'], gravite), voix desc nulls last, a.id
    limit ${LIMITE}`.execute(db)
  return {
    anomalies: rows.map(({ code, nom, ...a }) => ({
      ...a,
      lieu: code === null || nom === null ? null : { code, nom },
    })),
  }
}
