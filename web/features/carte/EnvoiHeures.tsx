/** « Où envoyer N heures » on the map: hours, longest travel, starting point; the votes to expect, with their interval. */
import { useEffect, useRef, useState } from 'react'
import { nombre, nombreSigne, pluriel } from '#domain/typographie'
import type { ColonneLue } from '../../carte/colonneCouche.ts'
import { PAS_HEURES, TRAJETS, type Envoi } from '../../carte/envoi.ts'
import type { Cible } from '../../carte/pointage.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'

/** Rest of the slider before the plan is computed again. */
const REPOS_MS = 90

const rangDesHeures = (heures: number): number => {
  const k = PAS_HEURES.findIndex((h) => h >= heures)
  return k === -1 ? PAS_HEURES.length - 1 : k
}

export function EnvoiHeures(props: {
  envoi: Envoi
  changer: (envoi: Envoi) => void
  /** Answer of the server for this budget; null while it is on its way. */
  lue: ColonneLue | null
  selection: Cible | null
}) {
  const { envoi, changer, selection } = props
  const [heures, setHeures] = useState(envoi.heures)
  const [vus, setVus] = useState(envoi.heures)
  if (envoi.heures !== vus) {
    setVus(envoi.heures)
    setHeures(envoi.heures)
  }
  const [derniere, setDerniere] = useState(props.lue)
  if (props.lue && props.lue !== derniere) setDerniere(props.lue)
  const minuterie = useRef(0)
  useEffect(() => () => clearTimeout(minuterie.current), [])
  const glisser = (rang: number): void => {
    const suivantes = PAS_HEURES[rang] ?? envoi.heures
    setHeures(suivantes)
    clearTimeout(minuterie.current)
    minuterie.current = window.setTimeout(() => changer({ ...envoi, heures: suivantes }), REPOS_MS)
  }
  const point = pointDe(selection)
  return (
    <section className="flottant envoi" aria-label="Où envoyer N heures">
      <label className="envoi-heures">
        <span>
          Envoyer <b>{nombre(heures)}&nbsp;h</b> militantes
        </span>
        <input
          type="range"
          min={0}
          max={PAS_HEURES.length - 1}
          value={rangDesHeures(heures)}
          aria-valuetext={`${nombre(heures)} heures`}
          onChange={(e) => glisser(Number(e.target.value))}
        />
      </label>
      <div className="envoi-depart">
        <span>
          Départ : <b>{envoi.depart ? 'le point choisi' : 'chaque chef-lieu'}</b>
        </span>
        {envoi.depart ? (
          <button
            type="button"
            className="bouton bouton-petit"
            onClick={() => changer({ ...envoi, depart: null })}
          >
            Chaque chef-lieu
          </button>
        ) : (
          <button
            type="button"
            className="bouton bouton-petit"
            disabled={point === null}
            title={point === null ? 'Choisissez d’abord un lieu sur la carte' : undefined}
            onClick={() => point && changer({ ...envoi, depart: point })}
          >
            <Icone nom="cible" taille={14} />
            {point ? 'Partir du lieu choisi' : 'Choisissez un lieu'}
          </button>
        )}
        <label>
          Trajet au plus
          <select
            value={envoi.trajet}
            onChange={(e) => changer({ ...envoi, trajet: Number(e.target.value) })}
          >
            {TRAJETS.map((t) => (
              <option key={t} value={t}>
                {t} min
              </option>
            ))}
          </select>
        </label>
      </div>
      <Bilan lue={derniere} enAttente={props.lue === null} />
      <p className="source">
        Estimation, porte-à-porte en binôme, trajet compris. Un dixième des heures sert à mesurer l’effet.{' '}
        <Lien href="/ciblage">Le plan d’un département</Lien>
      </p>
    </section>
  )
}

function pointDe(cible: Cible | null): readonly [number, number] | null {
  const v = cible?.morceau.valeurs
  const [longitude, latitude] = [v?.longitude[cible!.rang], v?.latitude[cible!.rang]]
  return longitude === undefined || latitude === undefined || Number.isNaN(longitude)
    ? null
    : [Number(latitude.toFixed(3)), Number(longitude.toFixed(3))]
}

function Bilan({ lue, enAttente }: { lue: ColonneLue | null; enAttente: boolean }) {
  const n = (mot: string): number => Number(lue?.dits[mot] ?? Number.NaN)
  const phrase =
    lue === null
      ? 'Calcul du plan…'
      : n('bureaux') === 0
        ? 'Aucun bureau à cette distance : allongez le trajet ou changez de départ.'
        : `${nombreSigne(arrondir(n('voix')))} voix nettes attendues, de ${nombreSigne(arrondir(n('voixBas')))} à ${nombreSigne(arrondir(n('voixHaut')))}`
  useEffect(() => {
    if (!enAttente) annoncer(phrase)
  }, [enAttente, phrase])
  return (
    <div className={enAttente ? 'envoi-bilan en-attente' : 'envoi-bilan'} role="status">
      <p className="envoi-voix">{phrase}</p>
      {lue && n('bureaux') > 0 && (
        <p>
          {nombre(n('heures'))}&nbsp;h dans {pluriel(n('bureaux'), 'bureau', 'bureaux')} ; l’heure suivante
          rapporterait {nombreSigne(n('marginale'), { decimales: 2 })} voix
        </p>
      )}
    </div>
  )
}

/** Three figures are already more than an estimate knows. */
function arrondir(voix: number): number {
  if (Math.abs(voix) < 1) return Math.round(voix)
  const unite = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(voix))) - 1)
  return Math.round(voix / unite) * unite
}
