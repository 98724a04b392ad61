/** Reads of places and their classes. */
import type { Kysely, SelectQueryBuilder } from 'kysely'
import type { LigneLieu } from '#contract/commun'
import { resumer, selectionLieux, type LigneLieuBrute } from '#db/lieux'
import type { Schema, TableClassement } from '#db/schema'

function avecClassement(db: Kysely<Schema>) {
  return selectionLieux(db)
    .innerJoin('classement', (j) =>
      j.onRef('classement.niveau', '=', 'lieu.niveau').onRef('classement.code', '=', 'lieu.code'),
    )
    .selectAll('classement')
}

/** A row of the join as the contract wants it. */
function ligneLieu(r: LigneLieuBrute & TableClassement): LigneLieu {
  return {
    ...resumer(r),
    classement: {
      profil: r.profil,
      rival: r.rival,
      marge: r.marge,
      probabilite: r.probabilite,
      probabiliteRejeu: r.probabiliteRejeu,
      partPrevue: r.partPrevue,
      partPrevueBasse: r.partPrevueBasse,
      partPrevueHaute: r.partPrevueHaute,
      scores: {
        gauche: r.scoreGauche,
        centre: r.scoreCentre,
        droite: r.scoreDroite,
        extremeDroite: r.scoreExtremeDroite,
        autres: r.scoreAutres,
      },
      foyer: r.foyer,
      foyerARisque: r.foyerARisque,
      ecartParticipation: r.ecartParticipation,
      reserveGauche: r.reserveGauche,
      reserveExtremeDroite: r.reserveExtremeDroite,
      reserveNette: r.reserveNette,
      volatilite: r.volatilite,
      toursUtilises: r.toursUtilises,
      toursEnTete: r.toursEnTete,
      toursComptes: r.toursComptes,
      raisons: r.raisons,
    },
  }
}

async function lignes<D, T extends keyof D>(
  requete: SelectQueryBuilder<D, T, LigneLieuBrute & TableClassement>,
): Promise<LigneLieu[]> {
  return (await requete.execute()).map(ligneLieu)
}

export function lireCirconscriptions(db: Kysely<Schema>, departement: string | null): Promise<LigneLieu[]> {
  const requete = avecClassement(db).where('lieu.niveau', '=', 'circonscription').orderBy('lieu.code')
  return lignes(departement === null ? requete : requete.where('lieu.departement', '=', departement))
}

export function lireBureaux(db: Kysely<Schema>, circonscription: string): Promise<LigneLieu[]> {
  return lignes(
    avecClassement(db)
      .where('lieu.niveau', '=', 'bureau')
      .where('lieu.circonscription', '=', circonscription)
      .orderBy('lieu.code'),
  )
}

export async function lireLigne(
  db: Kysely<Schema>,
  niveau: LigneLieu['niveau'],
  code: string,
): Promise<LigneLieu | null> {
  const [ligne] = await lignes(
    avecClassement(db).where('lieu.niveau', '=', niveau).where('lieu.code', '=', code),
  )
  return ligne ?? null
}
