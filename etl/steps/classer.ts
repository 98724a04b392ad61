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
import { scrutinDe } from '#domain/scrutin'
import type { Duck } from '#db/duckdb'
import { piece, type Chantier } from '../chantier.ts'
import { ouvrirAgregats } from './agregats.ts'
import { relireLieux } from './lieux.ts'
import { ecrireRaisons, type ClassementEcrit, type Lieu } from '../lieu.ts'
import { relireValeurs, type Sociologie } from './sociologie.ts'

/** First rounds older than this before the latest one are history, not evidence. */
const PREMIERE_ANNEE = 2017

const cle = (niveau: Niveau, code: string) => `${niveau}/${code}`

/** The first rounds of each place of one level, oldest first: one place at a time, since those of the country fill a gigabyte. */
async function* lireTours(duck: Duck, niveau: Niveau): AsyncGenerator<[code: string, TourDeLieu[]]> {
  const flux = await duck.connexion.stream(
    `select code, scrutin, inscrits, votants, exprimes, gauche, centre, droite, extreme_droite, autres
     from resultat where niveau = '${niveau}' and scrutin like '%-1' and scrutin >= '${PREMIERE_ANNEE}' order by code`,
  )
  let lu: [string, TourDeLieu[]] | null = null
  for (;;) {
    const bloc = await flux.fetchChunk()
    if (!bloc || bloc.rowCount === 0) break
    for (const ligne of bloc.getRows()) {
      const [code, scrutin, inscrits, votants, exprimes, gauche, centre, droite, extremeDroite, autres] =
        ligne as [string, string, number, number, number, ...(number | null)[]]
      const voix = {
        gauche: gauche ?? null,
        centre: centre ?? null,
        droite: droite ?? null,
        extremeDroite: extremeDroite ?? null,
        autres: autres ?? null,
      }
      if (lu?.[0] !== code) {
        if (lu) yield ranger(lu)
        lu = [code, []]
      }
      lu[1].push({ scrutin, inscrits, votants, exprimes, voix })
    }
  }
  if (lu) yield ranger(lu)
}

function ranger(lu: [string, TourDeLieu[]]): [string, TourDeLieu[]] {
  lu[1].sort((a, b) => scrutinDe(a.scrutin).date.localeCompare(scrutinDe(b.scrutin).date))
  return lu
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
  abstentions: ReadonlyMap<string, number>,
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
    const abstention = abstentions.get(l.code)
    if (abstention === undefined) continue
    const connues = strates.get(s)
    if (connues) connues.push(abstention)
    else strates.set(s, [abstention])
  }
  const medianes = new Map(
    [...strates].map(([s, valeurs]) => [s, valeurs.sort((a, b) => a - b)[Math.floor(valeurs.length / 2)]!]),
  )
  return new Map([...strate].map(([code, s]) => [code, medianes.get(s) ?? null]))
}

const CLASSEMENTS = piece<ClassementEcrit[]>('classements')
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

async function toursFrance(duck: Duck): Promise<TourDeLieu[]> {
  for await (const [code, tours] of lireTours(duck, 'france')) if (code === CODE_FRANCE) return tours
  return []
}

/** Presidential abstention of the places of a level that have one, by code. */
async function lireAbstentions(duck: Duck, niveau: Niveau): Promise<Map<string, number>> {
  const abstentions = new Map<string, number>()
  for await (const [code, tours] of lireTours(duck, niveau)) {
    const abstention = abstentionPresidentielle(tours)
    if (abstention !== null) abstentions.set(code, abstention)
  }
  return abstentions
}

/** Class of every place of `lieux`, in their order; reads the DuckDB table `resultat`. */
async function classer(
  duck: Duck,
  lieux: readonly Lieu[],
  sociologie: Sociologie,
): Promise<ClassementEcrit[]> {
  const national = contexteNational(await toursFrance(duck))
  const communes = new Map(lieux.filter((l) => l.niveau === 'commune').map((l) => [l.code, l]))
  const niveauVie = (l: Lieu) =>
    l.niveau === 'circonscription'
      ? (sociologie.get(cle('circonscription', l.code))?.['niveauVieMedianCirconscription'] ?? null)
      : (sociologie.get(cle('commune', l.commune ?? ''))?.['niveauVieMedian'] ?? null)
  const inscritsCommune = (l: Lieu) => communes.get(l.commune ?? '')?.inscrits ?? l.inscrits

  const classes = new Map<string, ClassementEcrit>()
  const parentDe = (l: Lieu): ClassementEcrit | undefined => {
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
    const attendus = new Map(lieux.flatMap((l) => (l.niveau === niveau ? [[l.code, l]] : [])))
    const comparables =
      niveau === 'france' || niveau === 'region' || niveau === 'departement'
        ? null
        : abstentionsComparables(
            [...attendus.values()],
            await lireAbstentions(duck, niveau),
            niveauVie,
            inscritsCommune,
          )
    const classerUn = (l: Lieu, tours: readonly TourDeLieu[]): void => {
      const parent = parentDe(l)?.scores ?? null
      const abstentionComparable = comparables?.get(l.code) ?? null
      classes.set(
        cle(niveau, l.code),
        ecrireRaisons(classerLieu({ inscrits: l.inscrits, tours, parent, abstentionComparable }, national)),
      )
      attendus.delete(l.code)
    }
    for await (const [code, tours] of lireTours(duck, niveau)) {
      const l = attendus.get(code)
      if (l) classerUn(l, tours)
    }
    // those that no first round tells of
    for (const l of attendus.values()) classerUn(l, [])
  }
  return lieux.map((l) => classes.get(cle(l.niveau, l.code))!)
}
