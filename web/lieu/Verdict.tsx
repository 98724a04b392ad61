/** The class said in words: badges, probability with its two scenarios, reasons with their signs. */
import type { LigneLieu } from '#contract/commun'
import { NOM_BLOC } from '#domain/bloc'
import { nombreSigne, points } from '#domain/typographie'
import { phrasePrevision, probabilite } from '../texte.ts'
import { Badge, BadgeFoyer } from '../ui/Classe.tsx'
import { Texte } from '../ui/Texte.tsx'

type Classement = LigneLieu['classement']

export const Badges = ({ classement: c }: { classement: Classement }) => (
  <div className="badges">
    <Badge profil={c.profil} />
    {c.rival && <span className="badge badge-neutre">Rival : {NOM_BLOC[c.rival]}</span>}
    {(c.foyer || c.foyerARisque) && <BadgeFoyer aRisque={c.foyerARisque} />}
  </div>
)

export function Verdict({ classement: c }: { classement: Classement }) {
  if (c.probabilite === null) return null
  return (
    <div className="verdict">
      <b className={probabilite(c.probabilite).length > 6 ? 'verdict-mots' : 'verdict-nombre'}>
        {probabilite(c.probabilite)}
      </b>
      <p>
        de chances que la gauche arrive en tête au prochain premier tour (estimation, scénario neutre).{' '}
        {c.probabiliteRejeu !== null && <b>{scenarioRejeu(c.probabiliteRejeu)} si 2024 se rejoue.</b>}
      </p>
    </div>
  )
}

/** Predicted share of the left, with its interval. */
export function Prevision({ classement }: { classement: Classement }) {
  const phrase = phrasePrevision(classement)
  return phrase && <p className="prevision">{phrase}</p>
}

function scenarioRejeu(p: number): string {
  const texte = probabilite(p)
  return texte.charAt(0).toUpperCase() + texte.slice(1)
}

const MARQUE = {
  '+': ['plus', '+', 'Pour'],
  '-': ['moins', '−', 'Contre'],
  '=': ['egal', '=', 'À savoir'],
} as const

export const Raisons = ({ raisons }: { raisons: Classement['raisons'] }) => (
  <ul className="raisons">
    {raisons.map((r) => {
      const [classe, signe, sens] = MARQUE[r.signe]
      return (
        <li key={r.texte}>
          <i className={`signe signe-${classe}`} aria-hidden="true">
            {signe}
          </i>
          <span>
            <span className="invisible">{sens} : </span>
            <Texte>{r.texte}</Texte>
          </span>
        </li>
      )
    })}
  </ul>
)

/** Margin, reserve, gap, volatility: four figures of the class, each with its unit. */
export function Chiffres({ classement: c }: { classement: Classement }) {
  const lignes: [string, string | null][] = [
    ['Marge de la gauche', c.marge === null ? null : points(c.marge)],
    [
      'Réserve nette d’abstention',
      c.reserveNette === null ? null : `${nombreSigne(Math.round(c.reserveNette))} voix (estimation)`,
    ],
    [
      'Écart de participation',
      c.ecartParticipation === null ? null : points(c.ecartParticipation).replace('+', ''),
    ],
    ['Volatilité', c.volatilite === null ? null : points(c.volatilite).replace('+', '')],
  ]
  return (
    <dl className="chiffres">
      {lignes.map(([nom, valeur]) => (
        <div key={nom}>
          <dt>{nom}</dt>
          <dd>{valeur ?? 'sans valeur'}</dd>
        </div>
      ))}
    </dl>
  )
}
