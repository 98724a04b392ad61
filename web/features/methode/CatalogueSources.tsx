/** The catalogue of sources, whole: what is known of each dataset, what reads it or why nothing does, and its columns. */
import { useMemo, useState } from 'react'
import type { Catalogue } from '#contract/catalogue'
import { pluriel } from '#domain/typographie'
import '../../styles/sources.css'
import { majuscule } from '../../texte.ts'
import { Texte } from '../../ui/Texte.tsx'
import { Table } from './Table.tsx'
import { chercherFiches } from './chercherFiches.ts'

type Fiche = Catalogue['fiches'][number]

export function CatalogueSources({ fiches }: { fiches: readonly Fiche[] }) {
  const [cherche, setCherche] = useState('')
  const retenues = useMemo(() => chercherFiches(fiches, cherche), [fiches, cherche])
  return (
    <div className="interieur">
      <p>
        <label>
          Chercher un jeu, une colonne, un éditeur{' '}
          <input
            className="champ"
            type="search"
            value={cherche}
            onChange={(e) => setCherche(e.target.value)}
          />
        </label>
      </p>
      <p className="source" aria-live="polite">
        {pluriel(retenues.length, 'jeu', 'jeux')} sur {fiches.length}. Une adresse « non vérifiée » n’a été
        confirmée dans aucune source publique : cherchez le jeu par son titre.
      </p>
      {retenues.map((f) => (
        <details key={f.cle} className="fiche-source">
          <summary>
            <b>
              <Texte>{f.titre}</Texte>
            </b>{' '}
            <span className="muet">
              {f.editeur}, {f.millesime} · {f.etape === 'aucune' ? 'non lu' : `lu par l’étape « ${f.etape} »`}
            </span>
          </summary>
          <FicheSource fiche={f} />
        </details>
      ))}
    </div>
  )
}

function FicheSource({ fiche: f }: { fiche: Fiche }) {
  return (
    <>
      <p>
        <Texte>{f.description}</Texte>
      </p>
      {f.raison && <p>Non lu : {f.raison}.</p>}
      <dl className="faits-source">
        <dt>Page</dt>
        <dd>
          {f.page === null ? (
            'adresse inconnue'
          ) : (
            <a href={f.page} rel="noreferrer">
              {f.page}
            </a>
          )}{' '}
          {f.page !== null && <span className="muet">({f.verifiee ?? 'non vérifiée'})</span>}
        </dd>
        <dt>Licence</dt>
        <dd>{f.licence}</dd>
        <dt>Maille</dt>
        <dd>{majuscule(f.maille)}</dd>
        {f.fichiers.length > 0 && <dt>Fichiers</dt>}
        {f.fichiers.map((x) => (
          <dd key={x.chemin}>
            <code>{x.chemin}</code>{' '}
            {x.url && (
              <a href={x.url} rel="noreferrer">
                {x.url}
              </a>
            )}
            {x.url && f.verifiee === undefined && <span className="muet"> (non vérifiée)</span>}
            {x.sha256 && <span className="muet"> SHA-256 {x.sha256}</span>}
            {x.note && <span className="muet"> {x.note}</span>}
          </dd>
        ))}
      </dl>
      <Table titres={['Colonne', 'Sens', 'Type', 'Unité', 'Peut manquer']}>
        {f.colonnes.map((c) => (
          <tr key={c.nom}>
            <th scope="row">
              <code>{c.nom}</code>
            </th>
            <td className="phrase">
              <Texte>{c.description}</Texte>
            </td>
            <td>{c.type}</td>
            <td>{c.unite ?? ''}</td>
            <td>{c.nulle ? 'oui' : 'non'}</td>
          </tr>
        ))}
      </Table>
    </>
  )
}
