/** The map itself, and what floats over it: legend, scenario or plan of hours, insets, buttons, the card under the pointer. */
import { useMemo, useRef, useState, type HTMLAttributes, type ReactNode } from 'react'
import type { Vue } from '../../carte/moteur.ts'
import { magasinCouches } from '../../carte/magasinCouches.ts'
import type { Cible } from '../../carte/pointage.ts'
import { AvisCarte } from './AvisCarte.tsx'
import { Bulle } from './Bulle.tsx'
import { CarteServeur, departementSeul } from './CarteServeur.tsx'
import { ControlesVue } from './ControlesVue.tsx'
import { suivreJumeau } from './curseurJumeau.ts'
import { EnvoiHeures } from './EnvoiHeures.tsx'
import { Legende } from './Legende.tsx'
import { LegendeCompacte } from './LegendeCompacte.tsx'
import { Outremer } from './Outremer.tsx'
import { Scenario } from './Scenario.tsx'
import { usePanne } from './usePanne.ts'
import type { Page } from './usePage.ts'
import { VuesCarte } from './VuesCarte.tsx'

/** Pixels that an arrow moves the camera by. */
const PAS_FLECHES: Record<string, readonly [number, number]> = {
  ArrowLeft: [-120, 0],
  ArrowRight: [120, 0],
  ArrowUp: [0, -120],
  ArrowDown: [0, 120],
}

export function VueCarte(props: {
  page: Page
  /** The time line, on a narrow screen. */
  frise: ReactNode
  /** The selection over the map: its canvas and its button, and its card when a panel already takes the side. */
  selection: ReactNode
  /** Gestures of the selection, which the camera never sees; `outil`: one of its tools is on. */
  gestes: { captures: HTMLAttributes<HTMLElement>; outil: string | null; surVue: (vue: Vue) => void }
  scenarioOuvert: boolean
  basculerScenario: () => void
}) {
  const { page, gestes } = props
  const { etat, donnees, dessin, jumelle, moteur, webgl, filtre, theme, marges, depart } = page
  const { publication, survol } = page
  const { morceaux, magasin } = donnees
  const { panne, surPerte, essai, redessiner } = usePanne()
  const pointeur = useRef({ x: 0, y: 0 })
  const rendus = useMemo(
    () => (etat.avec ? [dessin.rendu, jumelle.rendu] : [dessin.rendu]),
    [dessin.rendu, jumelle.rendu, etat.avec],
  )
  const surClic = (cible: Cible | null): void => (cible ? page.choisir(cible) : page.choisirCode(null))
  return (
    <div
      className={gestes.outil ? 'vue choisit' : 'vue'}
      {...gestes.captures}
      role="region"
      tabIndex={0}
      aria-label="Carte : flèches pour la déplacer, + et − pour le zoom, Entrée pour choisir le lieu du centre ; son équivalent est le tableau, touche T"
      onKeyDown={(e) => {
        const pas = PAS_FLECHES[e.key]
        if (!moteur || e.target !== e.currentTarget || (!pas && e.key !== 'Enter')) return
        e.preventDefault()
        if (pas) moteur.glisser(...pas)
        else moteur.choisirAuCentre()
      }}
      onPointerMoveCapture={(e) => {
        pointeur.current = { x: e.clientX, y: e.clientY }
        if (etat.avec) suivreJumeau(e.currentTarget, e.clientX, e.clientY)
      }}
    >
      {webgl && (
        <VuesCarte
          key={essai}
          donnees={donnees}
          filtre={filtre}
          surcouches={etat.surcouches}
          theme={theme}
          vueInitiale={(essai > 0 && etat.vue) || depart.vue}
          depart={etat.couche === 'heures' ? etat.envoi.depart : null}
          rendu={dessin.rendu}
          fondu={page.tour !== null}
          seconde={etat.avec ? jumelle : null}
          fictive={publication.fictive}
          annees={page.annees}
          installer={page.installer}
          montre={page.survolTable ?? survol}
          rappels={{
            surVue: (vue, emprise) => {
              page.surVue(vue, emprise)
              gestes.surVue(vue)
            },
            surSurvol: page.survoler,
            surClic,
            surPerte,
          }}
        />
      )}
      {!webgl && (
        <CarteServeur
          niveau={donnees.niveau}
          couche={etat.couche}
          departement={departementSeul(morceaux)}
          vueInitiale={depart.vue}
          cadre={publication.emprise}
          surVue={page.surVue}
        />
      )}
      <AvisCarte
        webgl={webgl}
        panne={panne}
        redessiner={redessiner}
        erreur={magasin.erreur ?? dessin.erreur}
        reessayer={magasin.erreur ? magasin.reessayer : magasinCouches.reessayer}
        enAttente={morceaux.length === 0}
      />
      {webgl && (
        <Outremer
          morceaux={morceaux}
          zoom={page.camera.zoom}
          habit={{ rendu: dessin.rendu, filtre, foyers: etat.surcouches.has('foyers'), theme }}
          cadrer={(emprise) => moteur?.cadrer(emprise, marges(emprise))}
        />
      )}
      {props.frise}
      {props.selection}
      {webgl && <ControlesVue zoomer={(pas) => moteur?.zoomer(pas)} recadrer={page.recadrer} />}
      <Explications {...props} />
      {survol && <Bulle cible={survol} rendus={rendus} pointeur={pointeur} />}
    </div>
  )
}

/** The legend, and what sets the figures that it explains. */
function Explications({
  page,
  scenarioOuvert,
  basculerScenario,
}: Pick<Parameters<typeof VueCarte>[0], 'page' | 'scenarioOuvert' | 'basculerScenario'>) {
  const { etat, dessin, donnees, theme, publication, regler, total } = page
  const { couche } = dessin.rendu.variable
  const { niveau } = donnees
  const [legender] = useState(() => ({
    regler: (classes: typeof etat.classes) => regler({ classes, brosse: null }),
    allerAuNiveau: (n: typeof niveau) => regler({ niveau: n }),
  }))
  return (
    <>
      {etat.avec && (
        <LegendeCompacte
          theme={theme}
          fictive={publication.fictive}
          annees={page.annees}
          rendu={dessin.rendu}
          enAttente={dessin.enAttente}
        />
      )}
      {total > 0 && !etat.avec && (
        <Legende
          {...legender}
          rendu={dessin.rendu}
          marge={page.marge}
          repartition={page.repartition}
          objet={page.objet}
          niveau={niveau}
          theme={theme}
          foyers={etat.surcouches.has('foyers')}
          scenario={couche.suitScenario && page.enScenario}
          fictive={publication.fictive}
          annees={page.annees}
          brosse={page.brosse}
          brosser={page.brosser}
        />
      )}
      {etat.couche === 'heures' ? (
        <EnvoiHeures
          envoi={etat.envoi}
          changer={(envoi) => regler({ envoi })}
          lue={magasinCouches.lue(page.heures)}
          selection={donnees.selection}
        />
      ) : (
        <Scenario
          elans={etat.elans}
          changer={(elans) => regler({ elans })}
          scenario={page.scenario}
          coucheSuit={couche.suitScenario}
          ouvert={scenarioOuvert}
          basculer={basculerScenario}
        />
      )}
    </>
  )
}
