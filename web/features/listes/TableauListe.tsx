/** The lines of a list for its lead: order, reason, chosen columns, who is on it, what came back. */
import type { Liste, LigneListe } from '#contract/liste'
import { NOM_STATUT, STATUTS_LIGNE, type StatutLigne } from '#domain/liste/statut'
import { NOM_PROFIL } from '#domain/profil'
import { pluriel } from '#domain/typographie'
import { lienCarte } from '../../navigation.ts'
import { Hachure, Pastille } from '../../ui/Classe.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { parQui, valeurMontree } from './phrases.ts'
import type { Edition } from './useEdition.ts'

interface Props {
  liste: Liste
  edition: Edition
  choisies: ReadonlySet<string>
  choisir: (code: string) => void
  missions: ReadonlyMap<string, number>
  nouvelles: ReadonlySet<string>
}

export function TableauListe(props: Props) {
  const { liste } = props
  return (
    <table className="tableau-liste" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" className="col-choix">
            <span className="invisible">Choisir</span>
          </th>
          <th role="columnheader" scope="col" className="col-rang">
            Rang
          </th>
          <th role="columnheader" scope="col">
            Bureau, et pourquoi
          </th>
          {liste.colonnes.map((c) => (
            <th key={c.cle} role="columnheader" scope="col" className="col-valeur">
              {c.titre}
            </th>
          ))}
          <th role="columnheader" scope="col" className="col-statut">
            Où on en est
          </th>
          <th role="columnheader" scope="col">
            <span className="invisible">Gestes</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {liste.lignes.map((l, k) => (
          <Ligne key={l.code} {...props} ligne={l} rang={k + 1} derniere={k === liste.lignes.length - 1} />
        ))}
      </tbody>
    </table>
  )
}

function Ligne({
  liste,
  ligne: l,
  rang,
  derniere,
  edition,
  choisies,
  choisir,
  missions,
  nouvelles,
}: Props & { ligne: LigneListe; rang: number; derniere: boolean }) {
  const { occupe } = edition.defaire
  const prevues = missions.get(l.code) ?? 0
  return (
    <tr role="row" data-statut={l.statut} data-nouvelle={nouvelles.has(l.code) || undefined}>
      <td role="cell" className="col-choix">
        <input
          type="checkbox"
          checked={choisies.has(l.code)}
          onChange={() => choisir(l.code)}
          aria-label={`Choisir ${l.nom}`}
        />
      </td>
      <td role="cell" className="col-rang">
        <span>{rang}</span>
        <span className="monter">
          <button
            type="button"
            className="bouton bouton-nu bouton-icone"
            disabled={occupe || rang === 1}
            onClick={() => edition.deplacer(l, -1)}
            aria-label={`Monter ${l.nom}`}
          >
            <Icone nom="haut" taille={12} />
          </button>
          <button
            type="button"
            className="bouton bouton-nu bouton-icone"
            disabled={occupe || derniere}
            onClick={() => edition.deplacer(l, 1)}
            aria-label={`Descendre ${l.nom}`}
          >
            <Icone nom="bas" taille={12} />
          </button>
        </span>
      </td>
      <th role="rowheader" scope="row" className="col-bureau">
        <Lien href={lienCarte(l.code)}>
          <Texte>{l.nom}</Texte>
        </Lien>
        <span className="classe-ligne">
          <Pastille profil={l.profil} /> {NOM_PROFIL[l.profil]}
          {l.foyer && (
            <>
              {' '}
              <Hachure /> foyer
            </>
          )}
        </span>
        <span className="raison">{l.raison}</span>
      </th>
      {l.valeurs.map((v, k) => (
        <td
          key={liste.colonnes[k]!.cle}
          role="cell"
          className="col-valeur"
          data-titre={liste.colonnes[k]!.titre}
        >
          {valeurMontree(v, liste.colonnes[k]!.decimales)}
          {liste.colonnes[k]!.cle === 'voixHeure' && l.voixHeure && (
            <small>
              de {valeurMontree(l.voixHeure.bas, 2)} à {valeurMontree(l.voixHeure.haut, 2)}
            </small>
          )}
        </td>
      ))}
      <td role="cell" className="col-statut">
        <select
          className={`champ statut statut-${l.statut}`}
          value={l.statut}
          disabled={occupe}
          aria-label={`Statut de ${l.nom}`}
          onChange={(e) => edition.noter(l, e.target.value as StatutLigne)}
        >
          {STATUTS_LIGNE.map((s) => (
            <option key={s} value={s}>
              {NOM_STATUT[s]}
            </option>
          ))}
        </select>
        <small>{parQui(l)}</small>
        {(l.fiches > 0 || prevues > 0) && (
          <span className="marques">
            {l.fiches > 0 && (
              <Lien className="badge badge-fiche" href="/retours">
                {pluriel(l.fiches, 'fiche reçue', 'fiches reçues')}
              </Lien>
            )}
            {prevues > 0 && <span className="badge badge-neutre">{pluriel(prevues, 'mission')}</span>}
          </span>
        )}
      </td>
      <td role="cell" className="col-gestes">
        <button
          type="button"
          className="bouton bouton-nu bouton-icone"
          disabled={occupe}
          onClick={() => edition.retirer(l)}
          aria-label={`Retirer ${l.nom}`}
          title="Retirer de la liste"
        >
          <Icone nom="fermer" />
        </button>
      </td>
    </tr>
  )
}
