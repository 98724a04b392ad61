/**
 * Results per bureau in long form, two Parquet files (territoires, candidats) whose candidates have a surname and a nuance but no
 * panel number: homonyms of one nuance are one candidate there. Used only for bureaux that the official layout lacks.
 */
import { communeDe, departementDe, parseCodeBureauEntier } from '#domain/codes'
import { cleNuance } from '#domain/bloc'
import { litteral, ouvrirDuck } from '#db/duckdb'
import os from 'node:os'
import { SourceInvalide } from '../anomalie.ts'
import type { Candidat, Lecteur } from './resultat.ts'

interface Territoire {
  code: string
  libelle: string
  inscrits: number
  votants: number
  abstentions: number
  blancs: number
  nuls: number
  exprimes: number
}

export const lireComplement: Lecteur = async function* ({ chemin }) {
  const duck = await ouvrirDuck(os.tmpdir())
  try {
    const territoires = await duck.lignes<Territoire>(
      `select code, libelle, inscrits::int inscrits, votants::int votants, abstentions::int abstentions,
              blancs::int blancs, nuls::int nuls, exprimes::int exprimes from ${litteral(chemin)}`,
    )
    const voix = await duck.lignes<{ code: string; label: string; nuance: string; voix: number }>(
      `select code, label, nuance, voix::int voix from ${litteral(chemin.replace('_territoires', '_candidats'))}`,
    )
    const candidats = new Map<string, Candidat[]>()
    for (const { code, label, nuance, voix: nombre } of voix) {
      const liste = candidats.get(code) ?? []
      liste.push({
        panneau: 100 + liste.length,
        nuance: cleNuance(nuance),
        nom: label,
        prenom: '',
        voix: nombre,
      })
      candidats.set(code, liste)
    }
    yield territoires.map((t, i) => {
      const bureau = parseCodeBureauEntier(t.code)
      const commune = communeDe(bureau)
      return {
        ...t,
        ligne: i + 1,
        bureau,
        commune,
        departement: departementDe(commune),
        nomDepartement: null,
        nomCommune: t.libelle.split(' · ')[1] ?? commune,
        circonscription: null,
        candidats: candidats.get(t.code) ?? [],
      }
    })
  } catch (cause) {
    throw new SourceInvalide(chemin, null, `Parquet illisible : ${(cause as Error).message}`, { cause })
  } finally {
    duck.fermer()
  }
}
