/** The map page: rail, canvas, legend, panel and table over one state, which lives in the address. */
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { PlanCarte } from '#contract/carte'
import type { Publication } from '#contract/publication'
import { gardesDe, type Brosse } from '../../carte/brosse.ts'
import { requeteEnvoi } from '../../carte/envoi.ts'
import { repartir } from '../../carte/histogramme.ts'
import { empriseVue, vueSur, webglDisponible, type MoteurCarte } from '../../carte/moteur.ts'
import { magasinCouches } from '../../carte/magasinCouches.ts'
import type { Emprise } from '../../carte/niveaux.ts'
import { memeCible, type Cible } from '../../carte/pointage.ts'
import { aller, lienComparer } from '../../navigation.ts'
import { urlCouche, urlHeures } from '../../api.ts'
import { CarteSelection } from '../selection/CarteSelection.tsx'
import { useGestes } from '../selection/useGestes.ts'
import { PanneauSelection } from '../selection/PanneauSelection.tsx'
import { filtrerPays, useSelection } from '../selection/useSelection.ts'
import { COUCHE_INITIALE } from '#domain/couche/registre'
import { useTheme } from '../../theme.ts'
import { Panneau } from '../lieu/Panneau.tsx'
import { PanneauAccueil } from '../lieu/PanneauAccueil.tsx'
import { colonneDeCouche, COLONNES } from '../../carte/colonnes.ts'
import { dansLaVue, filtrer, trier } from '../tableau/lignes.ts'
import { TiroirTableau } from '../tableau/TiroirTableau.tsx'
import { Aide } from './Aide.tsx'
import { BarreOutils } from './BarreOutils.tsx'
import { Bulle } from './Bulle.tsx'
import { CarteServeur, departementSeul } from './CarteServeur.tsx'
import { ControlesVue } from './ControlesVue.tsx'
import { AvisCarte } from './AvisCarte.tsx'
import { BARRES } from './Histogramme.tsx'
import { Legende } from './Legende.tsx'
import { margesDe, tailleCarte } from './mesures.ts'
import { departementDe } from '#domain/codes'
import { estNeutre } from '../../carte/elans.ts'
import { objets, phraseScenario } from '../../carte/mots.ts'
import { lireCleDeTour, toursPublies } from './familles.ts'
import { Frise } from './Frise.tsx'
import { EnvoiHeures } from './EnvoiHeures.tsx'
import { suivreJumeau } from './curseurJumeau.ts'
import { LegendeCompacte } from './LegendeCompacte.tsx'
import { gestesEtat } from './gestes.ts'
import { Imprimer } from './Imprimer.tsx'
import { Outremer } from './Outremer.tsx'
import { Rail } from './Rail.tsx'
import { useRaccourcis } from './raccourcis.ts'
import { Scenario } from './Scenario.tsx'
import { TousLesTours } from './TousLesTours.tsx'
import { useFenetre } from '../../ui/useFenetre.ts'
import { useAnnonces } from './useAnnonces.ts'
import { useCadrage } from './useCadrage.ts'
import { VuesCarte } from './VuesCarte.tsx'
import { useCamera } from './useCamera.ts'
import { useCarte, type DonneesCarte } from './useCarte.ts'
import { debutDe, useCouche, useMarge } from './useCouche.ts'
import { useEtatCarte } from './useEtatCarte.ts'
import { useReprise } from './useReprise.ts'
import { useScenario } from './useScenario.ts'

const NB_PREMIERS = 8
/** Beyond, twelve small maps would take seconds. */
const PLACES_DES_VIGNETTES = 6000
const COLONNE_RESERVE = COLONNES.find((c) => c.cle === 'reserve')!

/** What small maps can show: the bureaux in view when they are few, else the circonscriptions of the country. */
function partieDe(
  { morceaux, circonscriptions, niveau }: DonneesCarte,
  publication: Publication,
  vue: Emprise,
) {
  const total = morceaux.reduce((n, m) => n + m.valeurs.n, 0)
  if (!circonscriptions || (total <= PLACES_DES_VIGNETTES && niveau !== 'circonscription'))
    return { morceaux, emprise: vue, objet: objets(niveau, total) }
  const { n } = circonscriptions.valeurs
  return { morceaux: [circonscriptions], emprise: publication.emprise, objet: objets('circonscription', n) }
}

/** What the tool bar says of the drawing. */
function phraseEtat({ magasin, enAttente, niveau }: DonneesCarte, total: number): string {
  if (magasin.erreur) return 'Lecture interrompue'
  return enAttente ? 'Chargement…' : `${objets(niveau, total)} sur la carte`
}

export function PageCarte({ publication, plan }: { publication: Publication; plan: PlanCarte }) {
  const [etat, modifier] = useEtatCarte()
  const [theme] = useTheme()
  const [moteur, setMoteur] = useState<MoteurCarte | null>(null)
  const [depart] = useState(() => {
    const [largeur, hauteur] = tailleCarte()
    const vue = etat.vue ?? vueSur(publication.emprise, largeur, hauteur, margesDe(largeur, hauteur, false))
    return { vue, camera: { zoom: vue.zoom, emprise: empriseVue(vue, largeur, hauteur) } }
  })
  const { camera, surVue, trajet } = useCamera(depart.camera, modifier)
  const neutres = useCarte(plan, camera, etat.niveau, etat.selection, !estNeutre(etat.elans))
  const { donnees, scenario } = useScenario(neutres, etat.elans)
  const { morceaux, niveau, selection } = donnees

  const heures = useMemo(() => urlHeures(requeteEnvoi(etat.envoi)), [etat.envoi])
  const scrutins = useMemo(() => publication.scrutins.map((s) => s.code), [publication])

  const choix = useSelection(plan)
  const gestes = useGestes(choix, morceaux)
  const [choixOuvert, setChoixOuvert] = useState(etat.filtre !== '')
  const pointeur = useRef({ x: 0, y: 0 })
  const [survol, setSurvol] = useState<Cible | null>(null)
  const [survolTable, setSurvolTable] = useState<Cible | null>(null)
  const [texte, setTexte] = useState('')
  const [railOuvert, setRailOuvert] = useState(false)
  const [aide, setAide] = useState(false)
  const [reglages, setReglages] = useState(false)
  const [tousLesTours, setTousLesTours] = useState(false)
  const [panne, setPanne] = useState<string | null>(null)
  const [essai, setEssai] = useState(0)
  const [webgl] = useState(webglDisponible)
  const redessiner = useCallback((): void => {
    setPanne(null)
    setEssai((n) => n + 1)
  }, [])
  useReprise(panne, redessiner)

  const { rendu, enAttente, erreur } = useCouche(
    plan,
    publication,
    etat.couche,
    niveau,
    etat.classes,
    heures,
    theme,
  )
  // The second map, side by side; without one, a layer that costs nothing.
  const jumelle = useCouche(plan, publication, etat.avec ?? COUCHE_INITIALE, niveau, null, heures, theme)
  const rendus = useMemo(
    () => (etat.avec ? [rendu, jumelle.rendu] : [rendu]),
    [rendu, jumelle.rendu, etat.avec],
  )
  const { couche } = rendu.variable
  const marge = useMarge(theme)
  const [brosseVive, setBrosseVive] = useState<Brosse | null | undefined>(undefined)
  const brosse = brosseVive === undefined ? etat.brosse : brosseVive
  const enScenario = scenario.etat !== 'neutre' && scenario.etat !== 'hors'
  // Without a brush the filter is the same on every layer: what it keeps is not sorted again.
  const brossee = useMemo(
    () => brosse && { gardes: gardesDe(brosse, rendu), rangsDe: rendu.rangsDe },
    [brosse, rendu],
  )
  const filtre = useMemo(
    () => ({ profils: etat.profils, foyersSeuls: etat.foyersSeuls, brosse: brossee }),
    [etat.profils, etat.foyersSeuls, brossee],
  )
  const repartition = useMemo(() => repartir(morceaux, rendu, marge, BARRES), [morceaux, rendu, marge])
  const colonnes = useMemo(() => {
    const deLaCouche = colonneDeCouche(rendu)
    return deLaCouche ? [...COLONNES, deLaCouche] : COLONNES
  }, [rendu])
  const [vueSeule, setVueSeule] = useState(false)
  const colonne = colonnes.find((c) => c.cle === etat.tri.colonne) ?? COLONNE_RESERVE
  // The table and the lists may lag behind the colours by an image.
  const listes = useDeferredValue(morceaux)
  const tableauOuvert = etat.tableau || !webgl
  const lignes = useMemo(
    () => {
      const retenues = filtrer(listes, filtre, texte)
      return trier(vueSeule ? dansLaVue(retenues, camera.emprise) : retenues, colonne, etat.tri.decroissant)
    },
    // The box of the camera only counts for the places in sight.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [listes, filtre, texte, colonne, etat.tri.decroissant, vueSeule, vueSeule && camera.emprise],
  )
  const premiers = useMemo(
    () => trier(filtrer(listes, filtre, ''), COLONNE_RESERVE, true).slice(0, NB_PREMIERS),
    [listes, filtre],
  )

  const feuille = etat.selection !== null
  const marges = useCallback(() => margesDe(...tailleCarte(), feuille), [feuille])
  useCadrage(etat, moteur, trajet, marges)
  useAnnonces(selection, niveau, repartition.total)

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
  const tours = useMemo(() => toursPublies(scrutins), [scrutins])
  const tour = rendu.seconde ? null : lireCleDeTour(etat.couche)
  const large = useFenetre(1200)
  const frise = tour && (
    <Frise
      lue={tour}
      tours={tours}
      choisir={(cle) => modifier({ couche: cle }, { remplacer: true })}
      precharger={(cles) =>
        magasinCouches.demander(cles.map((c) => urlCouche(niveau, c, publication.version)))
      }
      enAttente={enAttente}
      ouvrirTous={() => setTousLesTours(true)}
    />
  )
  const rangChoisi = selection ? lignes.findIndex((l) => memeCible(l, selection)) : -1
  const voisin = (sens: -1 | 1): void => {
    const cible = lignes[rangChoisi + sens]
    if (cible) choisirLigne(cible)
  }
  const recadrer = (): void => moteur?.cadrer(publication.emprise, marges())
  const remplacer = { remplacer: true }
  const epingler = (code: string | null): void => modifier({ epingle: code }, remplacer)
  const comparer = (code: string): void =>
    aller(lienComparer(etat.epingle ?? code, etat.epingle ? code : null))
  /** While the reader drags, the map follows; the address waits for the end. */
  const brosser = useCallback(
    (b: Brosse | null, fini: boolean): void => {
      setBrosseVive(fini ? undefined : b)
      if (fini) modifier({ brosse: b }, { remplacer: true })
    },
    [modifier],
  )
  useRaccourcis({
    ...gestesEtat(etat, (partiel) => modifier(partiel, remplacer)),
    s: () => setReglages(!reglages),
    e: () => setChoixOuvert(!choixOuvert),
    u: () => choix.annuler?.(),
    a: () => epingler(etat.selection),
    c: () => etat.selection && comparer(etat.selection),
    '[': () => voisin(-1),
    ']': () => voisin(1),
    '+': () => moteur?.zoomer(0.75),
    '-': () => moteur?.zoomer(-0.75),
    '?': () => setAide(true),
    Escape: () => (railOuvert ? setRailOuvert(false) : choisirCode(null)),
  })

  const filtrerChoix = (texte: string): void => {
    modifier({ filtre: texte }, remplacer)
    choix.appliquer((pays) => filtrerPays(pays, texte), 'remplacer')
  }
  const panneauSelection = choixOuvert && (
    <PanneauSelection
      selection={choix}
      gestes={gestes}
      version={publication.version}
      filtre={etat.filtre}
      filtrer={filtrerChoix}
      scrutins={scrutins}
      ancree={etat.selection === null}
      fermer={() => {
        gestes.choisirOutil(null)
        setChoixOuvert(false)
      }}
    />
  )
  const enHeures = etat.couche === 'heures'
  const surClic = (cible: Cible | null): void => (cible ? choisir(cible) : choisirCode(null))
  const commun = {
    donnees,
    filtre,
    surcouches: etat.surcouches,
    theme,
    vueInitiale: (essai > 0 && etat.vue) || depart.vue,
    depart: enHeures ? etat.envoi.depart : null,
  }

  return (
    <main id="contenu" className={etat.avec ? 'page-carte page-double' : 'page-carte'} tabIndex={-1}>
      <BarreOutils
        niveau={niveau}
        choisi={etat.niveau}
        choisir={(n) => modifier({ niveau: n }, remplacer)}
        etat={enAttente ? 'Lecture de la couche…' : phraseEtat(donnees, repartition.total)}
        ouvrirRail={() => setRailOuvert(true)}
        ouvrirAide={() => setAide(true)}
        imprimer={
          <Imprimer
            etat={etat}
            niveau={niveau}
            emprise={camera.emprise}
            departement={etat.selection && departementDe(etat.selection)}
            publication={publication}
          />
        }
      >
        {large && frise}
      </BarreOutils>
      <Rail
        etat={etat}
        modifier={(partiel) => modifier(partiel, remplacer)}
        scrutins={scrutins}
        repartition={repartition}
        objets={objets(niveau, repartition.total)}
        publication={publication}
        ouvert={railOuvert}
        fermer={() => setRailOuvert(false)}
      />
      <div
        className={gestes.outil ? 'vue choisit' : 'vue'}
        {...gestes.captures}
        role="region"
        aria-label="Carte ; son équivalent est le tableau, touche T"
        onPointerMoveCapture={(e) => {
          pointeur.current = { x: e.clientX, y: e.clientY }
          if (etat.avec) suivreJumeau(e.currentTarget, e.clientX, e.clientY)
        }}
      >
        {webgl && (
          <VuesCarte
            key={essai}
            {...commun}
            rendu={rendu}
            fondu={tour !== null}
            seconde={etat.avec ? jumelle : null}
            fictive={publication.fictive}
            installer={setMoteur}
            montre={survolTable ?? survol}
            rappels={{
              surVue: (vue, emprise) => {
                surVue(vue, emprise)
                gestes.surVue(vue)
              },
              surSurvol: setSurvol,
              surClic,
              surPerte: setPanne,
            }}
          />
        )}
        {!webgl && (
          <CarteServeur
            niveau={niveau}
            couche={etat.couche}
            departement={departementSeul(morceaux)}
            vueInitiale={depart.vue}
            cadre={publication.emprise}
            surVue={surVue}
          />
        )}
        <AvisCarte
          webgl={webgl}
          panne={panne}
          redessiner={redessiner}
          erreur={donnees.magasin.erreur ?? erreur}
          reessayer={donnees.magasin.erreur ? donnees.magasin.reessayer : magasinCouches.reessayer}
          enAttente={morceaux.length === 0}
        />
        {webgl && (
          <Outremer
            morceaux={morceaux}
            zoom={camera.zoom}
            habit={{ rendu, filtre, foyers: etat.surcouches.has('foyers'), theme }}
            cadrer={(emprise) => moteur?.cadrer(emprise, marges())}
          />
        )}
        {!large && frise}
        <CarteSelection
          choix={choix}
          gestes={gestes}
          ouverte={choixOuvert}
          ouvrir={setChoixOuvert}
          filtre={etat.filtre}
          filtrer={filtrerChoix}
        />
        {etat.selection !== null && panneauSelection}
        {webgl && <ControlesVue zoomer={(pas) => moteur?.zoomer(pas)} recadrer={recadrer} />}
        {etat.avec && (
          <LegendeCompacte theme={theme} fictive={publication.fictive} rendu={rendu} enAttente={enAttente} />
        )}
        {repartition.total > 0 && !etat.avec && (
          <Legende
            rendu={rendu}
            marge={marge}
            repartition={repartition}
            objet={objets(niveau, repartition.total)}
            niveau={niveau}
            theme={theme}
            foyers={etat.surcouches.has('foyers')}
            scenario={couche.suitScenario && enScenario}
            fictive={publication.fictive}
            brosse={brosse}
            brosser={brosser}
            regler={(classes) => modifier({ classes, brosse: null }, remplacer)}
            allerAuNiveau={(n) => modifier({ niveau: n }, remplacer)}
          />
        )}
        {enHeures && (
          <EnvoiHeures
            envoi={etat.envoi}
            changer={(envoi) => modifier({ envoi }, remplacer)}
            lue={magasinCouches.lue(heures)}
            selection={selection}
          />
        )}
        {!enHeures && (
          <Scenario
            elans={etat.elans}
            changer={(elans) => modifier({ elans }, remplacer)}
            scenario={scenario}
            coucheSuit={couche.suitScenario}
            ouvert={reglages}
            basculer={() => setReglages(!reglages)}
          />
        )}
        {survol && <Bulle cible={survol} rendus={rendus} pointeur={pointeur} />}
      </div>
      <TiroirTableau
        ouvert={tableauOuvert}
        basculer={() => modifier({ tableau: !etat.tableau }, remplacer)}
        niveau={niveau}
        lignes={lignes}
        colonnes={colonnes}
        vueSeule={vueSeule}
        basculerVue={() => setVueSeule(!vueSeule)}
        tri={etat.tri}
        trier={(tri) => modifier({ tri }, remplacer)}
        texte={texte}
        chercher={setTexte}
        selection={selection}
        choisir={choisirLigne}
        survol={survol}
        survoler={setSurvolTable}
      />
      {etat.selection === null && panneauSelection}
      {etat.selection === null ? (
        !choixOuvert &&
        !etat.avec && (
          <PanneauAccueil
            premiers={premiers}
            enAttente={donnees.enAttente && donnees.magasin.erreur === null}
            objets={objets(niveau, repartition.total)}
            choisir={choisirLigne}
            survoler={setSurvolTable}
          />
        )
      ) : (
        <Panneau
          code={etat.selection}
          apercu={selection}
          sousScenario={enScenario && selection ? phraseScenario(etat.elans, selection) : null}
          fermer={() => choisirCode(null)}
          voisin={rangChoisi < 0 ? null : voisin}
          choisir={(code) => modifier({ selection: code, vue: null })}
          epingle={etat.epingle}
          epingler={epingler}
        />
      )}
      {tour && tousLesTours && (
        <TousLesTours
          lue={tour}
          tours={tours}
          publication={publication}
          {...partieDe(donnees, publication, camera.emprise)}
          debut={debutDe(plan)}
          fermer={() => setTousLesTours(false)}
        />
      )}
      {aide && <Aide fermer={() => setAide(false)} />}
    </main>
  )
}
