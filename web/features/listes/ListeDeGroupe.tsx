/** A shared list on a phone: one card a bureau, two large buttons under the thumb, the fiche one tap away. */
import type { Liste, LigneListe } from '#contract/liste'
import { NOM_STATUT, type StatutLigne } from '#domain/liste/statut'
import { INSECABLE, nombre, pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { Exporter } from '../../ui/Exporter.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { useDefaire, type Defaire } from '../../ui/useDefaire.ts'
import { Avancement } from './Avancement.tsx'
import { avancement, parQui, versFiche } from './phrases.ts'
import type { ListeSuivie } from './useDirect.ts'

interface Props extends ListeSuivie {
  liste: Liste
  /** May say how far lines are. */
  agir: boolean
  groupe: string | null
}

/** First what is under way, then what this group has done and not yet told, then what is left. */
const rangDe = (l: LigneListe, groupe: string | null): number =>
  l.statut === 'enCours' ? 0 : l.statut === 'aFaire' ? 2 : l.groupe === groupe && l.fiches === 0 ? 1 : 3

export function ListeDeGroupe({ liste, agir, groupe, enDirect, nouvelles }: Props) {
  const defaire = useDefaire(() => {})
  const noter = (l: LigneListe, statut: StatutLigne): void =>
    defaire.faire(
      `${l.nom} : ${NOM_STATUT[statut].toLowerCase()}.`,
      () => api.noterStatut(liste.id, l.code, statut),
      () => api.noterStatut(liste.id, l.code, l.statut),
    )
  const lignes = liste.lignes.toSorted((a, b) => rangDe(a, groupe) - rangDe(b, groupe))
  return (
    <main id="contenu" className="liste-groupe" tabIndex={-1}>
      <header>
        <h1>{liste.nom}</h1>
        <p className="muet">
          {groupe && `${groupe}. `}
          {pluriel(liste.lignes.length, 'bureau', 'bureaux')} à visiter. <Direct enDirect={enDirect} />
        </p>
        <Avancement compte={avancement(liste.lignes)} />
        <Exporter
          nom="Emporter"
          demande={(format, contours) => ({
            chemin: `/exports/listes/${liste.id}.${format}?contours=${contours ? 1 : 0}`,
          })}
        />
      </header>
      <ol className="cartes-lignes">
        {lignes.map((l) => (
          <Carte
            key={l.code}
            ligne={l}
            agir={agir}
            noter={noter}
            occupe={defaire.occupe}
            nouvelle={nouvelles.has(l.code)}
          />
        ))}
      </ol>
      <BarreDefaire defaire={defaire} />
    </main>
  )
}

export const Direct = ({ enDirect }: { enDirect: boolean }) => (
  <span className="direct" data-etat={enDirect ? 'ouvert' : 'coupe'} role="status">
    {enDirect ? 'En direct' : 'Reconnexion…'}
  </span>
)

function Carte(props: {
  ligne: LigneListe
  agir: boolean
  noter: (l: LigneListe, statut: StatutLigne) => void
  occupe: Defaire['occupe']
  nouvelle: boolean
}) {
  const { ligne: l, agir, noter, occupe } = props
  const qui = parQui(l)
  const ici =
    l.longitude !== null && l.latitude !== null
      ? `geo:${l.latitude.toFixed(5)},${l.longitude.toFixed(5)}?q=${l.latitude.toFixed(5)},${l.longitude.toFixed(5)}`
      : null
  return (
    <li className="carte-ligne" data-statut={l.statut} data-nouvelle={props.nouvelle || undefined}>
      <div className="carte-tete">
        <h2>
          <Texte>{l.nom}</Texte>
        </h2>
        <span className={`statut statut-${l.statut}`}>{NOM_STATUT[l.statut]}</span>
      </div>
      {qui !== '' && <p className="carte-qui">{qui}</p>}
      <p className="carte-raison">{l.raison}</p>
      <p className="muet">
        {pluriel(l.inscrits, 'inscrit')}
        {l.seances !== null &&
          l.seances > 0 &&
          `, ${pluriel(l.seances, 'séance')} prévue${l.seances > 1 ? 's' : ''}`}
        {l.trajet !== null && `, ${nombre(l.trajet)}${INSECABLE}min de trajet`}
        {l.fiches > 0 && `, ${pluriel(l.fiches, 'fiche reçue', 'fiches reçues')}`}
      </p>
      {agir && (
        <div className="carte-gestes">
          {l.statut === 'aFaire' && (
            <button
              type="button"
              className="bouton bouton-principal"
              disabled={occupe}
              onClick={() => noter(l, 'enCours')}
            >
              J’y vais
            </button>
          )}
          {l.statut === 'enCours' && (
            <button
              type="button"
              className="bouton bouton-principal"
              disabled={occupe}
              onClick={() => noter(l, 'fait')}
            >
              <Icone nom="coche" /> Fait
            </button>
          )}
          {l.statut !== 'aFaire' && (
            <Lien
              className={l.statut === 'fait' && l.fiches === 0 ? 'bouton bouton-principal' : 'bouton'}
              href={versFiche(l.code)}
            >
              Remplir la fiche
            </Lien>
          )}
          {l.statut === 'aFaire' && ici && (
            <a className="bouton" href={ici}>
              <Icone nom="route" /> Itinéraire
            </a>
          )}
          {l.statut === 'fait' && (
            <button
              type="button"
              className="bouton bouton-nu"
              disabled={occupe}
              onClick={() => noter(l, 'enCours')}
            >
              Y retourner
            </button>
          )}
        </div>
      )}
    </li>
  )
}
