/** Last backtest in plain French, next to the simple rule; or how to run it. */
import type { Methode } from '#contract/publication'
import { dateLongue, nombre, pluriel, points, pourcentage } from '#domain/typographie'
import { Texte } from '../../ui/Texte.tsx'
import { Table } from './Table.tsx'

type Resultat = NonNullable<Methode['retroprevision']>

export function Retroprevision({ resultat }: { resultat: Methode['retroprevision'] }) {
  if (!resultat)
    return (
      <p className="interieur phrase-large">
        La méthode n’a pas encore été éprouvée sur cette machine. La commande <code>npm run backtest</code>{' '}
        prédit les législatives de 2024 sans en connaître les résultats locaux, puis compare ; il lui faut les
        résultats de toute la France.
      </p>
    )
  const { bureaux: b, baseline: r, circonscriptions: c } = resultat
  return (
    <>
      <p className="interieur phrase-large">
        <Texte>
          {`On a prédit 2024 sans en connaître aucun résultat local, seulement le score national des blocs et les candidatures, puis on a comparé. Dans ${pluriel(b.n, 'bureau', 'bureaux')}, la prévision dit juste si la gauche arrive en tête ${enCent(b.accuracy)} ; la règle simple, qui prolonge la marge passée, ${enCent(r.accuracy)}. Quand elle annonce des chances, elle se trompe en moyenne de ${ecart(b.ece)}, contre ${ecart(r.ece)}. Dans ${pluriel(c.n, 'circonscription')}, elle dit juste ${enCent(c.accuracy)}.`}
        </Texte>
      </p>
      <Mesures resultat={resultat} />
      <p className="source">Calculé le {dateLongue(resultat.date)} par npm run backtest.</p>
    </>
  )
}

const enCent = (part: number): string => `${nombre(part * 100, { decimales: 1 })} fois sur 100`
const ecart = (ece: number): string => points(ece).replace('+', '')

function Mesures({ resultat: { bureaux: b, baseline: r, circonscriptions: c } }: { resultat: Resultat }) {
  const decimales = (x: number): string => nombre(x, { decimales: 4 })
  const lignes: [string, string, string, string, string][] = [
    [
      'Bons pronostics',
      pourcentage(b.accuracy),
      pourcentage(r.accuracy),
      pourcentage(c.accuracy),
      'plus haut est mieux',
    ],
    [
      'Score de Brier',
      decimales(b.brier),
      decimales(r.brier),
      decimales(c.brier),
      'écart au carré entre chances et issue, 0 serait parfait',
    ],
    ['Perte logarithmique', decimales(b.logloss), decimales(r.logloss), '–', 'punit les certitudes fausses'],
    [
      'Écart de calibrage',
      ecart(b.ece),
      ecart(r.ece),
      '–',
      'entre chances annoncées et fréquences observées',
    ],
  ]
  return (
    <Table titres={['Mesure', 'Prévision', 'Règle simple', 'Circonscriptions', 'Lecture']}>
      {lignes.map(([nom, prevision, regle, circonscriptions, lecture]) => (
        <tr key={nom}>
          <th scope="row">{nom}</th>
          <td className="nombre gras">{prevision}</td>
          <td className="nombre">{regle}</td>
          <td className="nombre">{circonscriptions}</td>
          <td className="muet">{lecture}</td>
        </tr>
      ))}
    </Table>
  )
}
