/** The state of the map page: what is read, drawn, listed and chosen. The views beside it only show. */
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { PlanCarte } from '#contract/carte'
import type { Publication } from '#contract/publication'
import { COUCHE_INITIALE } from '#domain/couche/registre'
import { urlHeures } from '../../adresses.ts'
import { estNeutre } from '../../carte/elans.ts'
import { requeteEnvoi } from '../../carte/envoi.ts'
import { objets } from '../../carte/mots.ts'
import { repartir } from '../../carte/histogramme.ts'
import { empriseVue, vueSur, webglDisponible, type MoteurCarte } from '../../carte/moteur.ts'
import type { Cible } from '../../carte/pointage.ts'
import { useTheme } from '../../theme.ts'
import { lireCleDeTour, toursPublies } from './familles.ts'
import { BARRES } from './Histogramme.tsx'
import type { Emprise } from '../../carte/niveaux.ts'
import { margesDe, margesDuLieu, tailleCarte } from './mesures.ts'
import { useBrosse } from './useBrosse.ts'
import { useCadrage } from './useCadrage.ts'
import { useCamera } from './useCamera.ts'
import { useCarte } from './useCarte.ts'
import { useCouche, useMarge } from './useCouche.ts'
import { useEtatCarte, type Modifier } from './useEtatCarte.ts'
import { useFiltre, useListes } from './useListes.ts'
import { useAnnonces } from './useAnnonces.ts'
import { nombreDeLieux } from './partie.ts'
import { useScenario } from './useScenario.ts'

const aDesEncarts = ({ departements }: Publication): boolean =>
  departements.some((d) => d.code.startsWith('97'))

const REMPLACER = { remplacer: true }

export type Page = ReturnType<typeof usePage>

export function usePage(publication: Publication, plan: PlanCarte) {
  const [etat, modifier] = useEtatCarte()
  const [theme] = useTheme()
  const [moteur, setMoteur] = useState<MoteurCarte | null>(null)
  const [webgl] = useState(webglDisponible)
  const [depart] = useState(() => {
    const [largeur, hauteur] = tailleCarte()
    const libres = margesDe(publication.emprise, [largeur, hauteur], false, aDesEncarts(publication))
    const vue = etat.vue ?? vueSur(publication.emprise, largeur, hauteur, libres)
    return { vue, camera: { zoom: vue.zoom, emprise: empriseVue(vue, largeur, hauteur) } }
  })
  const { camera, surVue, trajet } = useCamera(depart.camera, modifier)
  const neutres = useCarte(plan, camera, etat.niveau, etat.selection, !estNeutre(etat.elans))
  const { donnees, scenario } = useScenario(neutres, etat.elans)
  const { morceaux, niveau, selection } = donnees

  const heures = useMemo(() => urlHeures(requeteEnvoi(etat.envoi)), [etat.envoi])
  const dessin = useCouche(plan, publication, etat.couche, niveau, etat.classes, heures, theme)
  // The second map, side by side; without one, a layer that costs nothing.
  const jumelle = useCouche(plan, publication, etat.avec ?? COUCHE_INITIALE, niveau, null, heures, theme)
  const { rendu } = dessin
  const marge = useMarge(theme)
  const [brosse, brosser] = useBrosse(etat.brosse, modifier)
  const filtre = useFiltre(etat, brosse, rendu)
  // The counts may lag behind the colours by an image, as the lists do.
  const comptes = useDeferredValue(morceaux)
  const repartition = useMemo(() => repartir(comptes, rendu, marge, BARRES), [comptes, rendu, marge])

  const [texte, chercher] = useState('')
  const [vueSeule, setVueSeule] = useState(false)
  const ouvert = etat.tableau || !webgl
  // The box of the camera only counts for the places in sight.
  const lieuxVus = vueSeule ? camera.emprise : null
  const listes = useListes(
    morceaux,
    rendu,
    filtre,
    { tri: etat.tri, vue: lieuxVus, texte, ouvert },
    selection,
  )
  const tableau = { ouvert, texte, chercher, vueSeule, basculerVue: () => setVueSeule(!vueSeule) }

  const [survol, survoler] = useState<Cible | null>(null)
  const [survolTable, survolerTable] = useState<Cible | null>(null)

  const feuille = etat.selection !== null
  const encarts = aDesEncarts(publication)
  const marges = useCallback(
    (e: Emprise) => margesDuLieu(e, tailleCarte(), feuille, encarts),
    [feuille, encarts],
  )
  useCadrage(etat, moteur, trajet, marges)
  const total = nombreDeLieux(donnees)
  /** Until the level asked for is there, the one before is on screen: what is counted is what is seen. */
  const dessine = morceaux[0]?.niveau ?? niveau
  useAnnonces(selection, dessine, total)

  /** Changes the state without a step in the history. */
  const regler = useCallback<Modifier>((partiel) => modifier(partiel, REMPLACER), [modifier])
  const choisirCode = (code: string | null): void => modifier({ selection: code })
  const choisir = ({ morceau, rang }: Cible): void => choisirCode(morceau.valeurs.code[rang]!)
  /** Chooses a line, and brings the map to it when it is out of sight. */
  const choisirLigne = (cible: Cible): void => {
    choisir(cible)
    const v = cible.morceau.valeurs
    const [longitude, latitude] = [v.longitude[cible.rang]!, v.latitude[cible.rang]!]
    const [ouest, sud, est, nord] = camera.emprise
    const visible = longitude > ouest && longitude < est && latitude > sud && latitude < nord
    if (!visible && !Number.isNaN(longitude)) moteur?.allerA({ longitude, latitude, zoom: camera.zoom })
  }
  const { voisin } = listes
  const allerAuVoisin =
    voisin &&
    ((sens: -1 | 1): void => {
      const cible = voisin(sens)
      if (cible) choisirLigne(cible)
    })
  const scrutins = useMemo(() => publication.scrutins.map((s) => s.code), [publication])
  const annees = useMemo(() => publication.scrutins.map((s) => s.annee), [publication])
  const tours = useMemo(() => toursPublies(scrutins), [scrutins])

  return {
    publication,
    plan,
    etat,
    modifier,
    regler,
    theme,
    webgl,
    moteur,
    installer: setMoteur,
    depart,
    camera,
    surVue,
    marges,
    recadrer: () =>
      moteur?.cadrer(
        publication.emprise,
        margesDe(publication.emprise, tailleCarte(), feuille, aDesEncarts(publication)),
      ),
    donnees,
    /** Places drawn. */
    total,
    /** Places drawn, in words. */
    objet: objets(dessine, total),
    dessine,
    scenario,
    /** The colours are those of a scenario. */
    enScenario: scenario.etat !== 'neutre' && scenario.etat !== 'hors',
    heures,
    dessin,
    jumelle,
    marge,
    brosse,
    brosser,
    filtre,
    repartition,
    listes,
    tableau,
    survol,
    survoler,
    survolTable,
    survolerTable,
    choisirCode,
    choisir,
    choisirLigne,
    allerAuVoisin,
    epingler: (code: string | null): void => regler({ epingle: code }),
    scrutins,
    annees,
    tours,
    /** What the layer says of a round; null when it says nothing, or two layers are crossed. */
    tour: rendu.seconde ? null : lireCleDeTour(etat.couche),
  }
}
