/** The menu of layers: families first, so that 134 layers are a choice of twelve, then of a bloc and a round. Pure. */
import { BLOCS, NOM_BLOC, type Bloc } from '#domain/bloc'
import { NOM_GROUPE, type Couche, type GroupeCouche } from '#domain/couche/couche'
import {
  cleEvolution,
  cleIndicateur,
  cleParticipation,
  cleVote,
  coucheDe,
  CROISEMENT,
  estNumerique,
  nomTour,
} from '#domain/couche/registre'
import { INDICATEURS } from '#domain/indicateur'
import { SCRUTINS, type Scrutin } from '#domain/scrutin'
import { sansAccent } from '../../texte.ts'

export type Famille = 'vote' | 'evolution' | 'participation'

/** What the parts of a key say; null for a layer that has no round. */
export interface CleDeTour {
  famille: Famille
  bloc: Bloc
  de: string
  /** Second round of an evolution. */
  vers: string | null
}

export function lireCleDeTour(cle: string): CleDeTour | null {
  const [famille, a = '', b = '', c] = cle.split(CROISEMENT)[0]!.split('.')
  if (famille === 'participation') return { famille, bloc: 'gauche', de: a, vers: null }
  const bloc = BLOCS.find((k) => k === a)
  if (!bloc || (famille !== 'vote' && famille !== 'evolution')) return null
  return { famille, bloc, de: b, vers: c ?? null }
}

export function ecrireCleDeTour({ famille, bloc, de, vers }: CleDeTour): string {
  if (famille === 'participation') return cleParticipation(de)
  return famille === 'vote' ? cleVote(bloc, de) : cleEvolution(bloc, de, vers ?? de)
}

export const toursPublies = (codes: readonly string[]): Scrutin[] =>
  SCRUTINS.filter((s) => codes.includes(s.code))

/** A key of a family, as near as possible to the layer on screen. */
export function cleDeFamille(famille: Famille, actuelle: string, tours: readonly Scrutin[]): string {
  const avant = lireCleDeTour(actuelle)
  const bloc = avant?.bloc ?? 'gauche'
  const dernier = tours.findLast((s) => s.tour === 1) ?? tours.at(-1)!
  const vers = avant?.vers ?? avant?.de ?? dernier.code
  if (famille !== 'evolution') return ecrireCleDeTour({ famille, bloc, de: vers, vers: null })
  const cible = tours.find((s) => s.code === vers) ?? dernier
  const rang = tours.indexOf(cible)
  const memes = tours.filter((s) => s.type === cible.type && s.tour === cible.tour && s !== cible)
  const de = memes.findLast((s) => tours.indexOf(s) < rang) ?? memes[0] ?? tours.find((s) => s !== cible)
  return de ? cleEvolution(bloc, de.code, cible.code) : cleVote(bloc, cible.code)
}

export interface Entree {
  libelle: string
  unite: string
  /** A layer, or a family with choices of its own. */
  cle: string | { famille: Famille }
}

const fixe = (cle: string, unite: string): Entree => ({ libelle: coucheDe(cle)!.libelle, unite, cle })

export const MENU: Record<GroupeCouche, readonly Entree[]> = {
  classement: [
    fixe('profil', '4 classes'),
    fixe('marge', 'pts'),
    fixe('probabilite', '%'),
    fixe('volatilite', '%'),
    fixe('types', 'familles'),
  ],
  votes: [
    { libelle: 'Vote d’un bloc', unite: '%', cle: { famille: 'vote' } },
    { libelle: 'Évolution d’un bloc', unite: 'pts', cle: { famille: 'evolution' } },
  ],
  participation: [
    { libelle: 'Participation d’un tour', unite: '%', cle: { famille: 'participation' } },
    fixe('ecart', 'pts'),
    fixe('reserve', 'pts'),
  ],
  sociologie: INDICATEURS.map((i) =>
    fixe(cleIndicateur(i.cle), { part: '%', euros: '€', habitants: 'hab.', ans: 'ans' }[i.unite]),
  ),
  ciblage: [fixe('rendement', 'voix/h'), fixe('heures', 'plan')],
}

export const estDeLaFamille = (cle: string, famille: Famille): boolean =>
  lireCleDeTour(cle)?.famille === famille

/** Layers whose name holds every word, accents and case put aside, best first: those that start with the words. */
export function chercherCouches(couches: readonly Couche[], texte: string): Couche[] {
  const mots = sansAccent(texte.trim()).split(/\s+/)
  const phrases = couches.map((c) => sansAccent(`${c.libelle} ${NOM_GROUPE[c.groupe]} ${c.millesime ?? ''}`))
  const trouvees = couches.filter((_, k) => mots.every((m) => phrases[k]!.includes(m)))
  const debut = sansAccent(texte.trim())
  return trouvees.sort(
    (a, b) =>
      Number(sansAccent(b.libelle).startsWith(debut)) - Number(sansAccent(a.libelle).startsWith(debut)),
  )
}

/** Layers offered beside another one (to cross, to compare): the five blocs at one round, the changes left to the main menu. */
export function secondes(
  actuelle: string,
  tours: readonly Scrutin[],
): { groupe: string; couches: Couche[] }[] {
  const tour = lireCleDeTour(actuelle)
  const de = tour?.vers ?? tour?.de ?? tours.findLast((s) => s.tour === 1)?.code
  const scrutin = tours.find((s) => s.code === de)
  const lire = (cles: readonly string[]): Couche[] =>
    cles.flatMap((cle) => (cle === actuelle ? [] : (coucheDe(cle) ?? [])))
  const simples = (g: GroupeCouche): string[] =>
    MENU[g].flatMap((e) => (typeof e.cle === 'string' ? [e.cle] : []))
  return [
    { groupe: NOM_GROUPE.classement, couches: lire(simples('classement')) },
    ...(scrutin
      ? [{ groupe: `Votes, ${nomTour(scrutin)}`, couches: lire(BLOCS.map((b) => cleVote(b, scrutin.code))) }]
      : []),
    {
      groupe: NOM_GROUPE.participation,
      couches: lire([...simples('participation'), ...tours.map((s) => cleParticipation(s.code))]),
    },
    { groupe: NOM_GROUPE.sociologie, couches: lire(simples('sociologie')) },
    { groupe: NOM_GROUPE.ciblage, couches: lire(['rendement']) },
  ]
}

export const croisables = (groupes: readonly { groupe: string; couches: Couche[] }[]) =>
  groupes
    .map(({ groupe, couches }) => ({ groupe, couches: couches.filter((c) => estNumerique(c)) }))
    .filter((g) => g.couches.length > 0)

export const nomBloc = (b: Bloc): string => NOM_BLOC[b][0]!.toUpperCase() + NOM_BLOC[b].slice(1)
