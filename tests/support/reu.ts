/** Tables of the REU over île nulle, with the columns that INSEE documents. */
import fs from 'node:fs'
import path from 'node:path'
import { litteral, ouvrirDuck } from '#db/duckdb'
import { dossierTemporaire } from './base.ts'

export interface AdresseReu {
  /** Identifier of the bureau in the REU, `99001_1`. */
  bureau: string
  /** Identifier of the address, the same in every vintage. */
  adresse: string
  longitude: number | null
  latitude: number | null
  nombre: number
}

/** Twenty-five addresses on a grid in each of the three squares of Zéroville. */
export function adressesIle(): AdresseReu[] {
  const coins: [string, number, number][] = [['99001_1', -0.015, 0], ['99001_2', -0.005, 0], ['99001_3', -0.015, -0.01]] // prettier-ignore
  return coins.flatMap(([bureau, x, y]) =>
    Array.from({ length: 25 }, (_, i) => ({
      bureau,
      adresse: `rue ${bureau} ${i}`,
      longitude: x + 0.001 + 0.002 * (i % 5),
      latitude: y + 0.001 + 0.002 * Math.floor(i / 5),
      nombre: 2,
    })),
  )
}

/** Writes `table-adresses-reu`, and `table-bv-reu` when bureaux are given. @returns the path of the first. */
export async function ecrireReu(
  dossier: string,
  format: 'csv' | 'parquet',
  adresses: readonly AdresseReu[],
  bureaux: readonly { id_brut_reu: string; id_brut_miom: string }[] | null = null,
): Promise<string> {
  fs.mkdirSync(dossier, { recursive: true })
  const duck = await ouvrirDuck(dossierTemporaire())
  const options = format === 'csv' ? '(format csv, header)' : '(format parquet)'
  try {
    const lignes = adresses.map(
      (a) =>
        `(${litteral(a.bureau)}, ${litteral(a.adresse)}, ${a.longitude ?? 'null'}, ${a.latitude ?? 'null'}, ${a.nombre})`,
    )
    const fichier = path.join(dossier, `table-adresses-reu.${format}`)
    await duck.connexion.run(
      `copy (select split_part(bureau, '_', 1) as code_commune_ref, split_part(bureau, '_', 1) as reconstitution_code_commune,
               bureau as id_brut_bv_reu, adresse as id, adresse as geo_adresse, 'housenumber' as geo_type, 0.9 as geo_score,
               longitude::double as longitude, latitude::double as latitude, adresse as api_line, 3 as nb_bv_commune,
               nombre::integer as nb_adresses
             from (values ${lignes.join()}) as t(bureau, adresse, longitude, latitude, nombre)) to ${litteral(fichier)} ${options}`,
    )
    if (bureaux) {
      const table = bureaux.map((b) => `(${litteral(b.id_brut_reu)}, ${litteral(b.id_brut_miom)})`)
      await duck.connexion.run(
        `copy (select id_brut_reu, id_brut_miom, split_part(id_brut_reu, '_', 1) as code_commune, split_part(id_brut_reu, '_', 2) as code,
                 'Mairie' as libelle_reu, '1' as num_voie_reu, 'rue du Zéro' as voie_reu, '99000' as cp_reu, 'Zéroville' as commune_reu,
                 25 as nb_adresses
               from (values ${table.join()}) as t(id_brut_reu, id_brut_miom))
         to ${litteral(path.join(dossier, `table-bv-reu.${format}`))} ${options}`,
      )
    }
    return fichier
  } finally {
    duck.fermer()
  }
}
