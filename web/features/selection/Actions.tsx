/** What can be done with a selection: undo, empty, name it as a sector, take it away. */
import { useState, type FormEvent } from 'react'
import { pluriel } from '#domain/typographie'
import { enBase64, rangsDe } from '#domain/selection/bits'
import { api } from '../../api.ts'
import { enErreurApi } from '../../appel.ts'
import { csv } from '#domain/export/cellule'
import { annoncer } from '../../ui/annonce.ts'
import { EnregistrerListe } from '../../ui/EnregistrerListe.tsx'
import { Exporter } from '../../ui/Exporter.tsx'
import { telecharger } from '../../ui/telecharger.ts'
import { geojson, lignesDe } from './exporter.ts'
import type { Selection } from './useSelection.ts'

/** Bureaux of a sector, at most (see the contract of sectors). */
const SECTEUR_MAX = 400
const NOM = 'selection-bureaux'

export function Actions(props: {
  selection: Selection
  /** Filter in French; empty: none. */
  filtre: string
  /** Of the publication. */
  version: string
  annuler: (() => void) | null
}) {
  const { selection, filtre, annuler } = props
  const { pays, bits, nombre } = selection
  const [nommer, setNommer] = useState(false)
  if (!pays || !bits) return null
  const vide = nombre === 0
  const rangs = rangsDe(bits)
  const departements = new Set(rangs.map((i) => pays.valeurs.departement[i]!))
  const [departement = ''] = departements
  const enXlsx = async (): Promise<void> => {
    const { xlsx } = await import('../../tableur/xlsx.ts')
    const octets = xlsx('Sélection', lignesDe(pays.valeurs, bits))
    telecharger(
      `${NOM}.xlsx`,
      octets as Uint8Array<ArrayBuffer>,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
  }
  return (
    <footer className="selection-actions">
      {nommer && !vide && (
        <Nommer codes={rangs.map((i) => pays.valeurs.code[i]!)} fermer={() => setNommer(false)} />
      )}
      <div className="selection-boutons">
        <button type="button" className="bouton bouton-petit" disabled={!annuler} onClick={() => annuler?.()}>
          Annuler <kbd>U</kbd>
        </button>
        <button type="button" className="bouton bouton-petit" disabled={vide} onClick={selection.vider}>
          Vider
        </button>
        <button
          type="button"
          className="bouton bouton-petit"
          disabled={vide}
          aria-expanded={nommer}
          onClick={() => setNommer(!nommer)}
        >
          Enregistrer un secteur
        </button>
        <EnregistrerListe
          petit
          desactive={departements.size > 1 ? 'Une liste tient dans un seul département.' : null}
          nomPropose={filtre === '' ? 'Sélection sur la carte' : filtre.slice(0, 80)}
          demande={{
            departement,
            genre: filtre === '' ? 'selection' : 'filtre',
            adresse: null,
            departs: [],
            tri: 'voix',
            lignes:
              departements.size > 1 ? [] : rangs.map((i) => ({ code: pays.valeurs.code[i]!, seances: null })),
          }}
        />
      </div>
      <div className="selection-boutons" role="group" aria-label="Exporter la sélection">
        <button
          type="button"
          className="bouton bouton-petit"
          disabled={vide}
          onClick={() => telecharger(`${NOM}.csv`, csv(lignesDe(pays.valeurs, bits)))}
        >
          CSV
        </button>
        <button type="button" className="bouton bouton-petit" disabled={vide} onClick={() => void enXlsx()}>
          XLSX
        </button>
        <button
          type="button"
          className="bouton bouton-petit"
          disabled={vide}
          onClick={() => telecharger(`${NOM}.geojson`, geojson(pays.valeurs, bits), 'application/geo+json')}
        >
          GeoJSON
        </button>
        {!vide && (
          <Exporter
            petit
            nom="Autres formats"
            demande={(format, contours) => ({
              chemin: `/exports/selection.${format}`,
              corps: { version: props.version, bits: enBase64(bits), contours },
            })}
          />
        )}
      </div>
    </footer>
  )
}

function Nommer({ codes, fermer }: { codes: readonly string[]; fermer: () => void }) {
  const [nom, setNom] = useState('')
  const [message, setMessage] = useState<string | null>(
    codes.length > SECTEUR_MAX
      ? `Un secteur compte ${SECTEUR_MAX} bureaux au plus ; la sélection en a ${codes.length}. Réduisez-la.`
      : null,
  )
  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    api.creerSecteur(nom.trim(), codes).then(
      (secteur) => {
        const dit = `Secteur « ${secteur.nom} » enregistré (${secteur.id}, ${pluriel(secteur.bureaux.length, 'bureau', 'bureaux')}).`
        setMessage(dit)
        annoncer(dit)
        setNom('')
      },
      (erreur: unknown) => {
        const { message: quoi, conseil } = enErreurApi(erreur)
        setMessage(`${quoi} ${conseil}`)
      },
    )
  }
  return (
    <form className="selection-nommer" onSubmit={envoyer}>
      <label>
        Nom du secteur
        <input className="champ" value={nom} maxLength={80} onChange={(e) => setNom(e.target.value)} />
      </label>
      <div className="selection-boutons">
        <button
          type="submit"
          className="bouton bouton-petit bouton-principal"
          disabled={nom.trim() === '' || codes.length > SECTEUR_MAX}
        >
          Enregistrer
        </button>
        <button type="button" className="bouton bouton-petit" onClick={fermer}>
          Fermer
        </button>
      </div>
      {message && (
        <p className="source" role="status">
          {message}
        </p>
      )}
    </form>
  )
}
