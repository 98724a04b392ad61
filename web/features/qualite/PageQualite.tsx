/** « Qualité des données »: what the official files had of unexpected, counted, filtered, each with its place. */
import { useMemo, useState } from 'react'
import type { Publication } from '#contract/publication'
import { nombre, pluriel } from '#domain/typographie'
import '../../styles/qualite.css'
import { api } from '../../api.ts'
import { useRessource } from '../../ressource.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { telecharger } from '../../ui/telecharger.ts'
import { useTitre } from '../../ui/useTitre.ts'
import {
  choix,
  csvAnomalies,
  filtrer,
  SANS_FILTRE,
  voixConcernees,
  type Anomalie,
  type Filtre,
} from './filtrer.ts'
import { ListeAnomalies } from './ListeAnomalies.tsx'

const LIBELLES: Record<keyof Filtre, string> = {
  gravite: 'Gravité',
  source: 'Source',
  regle: 'Règle',
  departement: 'Département',
}

export default function PageQualite({ publication }: { publication: Publication }) {
  useTitre('Qualité des données')
  const lecture = useRessource('anomalies/liste', api.listeAnomalies)
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <div className="page-titre">
        <h1>Qualité des données</h1>
      </div>
      <p className="chapo">
        Ce que les fichiers officiels avaient d’inattendu, et ce que le programme en a fait. Rien n’est
        corrigé en silence.
      </p>
      {lecture.etat === 'attente' && <Squelette lignes={12} />}
      {lecture.etat === 'erreur' && <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />}
      {lecture.etat === 'pret' && <Contenu anomalies={lecture.valeur.anomalies} publication={publication} />}
    </main>
  )
}

function Contenu({ anomalies, publication }: { anomalies: readonly Anomalie[]; publication: Publication }) {
  const [filtre, setFiltre] = useState<Filtre>(SANS_FILTRE)
  const retenues = useMemo(() => filtrer(anomalies, filtre), [anomalies, filtre])
  const noms = new Map(publication.departements.map((d) => [d.code, `${d.code} ${d.nom}`]))
  if (anomalies.length === 0)
    return <Vide titre="Aucune anomalie : chaque ligne des fichiers lus était conforme à sa description." />
  const voix = voixConcernees(retenues)
  return (
    <>
      <div className="qualite-outils">
        {(Object.keys(LIBELLES) as (keyof Filtre)[]).map((critere) => (
          <label key={critere}>
            {LIBELLES[critere]}
            <select
              className="champ"
              value={filtre[critere]}
              onChange={(e) => setFiltre({ ...filtre, [critere]: e.target.value })}
            >
              <option value="">Toutes les valeurs</option>
              {choix(anomalies, filtre, critere).map((c) => (
                <option key={c.valeur} value={c.valeur}>
                  {critere === 'departement' ? (noms.get(c.valeur) ?? c.valeur) : c.valeur} (
                  {nombre(c.nombre)})
                </option>
              ))}
            </select>
          </label>
        ))}
        <button
          type="button"
          className="bouton"
          disabled={retenues.length === 0}
          onClick={() =>
            telecharger(`anomalies-${publication.version}.csv`, csvAnomalies(retenues, publication.version))
          }
        >
          <Icone nom="telecharger" />
          CSV
        </button>
      </div>
      <p aria-live="polite">
        <b>{pluriel(retenues.length, 'anomalie')}</b>
        {retenues.length < anomalies.length && ` sur ${nombre(anomalies.length)}`}
        {voix > 0 && `, ${nombre(voix)} voix concernées`}.
      </p>
      {retenues.length === 0 ? (
        <Vide titre="Aucune anomalie ne répond à ces filtres.">
          <p>
            <button type="button" className="bouton" onClick={() => setFiltre(SANS_FILTRE)}>
              Effacer les filtres
            </button>
          </p>
        </Vide>
      ) : (
        <ListeAnomalies key={JSON.stringify(filtre)} anomalies={retenues} />
      )}
    </>
  )
}
