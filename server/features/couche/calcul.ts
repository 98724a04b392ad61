/** Values of a layer for every place of a level, as the steps that travel. */
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import type { Bloc } from '#domain/bloc'
import { ECHELLES, type Couche } from '#domain/couche/couche'
import {
  enPas,
  PAS_MAXIMAL,
  quantifier,
  SANS_CANDIDAT,
  SANS_DONNEE,
  type Echelle,
} from '#domain/couche/quantification'
import { CODE_FRANCE, type NiveauCarte } from '#domain/lieu'
import type { ColonneCouche } from './colonnes.ts'
import { rendements } from './heures.ts'
import { lireClassements, lireIndicateur, lireTour, type Tour } from './lectures.ts'

type Db = Kysely<Schema>

/** Share of a bloc; NaN: no result. −1: no candidate. */
function partDe({ exprimes, voix }: Tour, bloc: Bloc, i: number): number {
  const total = exprimes[i]!
  if (total <= 0) return Number.NaN
  return voix[bloc][i]! < 0 ? -1 : voix[bloc][i]! / total
}

function remplir(n: number, echelle: Echelle, valeur: (i: number) => number | null): Uint16Array {
  const rangs = new Uint16Array(n)
  for (let i = 0; i < n; i++) {
    const v = valeur(i)
    rangs[i] = v === null ? SANS_CANDIDAT : enPas(v, echelle)
  }
  return rangs
}

async function pays(db: Db, scrutin: string) {
  return db
    .withSchema('publie')
    .selectFrom('resultat')
    .select(['inscrits', 'votants', 'exprimes', 'gauche', 'centre', 'droite', 'extremeDroite', 'autres'])
    .where('niveau', '=', 'france')
    .where('code', '=', CODE_FRANCE)
    .where('scrutin', '=', scrutin)
    .executeTakeFirst()
}

async function partNationale(db: Db, bloc: Bloc, scrutin: string): Promise<number | null> {
  const ligne = await pays(db, scrutin)
  const voix = ligne?.[bloc] ?? null
  return ligne && voix !== null && ligne.exprimes > 0 ? voix / ligne.exprimes : null
}

async function vote(db: Db, niveau: NiveauCarte, bloc: Bloc, scrutin: string): Promise<ColonneCouche> {
  const echelle = ECHELLES.part
  const tour = await lireTour(db, niveau, scrutin)
  const rangs = remplir(tour.exprimes.length, echelle, (i) => {
    const part = partDe(tour, bloc, i)
    return part === -1 ? null : part
  })
  return { rangs, echelle, moyenne: await partNationale(db, bloc, scrutin) }
}

async function evolution(
  db: Db,
  niveau: NiveauCarte,
  bloc: Bloc,
  de: string,
  vers: string,
): Promise<ColonneCouche> {
  const echelle = ECHELLES.points
  const [avant, apres] = await Promise.all([lireTour(db, niveau, de), lireTour(db, niveau, vers)])
  const rangs = remplir(avant.exprimes.length, echelle, (i) => {
    const [p, q] = [partDe(avant, bloc, i), partDe(apres, bloc, i)]
    if (Number.isNaN(p) || Number.isNaN(q)) return Number.NaN
    return p === -1 || q === -1 ? null : q - p
  })
  const [p, q] = await Promise.all([partNationale(db, bloc, de), partNationale(db, bloc, vers)])
  return { rangs, echelle, moyenne: p === null || q === null ? null : q - p }
}

async function participation(db: Db, niveau: NiveauCarte, scrutin: string): Promise<ColonneCouche> {
  const echelle = ECHELLES.part
  const { inscrits, votants } = await lireTour(db, niveau, scrutin)
  const rangs = remplir(inscrits.length, echelle, (i) =>
    inscrits[i]! > 0 ? votants[i]! / inscrits[i]! : Number.NaN,
  )
  const ligne = await pays(db, scrutin)
  return { rangs, echelle, moyenne: ligne ? ligne.votants / ligne.inscrits : null }
}

async function indicateur(db: Db, niveau: NiveauCarte, couche: Couche, cle: string): Promise<ColonneCouche> {
  const valeurs = await lireIndicateur(db, niveau, cle)
  const maximum = valeurs.reduce((m, v) => (v > m ? v : m), 0)
  const { origine, pas } = ECHELLES[couche.unite]
  // Inhabitants and incomes may pass the steps of their scale: it widens.
  const echelle = { origine, pas: pas * Math.max(1, Math.ceil(maximum / (pas * PAS_MAXIMAL))) }
  const france = await db
    .withSchema('publie')
    .selectFrom('sociologie')
    .select('valeurs')
    .where('niveau', '=', 'france')
    .executeTakeFirst()
  const moyenne = couche.unite === 'habitants' ? null : france?.valeurs[cle]
  return {
    rangs: quantifier(valeurs, echelle),
    echelle,
    moyenne: typeof moyenne === 'number' ? moyenne : null,
  }
}

async function classement(db: Db, niveau: NiveauCarte, couche: Couche): Promise<ColonneCouche> {
  const { reels, profil, type, inscrits } = await lireClassements(db, niveau)
  const echelle = ECHELLES[couche.unite]
  const colonne = (rangs: Uint16Array): ColonneCouche => ({ rangs, echelle, moyenne: null })
  switch (couche.cle) {
    case 'profil':
      return colonne(Uint16Array.from(profil, (p) => (p < 0 ? SANS_DONNEE : p)))
    case 'types':
      return colonne(Uint16Array.from(type, (t) => (t < 0 ? SANS_DONNEE : t)))
    case 'marge':
      return colonne(quantifier(reels.marge, echelle))
    case 'probabilite':
      return colonne(quantifier(reels.probabilite, echelle))
    case 'ecart':
      return colonne(quantifier(reels.ecart_participation, echelle))
    case 'volatilite':
      return colonne(quantifier(reels.volatilite, echelle))
    default:
      return colonne(
        quantifier(
          reels.reserve_nette.map((v, i) => (inscrits[i]! > 0 ? v / inscrits[i]! : Number.NaN)),
          echelle,
        ),
      )
  }
}

/** Column of a layer at a level; every value is missing where the layer does not exist. */
export function calculer(
  db: Db,
  niveau: NiveauCarte,
  couche: Couche,
  maintenant: Date,
): Promise<ColonneCouche> {
  const [famille, a = '', b = '', c = ''] = couche.cle.split('.')
  switch (famille) {
    case 'vote':
      return vote(db, niveau, a as Bloc, b)
    case 'evolution':
      return evolution(db, niveau, a as Bloc, b, c)
    case 'participation':
      return participation(db, niveau, a)
    case 'insee':
      return indicateur(db, niveau, couche, a)
    case 'rendement':
      return rendements(db, ECHELLES.voixParHeure, maintenant)
    default:
      return classement(db, niveau, couche)
  }
}
