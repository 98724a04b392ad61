/** Places that touch a place. */
import { sql, type Kysely } from 'kysely'
import type { Voisins } from '#contract/lieu'
import { empreinteCodes } from '#contract/topologie'
import { lireContours } from '#db/contours'
import { parPublication } from '#db/publication'
import type { Schema } from '#db/schema'
import type { Niveau, NiveauCarte } from '#domain/lieu'
import { voisinage, voisinsDe, type Voisinage } from './voisinage.ts'

type Voisin = Voisins['voisins'][number]

/** The places of a level in the order of the map, and their borders. */
interface NiveauDessine {
  codes: string[]
  rangs: Map<string, number>
  bords: Voisinage
}

/** @returns null when the publication does not draw the level. */
async function lireNiveau(db: Kysely<Schema>, niveau: NiveauCarte): Promise<NiveauDessine | null> {
  const contours = await lireContours(db, niveau, niveau === 'bureau' ? 'apercu' : null)
  if (!contours) return null
  const { rows } = await sql<{ code: string }>`
    select code from publie.lieu where niveau = ${niveau} order by code collate "C"`.execute(db)
  const codes = rows.map((l) => l.code)
  if (empreinteCodes(codes) !== contours.empreinte)
    throw new Error(`les contours du niveau ${niveau} ne sont pas ceux des lieux publiés`)
  return { codes, rangs: new Map(codes.map((c, i) => [c, i])), bords: voisinage(contours) }
}

/** Levels of a publication, each read when it is first asked for. */
const niveauxDe = parPublication(async () => new Map<NiveauCarte, Promise<NiveauDessine | null>>())

async function niveauDe(db: Kysely<Schema>, niveau: NiveauCarte): Promise<NiveauDessine | null> {
  const niveaux = await niveauxDe(db)
  const lus = niveaux.get(niveau) ?? lireNiveau(db, niveau)
  niveaux.set(niveau, lus)
  lus.catch(() => niveaux.delete(niveau))
  return lus
}

/** Places of the same level that share a border, nearest anchor first; none when the place is not drawn. */
export async function lireVoisins(db: Kysely<Schema>, niveau: Niveau, code: string): Promise<Voisin[]> {
  if (niveau === 'france') return []
  const dessine = await niveauDe(db, niveau)
  const rang = dessine?.rangs.get(code)
  if (!dessine || rang === undefined) return []
  const autour = voisinsDe(dessine.bords, rang).map((v) => dessine.codes[v]!)
  const { rows } = await sql<Omit<Voisin, 'classement'> & Voisin['classement']>`
    select v.code, v.nom, v.departement, v.inscrits, v.schematique, c.profil, c.foyer, c.marge
    from publie.lieu l
    join publie.lieu v on v.niveau = l.niveau and v.code = any(${autour})
    join publie.classement c on c.niveau = v.niveau and c.code = v.code
    where l.niveau = ${niveau} and l.code = ${code}
    order by ST_Distance(v.ancre, l.ancre), v.code`.execute(db)
  return rows.map(({ profil, foyer, marge, ...voisin }) => ({
    ...voisin,
    classement: { profil, foyer, marge },
  }))
}
