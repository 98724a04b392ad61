/** Level of the map, and what is done with the view. */
import { useEffect, useRef, useState } from 'react'
import { NIVEAUX_CARTE, NOM_NIVEAU, type NiveauCarte } from '#domain/lieu'
import { Icone } from '../../ui/Icone.tsx'
import { annoncer } from '../../ui/annonce.ts'

const COURT: Record<NiveauCarte, string> = {
  region: 'Région',
  departement: 'Département',
  circonscription: 'Circonscription',
  commune: 'Commune',
  bureau: 'Bureau',
}

export function BarreOutils(props: {
  niveau: NiveauCarte
  /** Levels that the publication has. */
  niveaux: ReadonlySet<NiveauCarte>
  choisi: NiveauCarte | null
  choisir: (niveau: NiveauCarte | null) => void
  etat: string
  ouvrirRail: () => void
  ouvrirAide: () => void
  imprimer: React.ReactNode
  /** What is laid between the levels and the actions, on a wide screen. */
  children?: React.ReactNode
}) {
  const { niveau, niveaux, choisi, choisir } = props
  const segments = useRef<HTMLDivElement>(null)
  const enVue = choisi ?? niveau
  // On a phone the levels scroll: the one on screen is brought in sight.
  useEffect(() => {
    segments.current
      ?.querySelector(`[data-niveau="${enVue}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [enVue])
  return (
    <div className="outils">
      <button type="button" className="bouton bouton-rail" onClick={props.ouvrirRail}>
        <Icone nom="couches" />
        Couches
      </button>
      <div className="segments" role="group" aria-label="Niveau de la carte" ref={segments}>
        <button
          type="button"
          aria-pressed={choisi === null}
          onClick={() => choisir(null)}
          title="Le niveau suit le zoom (0)"
        >
          Auto
        </button>
        {NIVEAUX_CARTE.map(
          (n, k) =>
            niveaux.has(n) && (
              <button
                key={n}
                type="button"
                data-niveau={n}
                aria-pressed={choisi === n}
                className={choisi === null && niveau === n ? 'effectif' : undefined}
                onClick={() => choisir(n)}
                title={`${NOM_NIVEAU[n]} (${k + 1})`}
              >
                {COURT[n]}
              </button>
            ),
        )}
      </div>
      {props.children || <span className="outils-etat">{props.etat}</span>}
      {props.imprimer}
      <Partager />
      <button
        type="button"
        className="bouton bouton-nu bouton-icone"
        onClick={props.ouvrirAide}
        aria-label="Raccourcis du clavier"
        title="Raccourcis du clavier (?)"
      >
        <Icone nom="aide" />
      </button>
    </div>
  )
}

/** Copies the address, which holds the whole view. */
function Partager() {
  const [fait, setFait] = useState<string | null>(null)
  const dire = (message: string): void => {
    setFait(message)
    annoncer(message)
    setTimeout(() => setFait(null), 3000)
  }
  const copier = (): void => {
    const ecriture = navigator.clipboard?.writeText(location.href) ?? Promise.reject(new Error('refus'))
    ecriture.then(
      () => dire('Lien copié'),
      () => dire('Copiez l’adresse de la page'),
    )
  }
  return (
    <button type="button" className="bouton bouton-partager" onClick={copier}>
      <Icone nom="lien" />
      {fait ?? 'Partager la vue'}
    </button>
  )
}
