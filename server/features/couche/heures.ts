/** Votes per hour of every bureau of the territory, and where a budget of hours goes. */
import { sql, type Kysely } from 'kysely'
import type { Schema } from '#db/schema'
import { lireEssais } from '#db/essai'
import { lireTournees } from '#db/tournee'
import { facteurDe, facteursTechnique } from '#domain/apprentissage/facteur'
import { ouverturesApprises, ouverturesDeTerrain } from '#domain/apprentissage/ouverture'
import { cibler, type Ciblage, type Entree } from '#domain/ciblage/ciblage'
import { entreeDe, type Appris, type BureauACibler } from '#domain/ciblage/entree'
import { JOURS_AVANT_VOTE } from '#domain/ciblage/rendement'
import { trajetMinutes, type Point } from '#domain/ciblage/terrain'
import { departementDe } from '#domain/codes'
import { grouper } from '#domain/grouper'
import { ECHELLES } from '#domain/couche/couche'
import { enPas, quantifier, SANS_DONNEE, type Echelle } from '#domain/couche/quantification'
import { PROFILS } from '#domain/profil'
import { ABSENT, type ColonneCouche, placesDe, ranger, rangsDe, reels, retenir } from './colonnes.ts'
import { communesDesBureaux, lireClassements, lireTour } from './lectures.ts'

type Db = Kysely<Schema>

interface Terrain {
  codes: string[]
  bureaux: BureauACibler[]
  points: (Point | null)[]
  /** Minutes from the largest commune of the département of each bureau. */
  duChefLieu: Float64Array
}

const nombreOuNul = (x: number | undefined): number | null => (x === undefined || Number.isNaN(x) ? null : x)

/** Where each bureau stands: its anchor, or that of its commune. */
async function lirePoints(db: Db, rangs: ReadonlyMap<string, number>): Promise<(Point | null)[]> {
  const { rows } = await sql<{ codes: string | null; x: Buffer | null; y: Buffer | null }>`
    select string_agg(l.code, ',') as codes, ${reels(sql`ST_X(coalesce(l.ancre, m.ancre))`)} as x,
           ${reels(sql`ST_Y(coalesce(l.ancre, m.ancre))`)} as y
    from publie.lieu l left join publie.lieu m on m.niveau = 'commune' and m.code = l.commune
    where l.niveau = 'bureau'`.execute(db)
  const places = placesDe(rows[0]?.codes ?? null, rangs)
  const vide = (): Float32Array => new Float32Array(rangs.size).fill(Number.NaN)
  const x = ranger(vide(), rows[0]?.x ?? null, places)
  const y = ranger(vide(), rows[0]?.y ?? null, places)
  return Array.from(x, (lon, i) => (Number.isNaN(lon) ? null : ([lon, y[i]!] as const)))
}

/** The largest commune of each département that has a place on the map. */
async function lireChefsLieux(db: Db): Promise<Map<string, Point>> {
  const { rows } = await sql<{ departement: string; longitude: number; latitude: number }>`
    select distinct on (departement) departement, ST_X(ancre) as longitude, ST_Y(ancre) as latitude
    from publie.lieu where niveau = 'commune' and ancre is not null
    order by departement, inscrits desc`.execute(db)
  return new Map(rows.map((l) => [l.departement, [l.longitude, l.latitude]]))
}

async function dernieresLegislatives(db: Db): Promise<string | null> {
  const ligne = await db
    .withSchema('publie')
    .selectFrom('scrutin')
    .select('code')
    .where('type', '=', 'legislatives')
    .where('tour', '=', 1)
    .orderBy('date', 'desc')
    .executeTakeFirst()
  return ligne?.code ?? null
}

function lireTerrain(db: Db): Promise<Terrain> {
  return retenir(db, 'terrain', async () => {
    const rangs = await rangsDe(db, 'bureau')
    const scrutin = await dernieresLegislatives(db)
    const [c, communes, points, chefsLieux, tour] = await Promise.all([
      lireClassements(db, 'bureau'),
      communesDesBureaux(db),
      lirePoints(db, rangs),
      lireChefsLieux(db),
      scrutin ? lireTour(db, 'bureau', scrutin) : null,
    ])
    const codes = [...rangs.keys()]
    const bureaux = codes.map((_, i): BureauACibler => {
      const inscrits = tour?.inscrits[i] ?? ABSENT
      return {
        commune: String(communes[i]),
        inscrits: c.inscrits[i]!,
        superficie: nombreOuNul(c.superficie[i]),
        profil: PROFILS[c.profil[i]!] ?? 'indetermine',
        scoreGauche: nombreOuNul(c.reels.score_gauche[i]),
        scoreExtremeDroite: nombreOuNul(c.reels.score_extreme_droite[i]),
        participation: inscrits > 0 ? tour!.votants[i]! / inscrits : null,
      }
    })
    const duChefLieu = Float64Array.from(codes, (code, i) => {
      const depart = chefsLieux.get(departementDe(code))
      return depart && points[i] ? trajetMinutes(points[i], [depart]) : Infinity
    })
    return { codes, bureaux, points, duChefLieu }
  })
}

/** The country as the allocation reads it, from the largest commune of each département. */
async function lireEntree(db: Db, jours: number, maintenant: Date): Promise<Entree> {
  const [t, appris] = await Promise.all([lireTerrain(db), lireAppris(db, maintenant)])
  return entreeDe(t.bureaux, (i) => t.duChefLieu[i]!, jours, {
    ...appris,
    ouverture: (i, densite) => appris.ouvertures.get(departementDe(t.codes[i]!))?.[densite],
  })
}

/** What fiches taught, as targeting reads it: opening rates of each département, factors of the country. */
async function lireAppris(db: Db, maintenant: Date) {
  const [tournees, essais] = await Promise.all([lireTournees(db), lireEssais(db)])
  const ouvertures = new Map<string, ReturnType<typeof ouverturesApprises>>()
  for (const [departement, siennes] of grouper(tournees, (t) => t.departement))
    ouvertures.set(departement, ouverturesApprises(ouverturesDeTerrain(siennes)))
  const facteurTechnique: Appris['facteurTechnique'] = facteurDe(
    facteursTechnique(essais, maintenant.toISOString().slice(0, 10)),
  )
  return { ouvertures, facteurTechnique }
}

/** Layer « voix par heure » : net votes of the first hour, central value. */
export async function rendements(db: Db, echelle: Echelle, maintenant: Date): Promise<ColonneCouche> {
  const { valeur, trajet } = await lireEntree(db, JOURS_AVANT_VOTE, maintenant)
  const valeurs = valeur.map((v, i) => (trajet[i] === Infinity ? Number.NaN : v))
  return { rangs: quantifier(valeurs, echelle), echelle, moyenne: null }
}

export interface DemandeHeures {
  heures: number
  trajet: number
  jours: number
  /** Latitude, longitude. */
  depart?: readonly [number, number] | undefined
  departement?: string | undefined
}

/** Where a budget of hours goes over the territory, and the hours of each bureau in steps of the layer « heures ». */
export async function envoyer(
  db: Db,
  { heures, trajet, jours, depart, departement }: DemandeHeures,
  maintenant: Date,
): Promise<{ plan: Ciblage; rangs: Uint16Array; echelle: Echelle }> {
  const [terrain, base] = await Promise.all([lireTerrain(db), lireEntree(db, jours, maintenant)])
  const dedans = (i: number): boolean => !departement || departementDe(terrain.codes[i]!) === departement
  const minutes = (i: number): number => {
    const point = terrain.points[i]
    return depart && point ? trajetMinutes(point, [[depart[1], depart[0]]]) : base.trajet[i]!
  }
  const entree: Entree =
    depart || departement
      ? {
          ...base,
          trajet: base.trajet.map((t, i) => (t === Infinity || !dedans(i) ? Infinity : minutes(i))),
        }
      : base
  const plan = cibler(entree, { budget: heures, trajetMaxMinutes: trajet })
  const echelle = ECHELLES.heures
  const rangs = new Uint16Array(terrain.codes.length).fill(SANS_DONNEE)
  for (const l of plan.lignes) rangs[l.bureau] = enPas(l.heuresPortes + l.heuresTrajet, echelle)
  return { plan, rangs, echelle }
}
