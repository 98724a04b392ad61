/** From a key to what is drawn: asks for the columns, cuts them, keeps what was drawn until the next is ready. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { PlanCarte } from '#contract/carte'
import type { Publication } from '#contract/publication'
import type { Couche } from '#domain/couche/couche'
import { COUCHE_INITIALE, coucheDe, lireCouches } from '#domain/couche/registre'
import type { NiveauCarte } from '#domain/lieu'
import { api } from '../../api.ts'
import type { ErreurApi } from '../../appel.ts'
import { urlCouche } from '../../adresses.ts'
import { estLocale, type ColonneLue } from '../../carte/colonneCouche.ts'
import { magasinCouches } from '../../carte/magasinCouches.ts'
import { rendre, type ReglageClasses, type Rendu, type SourceColonnes } from '../../carte/coucheDessinee.ts'
import type { Morceau } from '../../carte/morceau.ts'
import { useRessource } from '../../ressource.ts'
import type { Theme } from '../../theme.ts'

export interface CoucheDessinee {
  rendu: Rendu
  /** The layer asked for is on its way; what is drawn is the one before. */
  enAttente: boolean
  erreur: ErreurApi | null
}

const TOUJOURS = coucheDe(COUCHE_INITIALE)!

/** Keys whose columns a drawing needs: all but those that come with the places and whose cuts are fixed. */
const aLire = (couches: readonly Couche[], { methode }: ReglageClasses): Couche[] =>
  couches.filter(
    (c) =>
      !(estLocale(c) && (c.nature === 'categorielle' || (methode === 'reperes' && couches.length === 1))),
  )

/** First row of a part of the map in the columns of its level. */
export const debutDe =
  (plan: PlanCarte) =>
  (m: Morceau): number =>
    m.departement === null
      ? 0
      : (plan.couches.find((c) => c.niveau === m.niveau && c.departement === m.departement)?.debut ?? 0)

/**
 * @param heures address of the plan of hours, for the layer that shows it.
 */
export function useCouche(
  plan: PlanCarte,
  publication: Publication,
  cle: string,
  niveau: NiveauCarte,
  reglage: ReglageClasses | null,
  heures: string,
  theme: Theme,
): CoucheDessinee {
  const { version } = publication
  const lecture = useSyncExternalStore(magasinCouches.abonner, () => magasinCouches.version)
  const couches = useMemo(() => lireCouches(cle) ?? ([TOUJOURS] as const), [cle])
  const choisi = reglage ?? couches[0]
  const { methode, nombre } = choisi
  const types = useRessource(couches[0].cle === 'types' ? `types/${version}` : null, api.profilsTypes)
  const lus = types.etat === 'pret' ? types.valeur : null
  const categories = useMemo(
    () => couches[0].categories ?? lus?.types.map((t) => t.nom) ?? [],
    [couches, lus],
  )
  const source = useMemo<SourceColonnes & { url: (c: Couche, n: NiveauCarte) => string }>(() => {
    const url = (c: Couche, n: NiveauCarte): string =>
      c.cle === 'heures' ? heures : urlCouche(n, c.cle, version)
    return { url, colonne: (c, n) => magasinCouches.lue(url(c, n)), debut: debutDe(plan) }
  }, [plan, version, heures])

  const urls = aLire(couches, { methode, nombre }).map((c) => source.url(c, niveau))
  const demandees = urls.join(' ')
  useEffect(() => magasinCouches.demander(demandees === '' ? [] : demandees.split(' ')), [demandees])

  const colonnes = couches.map((c): ColonneLue | null => magasinCouches.lue(source.url(c, niveau)))
  const [a = null, b = null] = colonnes
  const pret =
    urls.every((u) => magasinCouches.lue(u) !== null) && (couches[0].cle !== 'types' || categories.length > 0)
  const neuf = useMemo(
    () => (pret ? rendre(couches, [a, b], { methode, nombre }, categories, theme, source) : null),
    [pret, couches, a, b, methode, nombre, categories, theme, source],
  )
  const [dernier, setDernier] = useState<Rendu | null>(neuf)
  if (neuf && neuf !== dernier) setDernier(neuf)
  const secours = useMemo(
    () => rendre([TOUJOURS], [null], TOUJOURS, TOUJOURS.categories ?? [], theme, source),
    [theme, source],
  )
  const erreur = useMemo(
    () =>
      demandees
        .split(' ')
        .map((u) => magasinCouches.erreur(u))
        .find((e) => e !== null) ?? null,
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `lecture` says that the store changed.
    [demandees, lecture],
  )
  return { rendu: neuf ?? dernier ?? secours, enAttente: !pret && !erreur, erreur }
}

const MARGE = coucheDe('marge')!

/** How the margin is drawn: the axis of the histogram of profils. */
export function useMarge(theme: Theme): Rendu {
  return useMemo(
    () => rendre([MARGE], [null], MARGE, [], theme, { colonne: () => null, debut: () => 0 }),
    [theme],
  )
}
