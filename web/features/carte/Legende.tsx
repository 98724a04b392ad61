/** Legend: the histogram of what is drawn, which filters, then the classes and their counts, then where the figures come from. */
import { memo, useState } from 'react'
import { MOT_UNITE, millesimeDe } from '#domain/couche/couche'
import { coucheDe } from '#domain/couche/registre'
import { NOM_NIVEAU, type NiveauCarte } from '#domain/lieu'
import { nombre } from '#domain/typographie'
import type { Brosse } from '../../carte/brosse.ts'
import type { Repartition } from '../../carte/histogramme.ts'
import { couleurDuVide, couleurSansCandidat } from '../../carte/peinture.ts'
import type { ReglageClasses as Reglage, Rendu } from '../../carte/coucheDessinee.ts'
import type { Theme } from '../../theme.ts'
import { Hachure } from '../../ui/Classe.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { Histogramme } from './Histogramme.tsx'
import { legendePliee, tailleCarte } from './mesures.ts'
import { LegendeCroisee } from './LegendeCroisee.tsx'
import { ReglageClasses } from './ReglageClasses.tsx'

const MARGE = coucheDe('marge')!
const ORDRE_PROFILS = [0, 2, 1, 3]

export interface ProprietesLegende {
  rendu: Rendu
  /** How the margin is drawn: the axis of the profils. */
  marge: Rendu
  repartition: Repartition
  objet: string
  niveau: NiveauCarte
  theme: Theme
  foyers: boolean
  /** The colours are those of a scenario. */
  scenario: boolean
  fictive: boolean
  /** Years of the rounds of the publication. */
  annees: readonly number[]
  brosse: Brosse | null
  brosser: (brosse: Brosse | null, fini: boolean) => void
  regler: (reglage: Reglage | null) => void
  allerAuNiveau: (niveau: NiveauCarte) => void
}

export const Legende = memo(function Legende(props: ProprietesLegende) {
  const { rendu, repartition: r, theme, brosse } = props
  const { couche } = rendu.variable
  // Over a small map the whole legend would hide a quarter of the country.
  const [pliee, setPliee] = useState(() => legendePliee(tailleCarte()[0]))
  const gardees = brosse && 'classes' in brosse ? new Set(brosse.classes) : null
  const profil = couche.cle === 'profil'
  const categories = couche.nature === 'categorielle'
  const basculer = (k: number): void => {
    const classes = new Set(gardees)
    if (!classes.delete(k)) classes.add(k)
    props.brosser(classes.size === 0 ? null : { classes: [...classes].sort((a, b) => a - b) }, true)
  }
  const classes = profil ? ORDRE_PROFILS : rendu.couleurs.map((_, k) => k)
  const unite = MOT_UNITE[couche.unite]
  const ailleurs = couche.niveaux.includes(props.niveau) ? null : couche.niveaux.at(-1)!
  return (
    <section className={pliee ? 'flottant legende pliee' : 'flottant legende'} aria-label="Légende">
      <h2>
        <span className="legende-titre">
          <Texte>{rendu.seconde ? 'Couches croisées' : couche.libelle}</Texte>
          {unite && !rendu.seconde && `, ${unite}`}
        </span>
        {props.scenario && <span className="badge badge-scenario">scénario</span>}{' '}
        <span className="fin">{props.objet}</span>
        <button
          type="button"
          className="legende-plier"
          aria-expanded={!pliee}
          aria-label={pliee ? 'Déplier la légende' : 'Replier la légende'}
          onClick={() => setPliee(!pliee)}
        >
          <Icone nom={pliee ? 'haut' : 'bas'} taille={14} />
        </button>
      </h2>
      {ailleurs && (
        <p className="legende-ailleurs">
          Cette couche se lit au niveau {NOM_NIVEAU[ailleurs].toLowerCase()}.{' '}
          <button type="button" className="lien" onClick={() => props.allerAuNiveau(ailleurs)}>
            Y aller
          </button>
        </p>
      )}
      {rendu.seconde ? (
        <LegendeCroisee rendu={rendu} repartition={r} gardees={gardees} basculer={basculer} />
      ) : (
        (profil || !categories) && (
          <Histogramme
            axe={profil ? props.marge.variable : rendu.variable}
            profil={profil}
            repartition={r}
            couleurs={rendu.couleurs}
            brosse={brosse}
            brosser={props.brosser}
          />
        )
      )}
      <ul className={profil ? 'classes' : categories ? 'classes classes-types' : 'classes classes-nombre'}>
        {!rendu.seconde &&
          classes.map((k) => (
            <li key={k} className={gardees && !gardees.has(k) ? 'ecartee' : undefined}>
              <button
                type="button"
                aria-pressed={gardees?.has(k) ?? false}
                title="Ne garder que cette classe"
                onClick={() => basculer(k)}
              >
                <i className="pastille" style={{ background: rendu.couleurs[k] }} aria-hidden="true" />
                <span>{rendu.noms[k]}</span>
                <b>{nombre(r.classes[k]!)}</b>
              </button>
            </li>
          ))}
        {r.sansCandidat > 0 && (
          <li>
            <i className="pastille" style={{ background: couleurSansCandidat(theme) }} aria-hidden="true" />
            pas de candidat
            <b>{nombre(r.sansCandidat)}</b>
          </li>
        )}
        {!profil && r.sansDonnee > 0 && !ailleurs && (
          <li>
            <i className="pastille" style={{ background: couleurDuVide(rendu, theme) }} aria-hidden="true" />
            {couche.groupe === 'sociologie'
              ? 'non diffusé'
              : couche.cle === 'heures'
                ? 'aucune heure'
                : 'pas de donnée'}
            <b>{nombre(r.sansDonnee)}</b>
          </li>
        )}
        {props.foyers && (
          <li className="large legende-foyer">
            <Hachure />
            <span>
              Foyer d’abstention <span className="long">(hachures)</span>
            </span>
            <b>{nombre(r.foyers)}</b>
          </li>
        )}
        {r.schematiques > 0 && (
          <li
            className="large legende-schema"
            title="Personne n’a publié leur contour : leur place dans la commune est inventée, leurs chiffres sont officiels."
          >
            <i className="pastille pastille-schematique" aria-hidden="true" />
            Contour schématique
            <b>{nombre(r.schematiques)}</b>
          </li>
        )}
        {r.sansContour > 0 && (
          <li className="large">
            <i className="pastille pastille-sans-contour" aria-hidden="true" />
            Sans contour : au tableau seulement
            <b>{nombre(r.sansContour)}</b>
          </li>
        )}
      </ul>
      {brosse && (
        <button type="button" className="lien legende-tout" onClick={() => props.brosser(null, true)}>
          Tout garder
        </button>
      )}
      <div className="legende-aide">
        {!rendu.seconde && (
          <details className="legende-lire">
            <summary>Lire et régler cette couche</summary>
            <p>
              <Texte>{couche.aide}</Texte>
              {couche.grain && <Texte>{` ${couche.grain}`}</Texte>}
            </p>
            <ReglageClasses rendu={rendu} regler={props.regler} />
          </details>
        )}
        <p className="legende-source">
          {props.fictive ? 'Données inventées.' : sourceDe(rendu, props.annees)}
          {profil && <span className="invisible"> Axe : {MARGE.libelle}.</span>}
        </p>
      </div>
    </section>
  )
})

function sourceDe({ variable, seconde }: Rendu, annees: readonly number[]): string {
  const une = ({ couche }: Rendu['variable']): string => `${couche.source}, ${millesimeDe(couche, annees)}`
  return `Source : ${[variable, seconde].flatMap((v) => (v ? [une(v)] : [])).join(' ; ')}.`
}
