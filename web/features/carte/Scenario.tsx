/** « Scénario »: a pill that says the national swing and the turnout, and opens the sliders that change them. */
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { NOM_BLOC } from '#domain/bloc'
import {
  BLOCS_ELAN,
  direElans,
  ecrireElans,
  ecrirePoints,
  ELAN_MAXIMAL,
  ELANS_NEUTRES,
  estNeutre,
  PAS_ELAN,
  PAS_PARTICIPATION,
  type BlocElan,
  type Elans,
} from '../../carte/elans.ts'
import { majuscule } from '../../texte.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Icone } from '../../ui/Icone.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { SiegesAttendus } from './SiegesAttendus.tsx'
import type { EtatScenario } from './useScenario.ts'

/** The map follows a slider that moves, so many milliseconds apart: browsers count how often an address changes. */
const CADENCE_MS = 150
/** Rest before the scenario is said. */
const REPOS_MS = 500

interface ProprietesScenario {
  elans: Elans
  changer: (elans: Elans) => void
  scenario: EtatScenario
  /** False: the layer on screen does not depend on the scenario. */
  coucheSuit: boolean
  ouvert: boolean
  basculer: () => void
}

export function Scenario(props: ProprietesScenario) {
  const { elans, ouvert, basculer } = props
  const neutre = estNeutre(elans)
  const pastille = useRef<HTMLButtonElement>(null)
  const etaitOuvert = useRef(ouvert)
  useEffect(() => {
    // Closing gives the focus back to what opened.
    if (etaitOuvert.current && !ouvert) pastille.current?.focus()
    etaitOuvert.current = ouvert
  }, [ouvert])
  if (ouvert) return <PanneauScenario {...props} />
  return (
    <button
      ref={pastille}
      type="button"
      className={neutre ? 'flottant pastille-scenario' : 'flottant pastille-scenario actif'}
      onClick={basculer}
      aria-expanded={false}
      title="Régler le scénario (S)"
    >
      <Icone nom="curseurs" />
      <b>Scénario</b>
      <span>
        {direElans(elans)}
        {!neutre && (props.scenario.etat === 'hors' || !props.coucheSuit) && ' (sans effet ici)'}
      </span>
      <Icone nom="haut" taille={14} />
    </button>
  )
}

function PanneauScenario({ elans, changer, scenario, coucheSuit, basculer }: ProprietesScenario) {
  const [brouillon, setBrouillon] = useState(elans)
  const [vus, setVus] = useState(elans)
  const [emis, setEmis] = useState(elans)
  const minuterie = useRef(0)
  const derniere = useRef(0)
  const fermeture = useRef<HTMLButtonElement>(null)
  // The address moved by another hand (back, a link): the sliders follow. What they sent themselves may come back late.
  if (elans !== vus) {
    setVus(elans)
    if (ecrireElans(elans) !== ecrireElans(emis)) setBrouillon(elans)
  }
  useEffect(() => {
    fermeture.current?.focus()
    return () => clearTimeout(minuterie.current)
  }, [])
  useEffect(() => {
    const repos = setTimeout(() => annoncer(`Scénario : ${direElans(elans)}.`), REPOS_MS)
    return () => clearTimeout(repos)
  }, [elans])
  const emettre = (suivants: Elans): void => {
    derniere.current = performance.now()
    setEmis(suivants)
    changer(suivants)
  }
  const regler = (quoi: keyof Elans, valeur: number): void => {
    const suivants = { ...brouillon, [quoi]: valeur }
    setBrouillon(suivants)
    clearTimeout(minuterie.current)
    const attente = Math.max(0, CADENCE_MS - (performance.now() - derniere.current))
    minuterie.current = window.setTimeout(() => emettre(suivants), attente)
  }
  const neutraliser = (): void => {
    clearTimeout(minuterie.current)
    setBrouillon(ELANS_NEUTRES)
    // The button goes: the focus stays in the panel.
    fermeture.current?.focus()
    emettre(ELANS_NEUTRES)
  }
  const fermer = (e: KeyboardEvent): void => {
    if (e.key !== 'Escape') return
    e.preventDefault()
    basculer()
  }
  return (
    <section className="flottant scenario" aria-label="Scénario" onKeyDown={fermer}>
      <header>
        <Icone nom="curseurs" />
        <h2>Scénario</h2>
        {!estNeutre(brouillon) && (
          <button type="button" className="bouton bouton-petit" onClick={neutraliser}>
            Neutre
          </button>
        )}
        <button
          ref={fermeture}
          type="button"
          className="bouton bouton-nu bouton-icone bouton-petit"
          onClick={basculer}
          aria-expanded
          aria-label="Replier le scénario"
        >
          <Icone nom="bas" taille={14} />
        </button>
      </header>
      {/* Above the sliders: the panel stands on its lower edge, so what comes late or in more lines moves none of them. */}
      <div className="scenario-effet">
        <SiegesAttendus elans={elans} approchee={scenario.approchee} />
        <Remarque scenario={scenario} coucheSuit={coucheSuit} />
      </div>
      <p className="source">Élan national par bloc, en points d’exprimés.</p>
      {BLOCS_ELAN.map((bloc) => (
        <Reglage key={bloc} bloc={bloc} points={brouillon[bloc]} regler={regler} />
      ))}
      <ReglageParticipation part={brouillon.participation} regler={(part) => regler('participation', part)} />
    </section>
  )
}

/** Part of the track between the neutral middle and the value. */
function remplissage(points: number): CSSProperties {
  const place = 50 + (50 * points) / ELAN_MAXIMAL
  return { '--de': `${Math.min(50, place)}%`, '--a': `${Math.max(50, place)}%` } as CSSProperties
}

/** A row of the panel, that knows whether a finger holds it: on a phone all the rest then leaves the map in sight. */
function Rang({ children }: { children: ReactNode }) {
  const [tenu, setTenu] = useState(false)
  useEffect(() => {
    if (!tenu) return undefined
    const fin = new AbortController()
    for (const geste of ['pointerup', 'pointercancel'])
      addEventListener(geste, () => setTenu(false), { signal: fin.signal })
    return () => fin.abort()
  }, [tenu])
  return (
    <label className={tenu ? 'reglage tenu' : 'reglage'} onPointerDown={() => setTenu(true)}>
      {children}
    </label>
  )
}

function Reglage(props: {
  bloc: BlocElan
  points: number
  regler: (bloc: BlocElan, points: number) => void
}) {
  const { bloc, points, regler } = props
  const nom = majuscule(NOM_BLOC[bloc])
  return (
    <Rang>
      <i className="reglage-bloc" style={{ background: `var(--bloc-${bloc})` }} aria-hidden="true" />
      <span>{nom}</span>
      <input
        type="range"
        min={-ELAN_MAXIMAL}
        max={ELAN_MAXIMAL}
        step={PAS_ELAN}
        value={points}
        aria-label={`${nom}, élan national`}
        aria-valuetext={`${ecrirePoints(points)} points`}
        style={remplissage(points)}
        onChange={(e) => regler(bloc, e.target.valueAsNumber)}
      />
      <output className={points === 0 ? 'muet' : 'gras'}>{ecrirePoints(points)}</output>
    </Rang>
  )
}

/** Turnout: between that of the législatives and that of the présidentielles, place by place. */
function ReglageParticipation({ part, regler }: { part: number; regler: (part: number) => void }) {
  return (
    <>
      <p className="source">Participation, des législatives (0) à la présidentielle (100 %).</p>
      <Rang>
        <i aria-hidden="true" />
        <span>Participation</span>
        <input
          type="range"
          min={0}
          max={100}
          step={PAS_PARTICIPATION}
          value={part}
          aria-label="Participation, part de l’abstention aux législatives qui revient voter"
          aria-valuetext={`${part} %`}
          style={{ '--de': '0%', '--a': `${part}%` } as CSSProperties}
          onChange={(e) => regler(e.target.valueAsNumber)}
        />
        <output className={part === 0 ? 'muet' : 'gras'}>{part}&nbsp;%</output>
      </Rang>
    </>
  )
}

function Remarque({ scenario, coucheSuit }: { scenario: EtatScenario; coucheSuit: boolean }) {
  const { etat, approchee, erreur } = scenario
  if (etat === 'erreur')
    return (
      <p className="avis" role="alert">
        {erreur?.message} La carte montre le dernier scénario calculé.
      </p>
    )
  if (etat === 'hors')
    return (
      <p className="avis">
        <Texte>Communes et départements restent au scénario neutre : passez aux bureaux.</Texte>
      </p>
    )
  if (etat !== 'neutre' && !coucheSuit)
    return <p className="avis">La couche affichée ne dépend pas du scénario.</p>
  if (etat === 'calcul') return <p className="source">Calcul du scénario…</p>
  if (etat === 'pret' && approchee)
    return (
      <p className="source">
        Trop peu de lieux ici pour une prévision : les chances suivent la règle simple, par la marge.
      </p>
    )
  return null
}
