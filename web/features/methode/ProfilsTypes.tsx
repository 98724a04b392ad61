/** The types of bureaux: what distinguishes each, its share of the electorate, the strategy that fits. */
import type { z } from 'zod'
import type { ProfilsTypes as Contrat } from '#contract/moteur'
import { euros, pluriel, pourcentage } from '#domain/typographie'
import { majuscule } from '../../texte.ts'

type Type = z.infer<typeof Contrat>['types'][number]

const LIBELLES: Record<string, string> = {
  gauche: 'gauche',
  centre: 'centre',
  droite: 'droite',
  extremeDroite: 'extrême droite',
  participation: 'participation présidentielle',
  ecartParticipation: 'écart de participation',
  part65plus: '65 ans et plus',
  partCadres: 'cadres',
  partOuvriers: 'ouvriers',
  tauxChomage: 'chômage',
  niveauVieMedian: 'niveau de vie médian',
}
const NB_TRAITS = 4

/** The traits furthest from the mean of the bureaux: « gauche 53 %, chômage 20 % ». */
function traits({ portrait }: Type): string {
  const marquants = Object.entries(portrait)
    .filter(([cle]) => LIBELLES[cle])
    .sort(([, a], [, b]) => Math.abs(b.ecart) - Math.abs(a.ecart))
    .slice(0, NB_TRAITS)
    .map(
      ([cle, { valeur }]) =>
        `${LIBELLES[cle]} ${cle === 'niveauVieMedian' ? euros(valeur) : pourcentage(valeur, 0)}`,
    )
  return majuscule(marquants.join(', '))
}

export function ProfilsTypes({ types }: { types: readonly Type[] }) {
  if (types.length === 0)
    return (
      <p className="interieur muet">Trop peu de bureaux dans cette publication pour distinguer des types.</p>
    )
  const plusGrand = Math.max(...types.map((t) => t.part))
  return (
    <ol className="types">
      {types.map((t) => (
        <li key={t.rang}>
          <h3>{t.nom}</h3>
          <p className="types-part">
            <i style={{ width: `${(t.part / plusGrand) * 100}%` }} aria-hidden="true" />
            <span>
              <b>{pourcentage(t.part, 0)}</b> des inscrits, {pluriel(t.bureaux, 'bureau', 'bureaux')}
            </span>
          </p>
          <p>
            <b>{t.strategieTitre}.</b> {t.strategieTexte}
          </p>
          <p className="source">{traits(t)}</p>
        </li>
      ))}
    </ol>
  )
}
