/** Step « classement »: method 1 applied to every place, from the country down, each place leaning on its parent. */
import { classerLieu } from '#domain/classement'
import {
  PARAMETRES,
  partsDe,
  VERSION_METHODE,
  type ContexteNational,
  type TourDeLieu,
} from '#domain/classification'
import { abstentionPresidentielle, strateDe } from '#domain/foyer'
import { CODE_FRANCE, type Niveau } from '#domain/lieu'
import type { Classement } from '#domain/profil'
import { scrutinDe } from '#domain/scrutin'
import type { Duck } from '#db/duckdb'
import { piece, type Chantier } from '../chantier.ts'
import { ouvrirAgregats } from './agregats.ts'
import { relireLieux } from './lieux.ts'
import type { Lieu } from '../lieu.ts'
import { relireValeurs, type Sociologie } from './sociologie.ts'

/** First rounds older than this before the latest one are history, not evidence. */
const PREMIERE_ANNEE = 2017

const cle = (niveau: Niveau, code: string) => `${niveau}/${code}`

/** First rounds of every place, oldest first, by `niveau/code`. */
async function lireTours(duck: Duck): Promise<Map<string, TourDeLieu[]>> {
  const parLieu = new Map<string, TourDeLieu[]>()
  const flux = await duck.connexion.stream(
    `select niveau, code, scrutin, inscrits, votants, exprimes, gauche, centre, droite, extreme_droite, autres
     from resultat where scrutin like '%-1' and scrutin >= '${PREMIERE_ANNEE}'`,
  )
  for (;;) {
    const bloc = await flux.fetchChunk()
    if (!bloc || bloc.rowCount === 0) break
    for (const ligne of bloc.getRows()) {
      const [
        niveau,
        code,
        scrutin,
        inscrits,
        votants,
        exprimes,
        gauche,
        centre,
        droite,
        extremeDroite,
        autres,
      ] = ligne as [Niveau, string, string, number, number, number, ...(number | null)[]]
      const k = cle(niveau, code)
      const tour = {
        scrutin,
        inscrits,
        votants,
        exprimes,
        voix: {
          gauche: gauche ?? null,
          centre: centre ?? null,
          droite: droite ?? null,
          extremeDroite: extremeDroite ?? null,
          autres: autres ?? null,
        },
      }
      const tours = parLieu.get(k)
      if (tours) tours.push(tour)
      else parLieu.set(k, [tour])
    }
  }
  for (const tours of parLieu.values())
    tours.sort((a, b) => scrutinDe(a.scrutin).date.localeCompare(scrutinDe(b.scrutin).date))
  return parLieu
}

function contexteNational(france: readonly TourDeLieu[]): ContexteNational {
  const legislatives = france.filter((t) => scrutinDe(t.scrutin).type === 'legislatives')
  const reference = (legislatives.at(-1) ?? france.at(-1))?.scrutin
  if (!reference) throw new Error('aucun premier tour chargé : rien à classer')
  return {
    aujourdhui: scrutinDe(france.at(-1)!.scrutin).date,
    parts: new Map(france.map((t) => [t.scrutin, partsDe(t)])),
    reference,
  }
}

/** Median presidential abstention of the stratum of each place of one level. */
function abstentionsComparables(
  lieux: readonly Lieu[],
  tours: ReadonlyMap<string, TourDeLieu[]>,
  niveauVie: (l: Lieu) => number | null,
  inscritsCommune: (l: Lieu) => number,
): Map<string, number | null> {
  const revenus = lieux.flatMap((l) => niveauVie(l) ?? []).sort((a, b) => a - b)
  const bornes =
    revenus.length === 0 ? [] : [0.2, 0.4, 0.6, 0.8].map((q) => revenus[Math.floor(q * revenus.length)]!)
  const strates = new Map<string, number[]>()
  const strate = new Map<string, string>()
  for (const l of lieux) {
    const s = strateDe(inscritsCommune(l), niveauVie(l), bornes)
    strate.set(l.code, s)
    const abstention = abstentionPresidentielle(tours.get(cle(l.niveau, l.code)) ?? [])
    if (abstention !== null) strates.set(s, [...(strates.get(s) ?? []), abstention])
  }
  const medianes = new Map(
    [...strates].map(([s, valeurs]) => [s, valeurs.sort((a, b) => a - b)[Math.floor(valeurs.length / 2)]!]),
  )
  return new Map([...strate].map(([code, s]) => [code, medianes.get(s) ?? null]))
}

const CLASSEMENTS = piece<Classement[]>('classements')
export const relireClassements = CLASSEMENTS.relire

export async function executer(c: Chantier): Promise<void> {
  const { groupement } = c.valeurs
  const etape = c.progres.etape(`Classement, ${groupement}`)
  const duck = await c.duck()
  await ouvrirAgregats(duck, c.de(`agregats-${groupement}`))
  const { lieux } = relireLieux(c.de('lieux'))
  const classements = await classer(duck, lieux, relireValeurs(c.de('sociologie')))
  CLASSEMENTS.deposer(c.dossier, classements)
  etape.finir(`${classements.length} lieux classés, méthode ${VERSION_METHODE}`)
}

/** Class of every place of `lieux`, in their order; reads the DuckDB table `resultat`. */
async function classer(duck: Duck, lieux: readonly Lieu[], sociologie: Sociologie): Promise<Classement[]> {
  const tours = await lireTours(duck)
  const national = contexteNational(tours.get(cle('france', CODE_FRANCE)) ?? [])
  const communes = new Map(lieux.filter((l) => l.niveau === 'commune').map((l) => [l.code, l]))
  const niveauVie = (l: Lieu) =>
    l.niveau === 'circonscription'
      ? (sociologie.get(cle('circonscription', l.code))?.['niveauVieMedianCirconscription'] ?? null)
      : (sociologie.get(cle('commune', l.commune ?? ''))?.['niveauVieMedian'] ?? null)
  const inscritsCommune = (l: Lieu) => communes.get(l.commune ?? '')?.inscrits ?? l.inscrits

  const classes = new Map<string, Classement>()
  const parentDe = (l: Lieu): Classement | undefined => {
    const circonscription = classes.get(
      cle('circonscription', l.circonscription ?? l.circonscriptions[0] ?? ''),
    )
    const commune = classes.get(cle('commune', l.commune ?? ''))
    const departement = classes.get(cle('departement', l.departement ?? ''))
    const france = classes.get(cle('france', CODE_FRANCE))
    if (l.niveau === 'bureau') {
      const grande = (communes.get(l.commune!)?.bureaux ?? 0) >= PARAMETRES.bureauxParentCommune
      return (grande ? commune : circonscription) ?? departement ?? france
    }
    if (l.niveau === 'commune') return circonscription ?? departement ?? france
    if (l.niveau === 'circonscription') return departement ?? france
    return l.niveau === 'france' ? undefined : france
  }

  for (const niveau of ['france', 'region', 'departement', 'circonscription', 'commune', 'bureau'] as const) {
    const duNiveau = lieux.filter((l) => l.niveau === niveau)
    const comparables =
      niveau === 'france' || niveau === 'region' || niveau === 'departement'
        ? null
        : abstentionsComparables(duNiveau, tours, niveauVie, inscritsCommune)
    for (const l of duNiveau)
      classes.set(
        cle(niveau, l.code),
        classerLieu(
          {
            inscrits: l.inscrits,
            tours: tours.get(cle(niveau, l.code)) ?? [],
            parent: parentDe(l)?.scores ?? null,
            abstentionComparable: comparables?.get(l.code) ?? null,
          },
          national,
        ),
      )
  }
  return lieux.map((l) => classes.get(cle(l.niveau, l.code))!)
}
