/** The canvas: gives the engine its scene, and its events to the page. */
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  nomsCommunes,
  nomsDepartements,
  nomsRegions,
  numerosCirconscriptions,
  type Candidat,
} from '../../carte/etiquettes.ts'
import { mesurer } from '../../carte/mesures.ts'
import { MoteurCarte, type Rappels, type Vue } from '../../carte/moteur.ts'
import { peindre, type Filtre } from '../../carte/peinture.ts'
import type { Rendu } from '../../carte/coucheDessinee.ts'
import type { Theme } from '../../theme.ts'
import type { Surcouche } from './adresse.ts'
import type { DonneesCarte } from './useCarte.ts'
import { useFondu } from './useFondu.ts'

export interface ProprietesToile {
  donnees: DonneesCarte
  rendu: Rendu
  /** The colours fade when the drawn layer changes. */
  fondu: boolean
  filtre: Filtre
  surcouches: ReadonlySet<Surcouche>
  theme: Theme
  vueInitiale: Vue
  /** Where militants start from: latitude, longitude. */
  depart?: readonly [number, number] | null
  rappels: Rappels
  /** Receives the engine when it is ready, null when it is gone. */
  installer: (moteur: MoteurCarte | null) => void
}

const repereDepart = ([latitude, longitude]: readonly [number, number]): Candidat => ({
  genre: 'commune',
  texte: '◎ Départ',
  longitude,
  latitude,
  corps: 15,
  zoomMinimal: 0,
})

export function Toile({
  donnees,
  rendu,
  fondu,
  filtre,
  surcouches,
  theme,
  vueInitiale,
  depart = null,
  rappels,
  installer,
}: ProprietesToile) {
  const conteneur = useRef<HTMLDivElement>(null)
  const noms = useRef<HTMLCanvasElement>(null)
  const [moteur, setMoteur] = useState<MoteurCarte | null>(null)
  const derniersRappels = useRef(rappels)
  useEffect(() => {
    derniersRappels.current = rappels
  })

  useEffect(() => {
    if (!conteneur.current || !noms.current) return undefined
    const suivre: Rappels = {
      surVue: (...a) => derniersRappels.current.surVue(...a),
      surSurvol: (...a) => derniersRappels.current.surSurvol(...a),
      surClic: (...a) => derniersRappels.current.surClic(...a),
      surPerte: (cause) => derniersRappels.current.surPerte(cause),
    }
    const neuf = new MoteurCarte(conteneur.current, noms.current, suivre, vueInitiale)
    setMoteur(neuf)
    installer(neuf)
    return () => {
      installer(null)
      neuf.detruire()
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one engine for the life of the page.
  }, [])

  const hachures = surcouches.has('foyers')
  const peints = useMemo(
    () =>
      donnees.morceaux.map((morceau) => ({
        morceau,
        couleurs: mesurer('peindre', morceau.valeurs.n, () =>
          peindre(morceau, [0, morceau.valeurs.n], rendu, filtre, hachures, theme),
        ),
      })),
    [donnees.morceaux, rendu, filtre, hachures, theme],
  )
  const couches = useFondu(peints, rendu, fondu)
  const { niveau, departements, circonscriptions, communes, selection, morceaux } = donnees
  const regions = morceaux.find((m) => m.niveau === 'region')
  const avecCirconscriptions = surcouches.has('circonscriptions')
  const avecNoms = surcouches.has('noms')
  const candidats = useMemo(
    () => [
      ...(depart ? [repereDepart(depart)] : []),
      ...(avecCirconscriptions && circonscriptions ? numerosCirconscriptions(circonscriptions.valeurs) : []),
      ...(avecNoms && regions ? nomsRegions(regions.valeurs) : []),
      ...(avecNoms && communes ? nomsCommunes(communes) : []),
      ...(avecNoms && departements && !regions ? nomsDepartements(departements.valeurs) : []),
    ],
    [depart, avecCirconscriptions, avecNoms, circonscriptions, communes, departements, regions],
  )

  useEffect(() => {
    const v = selection?.morceau.valeurs
    const i = selection?.rang ?? 0
    const longitude = v?.longitude[i] ?? Number.NaN
    moteur?.definir(
      {
        theme,
        couches,
        // a level without holes needs no ground
        terre: niveau === 'bureau' || couches.length === 0 ? departements : null,
        circonscriptions: avecCirconscriptions || niveau === 'circonscription',
      },
      {
        candidats,
        selection,
        enseigne:
          v && !Number.isNaN(longitude) ? { texte: v.nom[i]!, longitude, latitude: v.latitude[i]! } : null,
      },
    )
  }, [moteur, theme, couches, departements, avecCirconscriptions, niveau, selection, candidats])

  return (
    <>
      <div ref={conteneur} className="toile" />
      <canvas ref={noms} className="toile-noms" aria-hidden="true" />
    </>
  )
}
