/** Legend of one of two maps side by side: name, classes, source. */
import { millesimeDe, MOT_UNITE } from '#domain/couche/couche'
import { couleurSansCandidat, couleurSansValeur } from '../../carte/peinture.ts'
import { COTE_CROISE, type Rendu } from '../../carte/coucheDessinee.ts'
import type { Theme } from '../../theme.ts'
import { Texte } from '../../ui/Texte.tsx'

export function LegendeCompacte(props: {
  rendu: Rendu
  theme: Theme
  fictive: boolean
  /** Years of the rounds of the publication. */
  annees: readonly number[]
  enAttente: boolean
}) {
  const { rendu, theme, fictive, annees } = props
  const { variable, seconde, couleurs, noms } = rendu
  const { couche } = variable
  const unite = MOT_UNITE[couche.unite]
  const vote = couche.cle.startsWith('vote.') || couche.cle.startsWith('evolution.')
  return (
    <section className="flottant legende-compacte" aria-label={`Légende : ${couche.libelle}`}>
      <h2>
        <Texte>{seconde ? `${couche.libelle} × ${seconde.couche.libelle}` : couche.libelle}</Texte>
        {unite && !seconde && `, ${unite}`}
        {props.enAttente && <span className="fin">lecture…</span>}
      </h2>
      <ul className={seconde ? 'croisee-mini' : undefined}>
        {(seconde ? ORDRE_CROISE : couleurs.map((_, k) => k)).map((k) => (
          <li key={k} title={noms[k]}>
            <i className="pastille" style={{ background: couleurs[k] }} aria-hidden="true" />
            <span className={seconde ? 'invisible' : undefined}>{noms[k]}</span>
          </li>
        ))}
        {!seconde && couche.nature !== 'categorielle' && (
          <li>
            <i className="pastille" style={{ background: couleurSansValeur(theme) }} aria-hidden="true" />
            sans valeur
          </li>
        )}
        {vote && !seconde && (
          <li>
            <i className="pastille" style={{ background: couleurSansCandidat(theme) }} aria-hidden="true" />
            pas de candidat
          </li>
        )}
      </ul>
      <p>{fictive ? 'Données inventées' : `${couche.source}, ${millesimeDe(couche, annees)}`}</p>
    </section>
  )
}

/** High values of the first variable at the top, of the second on the right. */
const ORDRE_CROISE = [2, 1, 0].flatMap((y) => [0, 1, 2].map((x) => COTE_CROISE * y + x))
