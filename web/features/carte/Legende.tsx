/** Legend: the histogram of what is drawn, stacked by class, with its thresholds, then the classes and their counts. */
import { memo, useState } from 'react'
import { nombre } from '#domain/typographie'
import { couleurSansValeur, couleursDe, nomsDe, type Couche } from '../../carte/couches.ts'
import type { Repartition } from '../../carte/histogramme.ts'
import type { Theme } from '../../theme.ts'
import { Hachure } from '../../ui/Classe.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Texte } from '../../ui/Texte.tsx'

export const BARRES = 30
const LARGEUR = 264
const HAUTEUR = 60
/** Thresholds written under the profil histogram: à droite below −10, acquis from +6. */
const SEUILS_PROFIL = [-0.1, 0.06]

interface ProprietesLegende {
  couche: Couche
  repartition: Repartition
  objet: string
  theme: Theme
  foyers: boolean
  /** The colours are those of a scenario. */
  scenario: boolean
}

export const Legende = memo(function Legende(props: ProprietesLegende) {
  const { couche, repartition: r, theme } = props
  const [pliee, setPliee] = useState(false)
  const couleurs = couleursDe(couche, theme)
  const classes = couche.seuils.length === 0 ? [0, 2, 1, 3] : couleurs.map((_, k) => k)
  const noms = nomsDe(couche)
  return (
    <section className={pliee ? 'flottant legende pliee' : 'flottant legende'} aria-label="Légende">
      <h2>
        {couche.libelle}
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
      <Histogramme couche={couche} repartition={r} couleurs={couleurs} />
      <ul className={couche.seuils.length === 0 ? 'classes' : 'classes classes-nombre'}>
        {classes.map((k) => (
          <li key={k}>
            <i className="pastille" style={{ background: couleurs[k] }} aria-hidden="true" />
            {noms[k]}
            <b>{nombre(r.classes[k]!)}</b>
          </li>
        ))}
        {couche.seuils.length > 0 && r.sansValeur > 0 && (
          <li>
            <i className="pastille" style={{ background: couleurSansValeur(theme) }} aria-hidden="true" />
            sans valeur
            <b>{nombre(r.sansValeur)}</b>
          </li>
        )}
        {props.foyers && (
          <li className="large legende-foyer">
            <Hachure />
            <span>
              Foyer <span className="long">d’abstention, par-dessus la classe</span>
            </span>
            <b>{nombre(r.foyers)}</b>
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
      <p className="legende-aide">
        <Texte>{couche.aide}</Texte>
      </p>
    </section>
  )
})

function Histogramme(props: { couche: Couche; repartition: Repartition; couleurs: readonly string[] }) {
  const { couche, repartition, couleurs } = props
  const [bas, haut] = couche.bornes
  const x = (v: number): number => ((v - bas) / (haut - bas)) * LARGEUR
  const pas = LARGEUR / BARRES
  const sommes = repartition.barres.map((b) => b.reduce((a, n) => a + n, 0))
  const maximum = Math.max(1, ...sommes)
  const profil = couche.seuils.length === 0
  const reperes = profil
    ? SEUILS_PROFIL
    : couche.seuils.filter((_, k) => k % 2 === 1 || couche.seuils.length < 6)
  return (
    <svg viewBox={`0 0 ${LARGEUR} ${HAUTEUR + 18}`} role="img" aria-label={`Histogramme : ${couche.libelle}`}>
      {repartition.barres.map((barre, k) => {
        let y = HAUTEUR
        return [2, 1, 0, 3, 4, 5, 6, 7].map((c) => {
          const n = barre[c] ?? 0
          if (n === 0) return null
          const hauteur = Math.max(0.75, (n / maximum) * (HAUTEUR - 14))
          y -= hauteur
          return (
            <rect
              key={`${k}-${c}`}
              x={k * pas + 0.5}
              y={y}
              width={pas - 1}
              height={hauteur}
              fill={couleurs[c]}
              className={profil && c === 1 ? 'barre-hesitant' : undefined}
            />
          )
        })
      })}
      <line className="axe" x1={0} x2={LARGEUR} y1={HAUTEUR + 0.5} y2={HAUTEUR + 0.5} />
      {reperes.map((s) => (
        <g key={s}>
          <line className="seuil" x1={x(s)} x2={x(s)} y1={4} y2={HAUTEUR + 4} />
          <text className="gras" x={x(s)} y={HAUTEUR + 15} textAnchor="middle">
            {couche.format(s)}
          </text>
        </g>
      ))}
      {profil && (
        <>
          <text x={x(-0.1) - 4} y={11} textAnchor="end">
            à droite
          </text>
          <text x={x(0.06) + 5} y={11}>
            acquis si 3 tours sur 4
          </text>
          <text x={x(-0.4)} y={HAUTEUR + 15} textAnchor="middle">
            {couche.format(-0.4)}
          </text>
          <text x={LARGEUR} y={HAUTEUR + 15} textAnchor="end">
            {couche.format(0.4)} pts
          </text>
        </>
      )}
    </svg>
  )
}
