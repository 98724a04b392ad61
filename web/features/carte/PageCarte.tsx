/** The map page: rail, map, panel and table over one state, which lives in the address. */
import { useState } from 'react'
import type { PlanCarte } from '#contract/carte'
import type { Publication } from '#contract/publication'
import { urlCouche } from '../../adresses.ts'
import { magasinCouches } from '../../carte/magasinCouches.ts'
import { phraseScenario } from '../../carte/mots.ts'
import { aller, lienComparer } from '../../navigation.ts'
import { useFenetre } from '../../ui/useFenetre.ts'
import { Panneau } from '../lieu/Panneau.tsx'
import { PanneauAccueil } from '../lieu/PanneauAccueil.tsx'
import { CarteSelection } from '../selection/CarteSelection.tsx'
import { PanneauSelection } from '../selection/PanneauSelection.tsx'
import { useGestes } from '../selection/useGestes.ts'
import { filtrerPays, useSelection } from '../selection/useSelection.ts'
import { TiroirTableau } from '../tableau/TiroirTableau.tsx'
import { Aide } from './Aide.tsx'
import { BarreOutils } from './BarreOutils.tsx'
import { Frise } from './Frise.tsx'
import { gestesEtat } from './gestes.ts'
import { Imprimer } from './Imprimer.tsx'
import { partieDe, phraseEtat } from './partie.ts'
import { Rail } from './Rail.tsx'
import { useRaccourcis } from './raccourcis.ts'
import { TousLesTours } from './TousLesTours.tsx'
import { debutDe } from './useCouche.ts'
import { usePage } from './usePage.ts'
import { VueCarte } from './VueCarte.tsx'

export function PageCarte({ publication, plan }: { publication: Publication; plan: PlanCarte }) {
  const page = usePage(publication, plan)
  const { etat, regler, donnees, dessin, camera, listes, tour, tours, scrutins, total } = page
  const { niveau, selection } = donnees
  const choix = useSelection(plan)
  const gestes = useGestes(choix, donnees.morceaux)
  const [choixOuvert, ouvrirChoix] = useState(etat.filtre !== '')
  const filtrerChoix = (mots: string): void => {
    regler({ filtre: mots })
    choix.appliquer((pays) => filtrerPays(pays, mots), 'remplacer')
  }
  const [railOuvert, setRailOuvert] = useState(false)
  const [aide, setAide] = useState(false)
  const [scenarioOuvert, setScenarioOuvert] = useState(false)
  const [tousLesTours, setTousLesTours] = useState(false)
  const large = useFenetre(1200)

  const frise = tour && (
    <Frise
      lue={tour}
      tours={tours}
      choisir={(cle) => regler({ couche: cle })}
      precharger={(cles) =>
        magasinCouches.demander(cles.map((c) => urlCouche(niveau, c, publication.version)))
      }
      enAttente={dessin.enAttente}
      ouvrirTous={() => setTousLesTours(true)}
    />
  )
  useRaccourcis({
    ...gestesEtat(etat, regler),
    s: () => setScenarioOuvert(!scenarioOuvert),
    e: () => ouvrirChoix(!choixOuvert),
    u: () => choix.annuler?.(),
    a: () => page.epingler(etat.selection),
    c: () =>
      etat.selection && aller(lienComparer(etat.epingle ?? etat.selection, etat.epingle && etat.selection)),
    '[': () => page.allerAuVoisin?.(-1),
    ']': () => page.allerAuVoisin?.(1),
    '+': () => page.moteur?.zoomer(0.75),
    '-': () => page.moteur?.zoomer(-0.75),
    '?': () => setAide(true),
    Escape: () => (railOuvert ? setRailOuvert(false) : page.choisirCode(null)),
  })

  const panneauSelection = choixOuvert ? (
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
        ouvrirChoix(false)
      }}
    />
  ) : null
  const accueil = etat.avec ? null : (
    <PanneauAccueil
      premiers={listes.premiers}
      enAttente={donnees.enAttente && donnees.magasin.erreur === null}
      objets={page.objet}
      choisir={page.choisirLigne}
      survoler={page.survolerTable}
    />
  )
  return (
    <main id="contenu" className={etat.avec ? 'page-carte page-double' : 'page-carte'} tabIndex={-1}>
      <BarreOutils
        niveau={niveau}
        niveaux={donnees.niveaux}
        choisi={etat.niveau}
        choisir={(n) => regler({ niveau: n })}
        etat={dessin.enAttente ? 'Lecture de la couche…' : phraseEtat(donnees, total)}
        ouvrirRail={() => setRailOuvert(true)}
        ouvrirAide={() => setAide(true)}
        imprimer={
          <Imprimer
            etat={etat}
            niveau={niveau}
            emprise={camera.emprise}
            choisi={etat.selection}
            publication={publication}
          />
        }
      >
        {large && frise}
      </BarreOutils>
      <Rail
        etat={etat}
        modifier={regler}
        scrutins={scrutins}
        repartition={page.repartition}
        objets={page.objet}
        publication={publication}
        ouvert={railOuvert}
        fermer={() => setRailOuvert(false)}
      />
      <VueCarte
        page={page}
        frise={!large && frise}
        gestes={gestes}
        selection={
          <>
            <CarteSelection
              choix={choix}
              gestes={gestes}
              ouverte={choixOuvert}
              ouvrir={ouvrirChoix}
              filtre={etat.filtre}
              filtrer={filtrerChoix}
            />
            {etat.selection !== null && panneauSelection}
          </>
        }
        scenarioOuvert={scenarioOuvert}
        basculerScenario={() => setScenarioOuvert(!scenarioOuvert)}
      />
      <TiroirTableau
        {...page.tableau}
        basculer={() => regler({ tableau: !etat.tableau })}
        niveau={page.dessine}
        lignes={listes.lignes}
        nombre={listes.nombre}
        colonnes={listes.colonnes}
        tri={etat.tri}
        trier={(tri) => regler({ tri })}
        selection={selection}
        choisir={page.choisirLigne}
        cocher={gestes.basculer}
        survol={page.survol}
        survoler={page.survolerTable}
      />
      {etat.selection === null ? (
        (panneauSelection ?? accueil)
      ) : (
        <Panneau
          code={etat.selection}
          apercu={selection}
          sousScenario={page.enScenario && selection ? phraseScenario(etat.elans, selection) : null}
          fermer={() => page.choisirCode(null)}
          voisin={page.allerAuVoisin}
          choisir={(code) => page.modifier({ selection: code, vue: null })}
          epingle={etat.epingle}
          epingler={page.epingler}
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
