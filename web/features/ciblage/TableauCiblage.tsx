/** The list: communes by expected votes, each opening on its bureaux. Rows that are folded away are still printed. */
import { Fragment } from 'react'
import { NOM_PROFIL, PROFILS, type Profil } from '#domain/profil'
import { INSECABLE, nombre, pluriel } from '#domain/typographie'
import { lienCarte } from '../../navigation.ts'
import { Hachure, Pastille } from '../../ui/Classe.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { circonscriptionsDe, pourquoiCommune, profilPrincipal, type Groupe, type Ligne } from './groupes.ts'
import { voixEnColonne } from './phrases.ts'

const COLONNES = [
  ['rang', 'Rang'],
  ['secteur', 'Secteur'],
  ['classe', 'Classe'],
  ['pourquoi', 'Pourquoi'],
  ['seances', 'Séances'],
  ['heures', 'Heures, portes + trajet'],
  ['trajet', 'Trajet aller'],
  ['voix', 'Voix nettes (estimation)'],
] as const

interface Proprietes {
  groupes: readonly Groupe[]
  ouvertes: ReadonlySet<string>
  plier: (code: string) => void
}

export function TableauCiblage({ groupes, ouvertes, plier }: Proprietes) {
  const maxHeures = Math.max(...groupes.map((g) => g.heuresPortes + g.heuresTrajet))
  const maxVoix = Math.max(...groupes.map((g) => g.voix.haut))
  return (
    <table className="secteurs" role="table">
      <thead role="rowgroup">
        <tr role="row">
          {COLONNES.map(([cle, nom]) => (
            <th
              key={cle}
              role="columnheader"
              scope="col"
              className={`col-${cle}`}
              aria-sort={cle === 'voix' ? 'descending' : undefined}
            >
              {nom}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {groupes.map((g, k) => {
          const seul = g.lignes.length === 1 ? g.lignes[0]! : null
          const ouverte = !seul && ouvertes.has(g.code)
          return (
            <Fragment key={g.code}>
              <tr role="row" className={ouverte ? 'ouverte' : undefined}>
                <td role="cell" className="col-rang">
                  {k + 1}
                </td>
                <th role="rowheader" scope="row" className="col-secteur">
                  {seul ? (
                    <Lien href={lienCarte(seul.code)}>
                      <Texte>{seul.nom}</Texte>
                    </Lien>
                  ) : (
                    <button
                      type="button"
                      className="deplier"
                      aria-expanded={ouverte}
                      onClick={() => plier(g.code)}
                    >
                      <Icone nom={ouverte ? 'bas' : 'droite'} taille={14} />
                      <Texte>{g.nom}</Texte>
                    </button>
                  )}
                  <small>
                    <Texte>{precisions(g)}</Texte>
                  </small>
                </th>
                <td role="cell" className="col-classe">
                  <Classe profil={profilPrincipal(g)} groupe={g} foyers={g.foyers} />
                </td>
                <td role="cell" className="col-pourquoi">
                  {seul ? seul.pourquoi : pourquoiCommune(g)}
                </td>
                <Mesures mesure={g} trajet={g.trajet} maxHeures={maxHeures} maxVoix={maxVoix} />
              </tr>
              {!seul && g.lignes.map((l) => <LigneBureau key={l.code} ligne={l} cachee={!ouverte} />)}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

function LigneBureau({ ligne: l, cachee }: { ligne: Ligne; cachee: boolean }) {
  return (
    <tr role="row" className={cachee ? 'sous-secteur cachee' : 'sous-secteur'}>
      <td role="cell" className="col-rang" />
      <th role="rowheader" scope="row" className="col-secteur">
        <Lien href={lienCarte(l.code)}>
          <Texte>{nomCourt(l)}</Texte>
        </Lien>
        <small>{pluriel(l.inscrits, 'inscrit')}</small>
      </th>
      <td role="cell" className="col-classe">
        <Classe profil={l.profil} foyers={l.foyer ? 1 : 0} />
      </td>
      <td role="cell" className="col-pourquoi">
        {l.pourquoi}
      </td>
      <Mesures mesure={l} trajet={[l.trajetMinutes, l.trajetMinutes]} />
    </tr>
  )
}

/** « Nîmes, bureau 5 » under Nîmes → « Bureau 5 ». */
function nomCourt({ nom, nomCommune }: Ligne): string {
  if (!nom.startsWith(`${nomCommune}, `)) return nom
  const reste = nom.slice(nomCommune.length + 2)
  return reste.charAt(0).toUpperCase() + reste.slice(1)
}

const precisions = (g: Groupe): string =>
  [
    circonscriptionsDe(g),
    g.lignes.length > 1 ? pluriel(g.lignes.length, 'bureau', 'bureaux') : null,
    pluriel(g.inscrits, 'inscrit'),
  ]
    .filter((x) => x)
    .join(', ')

function Classe({ profil, foyers, groupe }: { profil: Profil; foyers: number; groupe?: Groupe }) {
  const plusieurs = groupe && PROFILS.filter((p) => groupe.profils[p] > 0).length > 1
  return (
    <>
      <span className="cellule-classe">
        {plusieurs ? (
          <i className="repartition" aria-hidden="true">
            {PROFILS.map(
              (p) =>
                groupe.profils[p] > 0 && (
                  <i key={p} className={`fond-${p}`} style={{ flexGrow: groupe.profils[p] }} />
                ),
            )}
          </i>
        ) : (
          <Pastille profil={profil} />
        )}
        {plusieurs ? `Surtout ${NOM_PROFIL[profil].toLowerCase()}` : NOM_PROFIL[profil]}
      </span>
      {foyers > 0 && (
        <span className="cellule-classe muet">
          <Hachure />
          {groupe && groupe.lignes.length > 1 ? pluriel(foyers, 'foyer') : 'foyer'}
        </span>
      )}
    </>
  )
}

interface MesuresProps {
  mesure: Pick<Ligne, 'seances' | 'heuresPortes' | 'heuresTrajet' | 'voix'>
  trajet: readonly [number, number]
  /** Longest bar and widest interval of the list; without them, figures alone. */
  maxHeures?: number
  maxVoix?: number
}

function Mesures({ mesure: m, trajet: [proche, loin], maxHeures, maxVoix }: MesuresProps) {
  const heures = m.heuresPortes + m.heuresTrajet
  const [a, b] = [Math.round(proche), Math.round(loin)]
  const place = (v: number): string => `${(100 * Math.max(0, v)) / (maxVoix ?? 1)}%`
  return (
    <>
      <td role="cell" className="col-seances">
        {nombre(m.seances)}
        <span className="unite"> {m.seances > 1 ? 'séances' : 'séance'}</span>
      </td>
      <td role="cell" className="col-heures">
        <b>
          {nombre(heures)}
          {INSECABLE}h
        </b>
        <small>
          {nombre(m.heuresPortes)} + {nombre(m.heuresTrajet, { decimales: 1 })}
        </small>
        {maxHeures && (
          <i className="barre" aria-hidden="true">
            <i style={{ width: `${(100 * m.heuresPortes) / maxHeures}%` }} />
            <i style={{ width: `${(100 * m.heuresTrajet) / maxHeures}%` }} />
          </i>
        )}
      </td>
      <td role="cell" className="col-trajet">
        {a === b ? nombre(a) : `${nombre(a)} à ${nombre(b)}`}
        {INSECABLE}min
      </td>
      <td role="cell" className="col-voix">
        <b>{voixEnColonne(m.voix.central)}</b>
        <small>
          {voixEnColonne(m.voix.bas)} à {voixEnColonne(m.voix.haut)}
        </small>
        {maxVoix && (
          <i className="intervalle" aria-hidden="true">
            <i style={{ left: place(m.voix.bas), right: `calc(100% - ${place(m.voix.haut)})` }} />
            <b style={{ left: place(m.voix.central) }} />
          </i>
        )}
      </td>
    </>
  )
}
