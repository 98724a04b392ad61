/**
 * Results per bureau in long form, two Parquet files (territoires, candidats) whose candidates have a surname and a nuance but no
 * panel number: homonyms of one nuance are one candidate there. Used only for bureaux that the official layout lacks, and read
 * only for them.
 */
import os from 'node:os'
import { communeDe, departementDe, parseCodeBureauEntier } from '#domain/codes'
import { cleNuance } from '#domain/bloc'
import { litteral, ouvrirDuck, type Duck } from '#db/duckdb'
import { SourceInvalide } from '../anomalie.ts'
import type { Candidature, Lecteur } from './resultat.ts'

type Candidat = Candidature & { voix: number }

interface Territoire {
  code: string
  rang: number
  libelle: string
  inscrits: number
  votants: number
  abstentions: number
  blancs: number | null
  nuls: number | null
  exprimes: number
}

export const lireComplement: Lecteur = async function* ({ chemin, connus, cle, nom, journal }) {
  const duck = await ouvrirDuck(os.tmpdir())
  try {
    const codes = await duck.connexion.runAndReadAll(`select code from ${litteral(chemin)}`)
    // most are written as we do
    const manquants = (codes.getColumns()[0] as string[]).filter(
      (c) => !connus.has(c) && !connus.has(parseCodeBureauEntier(c)),
    )
    if (manquants.length === 0) return
    const parmi = `code in (${manquants.map(litteral).join(', ')})`
    const candidats = await lireCandidats(duck, chemin.replace('_territoires', '_candidats'), parmi)
    const territoires = await duck.lignes<Territoire>(
      `select code, file_row_number::int + 1 as rang, libelle, inscrits::int inscrits, votants::int votants,
              abstentions::int abstentions, blancs::int blancs, nuls::int nuls, exprimes::int exprimes
       from read_parquet(${litteral(chemin)}, file_row_number = true) where ${parmi} order by rang`,
    )
    yield territoires.map(({ code, rang, libelle, ...t }) => {
      const bureau = parseCodeBureauEntier(code)
      const commune = communeDe(bureau)
      const presents = candidats.get(code) ?? []
      // the table gives every count of every bureau: one that is missing was lost on the way
      for (const champ of ['blancs', 'nuls'] as const)
        if (t[champ] === null)
          journal.signaler({
            source: cle,
            ligne: rang,
            champ,
            valeur: bureau,
            regle: 'compte absent',
            voix: t.exprimes,
            message: `${nom}, ligne ${rang} : le bureau ${bureau} n’a pas de nombre de ${champ}`,
          })
      return {
        ...t,
        ligne: rang,
        bureau,
        commune,
        departement: departementDe(commune),
        nomDepartement: null,
        nomCommune: libelle.split(' · ')[1] ?? commune,
        circonscription: null,
        candidats: presents,
        voix: presents.map((c) => c.voix),
      }
    })
  } catch (cause) {
    throw new SourceInvalide(chemin, null, `Parquet illisible : ${(cause as Error).message}`, { cause })
  } finally {
    duck.fermer()
  }
}

/** Candidates of some bureaux, by code, in the order of the file. */
async function lireCandidats(duck: Duck, fichier: string, parmi: string): Promise<Map<string, Candidat[]>> {
  const voix = await duck.lignes<{ code: string; label: string; nuance: string; voix: number }>(
    `select code, label, nuance, voix::int voix from read_parquet(${litteral(fichier)}, file_row_number = true)
     where ${parmi} order by file_row_number`,
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
  return candidats
}
