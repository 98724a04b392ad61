/** Taking bureaux away as a file: the formats, points or contours, the progress of the download, a way to stop it. */
import { useRef, useState } from 'react'
import { FORMATS, FORMATS_EXPORT, type FormatExport } from '#domain/export/format'
import { INSECABLE, nombre } from '#domain/typographie'
import { enErreurApi, estAbandon, type ErreurApi } from '../appel.ts'
import { telechargerFlux, type Demande } from '../flux.ts'
import '../styles/exporter.css'
import { annoncer } from './annonce.ts'
import { Echec } from './Etats.tsx'
import { Icone } from './Icone.tsx'
import { telecharger } from './telecharger.ts'
import { useVolet } from './useVolet.ts'

interface Avance {
  format: FormatExport
  recus: number
  estimes: number | null
}

const mo = (octets: number): string =>
  octets < 1e6
    ? `${nombre(Math.max(1, octets / 1000))}${INSECABLE}ko`
    : `${nombre(octets / 1e6, { decimales: 1 })}${INSECABLE}Mo`

/** @param demande what to ask the server for a format. */
export function Exporter({
  demande,
  nom = 'Exporter',
  petit = false,
}: {
  petit?: boolean
  demande: (format: FormatExport, contours: boolean) => Demande
  nom?: string
}) {
  const volet = useVolet()
  const [contours, setContours] = useState(false)
  const [avance, setAvance] = useState<Avance | null>(null)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const abandon = useRef<AbortController | null>(null)

  const exporter = async (format: FormatExport): Promise<void> => {
    abandon.current = new AbortController()
    setErreur(null)
    setAvance({ format, recus: 0, estimes: null })
    try {
      const fichier = await telechargerFlux(
        demande(format, contours && FORMATS[format].contours),
        (recus, estimes) => setAvance({ format, recus, estimes }),
        abandon.current.signal,
      )
      telecharger(fichier.nom, fichier.contenu, fichier.type)
      annoncer(`Fichier ${FORMATS[format].nom} enregistré, ${mo(fichier.contenu.size)}.`)
    } catch (e) {
      if (!estAbandon(e)) setErreur(enErreurApi(e))
    } finally {
      setAvance(null)
    }
  }
  return (
    <details ref={volet} className={petit ? 'exporter exporter-haut' : 'exporter'}>
      <summary className={petit ? 'bouton bouton-petit' : 'bouton'}>
        <Icone nom="telecharger" />
        {nom}
        <Icone nom="bas" taille={12} />
      </summary>
      <div className="exporter-volet">
        {avance ? (
          <div className="exporter-avance" role="status">
            <p>
              <b>{FORMATS[avance.format].nom}</b>{' '}
              {avance.recus === 0
                ? 'en préparation…'
                : `${mo(avance.recus)}${avance.estimes ? ` sur ${mo(Math.max(avance.estimes, avance.recus))} environ` : ''}`}
            </p>
            <progress
              max={1}
              value={avance.estimes ? Math.min(0.98, avance.recus / avance.estimes) : undefined}
            />
            <button type="button" className="bouton bouton-petit" onClick={() => abandon.current?.abort()}>
              Arrêter
            </button>
          </div>
        ) : (
          <>
            <ul>
              {FORMATS_EXPORT.map((f) => (
                <li key={f}>
                  <button type="button" onClick={() => void exporter(f)}>
                    <b>{FORMATS[f].nom}</b> <span className="muet">{FORMATS[f].usage}</span>
                  </button>
                </li>
              ))}
            </ul>
            <label className="exporter-contours">
              <input type="checkbox" checked={contours} onChange={(e) => setContours(e.target.checked)} />
              Contours plutôt que points (cartes)
            </label>
          </>
        )}
        {erreur && <Echec erreur={erreur} />}
      </div>
    </details>
  )
}
