/** First rounds by bloc on one chart: colour, shape of the points and name at the end of each curve. */
import type { Historique } from '#contract/lieu'
import { NOM_BLOC, type Bloc } from '#domain/bloc'
import { nombre } from '#domain/typographie'
import { useLargeur } from '../ui/useLargeur.ts'
import { enPourcent, majuscule } from '../texte.ts'
import { BLOCS_TRACES, dernierIndex, ecarter, nomDeTour, partDuBloc, serie, trace } from './series.ts'

const H = 280
const [GAUCHE, BAS] = [26, 34]

/** Point of each bloc: circle, square, diamond, triangle. */
const FORME: Record<Bloc, string> = {
  gauche: 'M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0z',
  centre: 'M-4 -4h8v8h-8z',
  droite: 'M0 -5.4 5.4 0 0 5.4 -5.4 0z',
  extremeDroite: 'M0 -5.4 5 3.6H-5z',
  autres: '',
}

const NOM_COURT: Record<Bloc, string> = {
  gauche: 'Gauche',
  centre: 'Centre',
  droite: 'Droite',
  extremeDroite: 'Ext. dr.',
  autres: '',
}

export function CourbesBlocs({ historique }: { historique: Historique }) {
  const [cadre, L] = useLargeur<HTMLDivElement>(780)
  const DROITE = L < 480 ? 96 : 150
  const series = BLOCS_TRACES.map((bloc) => ({ bloc, points: serie(historique, partDuBloc(bloc)) }))
  const scrutins = series[0]?.points ?? []
  const valeurs = series.flatMap((s) => s.points.map((p) => p.lieu)).filter((v) => v !== null)
  const haut = Math.ceil(Math.max(0.1, ...valeurs) * 10 + 0.2) / 10
  const x = (i: number): number =>
    GAUCHE + 24 + (i * (L - GAUCHE - DROITE - 24)) / Math.max(1, scrutins.length - 1)
  const y = (v: number): number => H - BAS - (v / haut) * (H - BAS - 18)
  const graduations = Array.from({ length: Math.round(haut * 10) + 1 }, (_, k) => k / 10)
  const fins = series.map(({ bloc, points }) => {
    const i = dernierIndex(points.map((p) => p.lieu))
    return { bloc, i, valeur: points[i]?.lieu ?? 0 }
  })
  const noms = ecarter(
    fins.map((f) => y(f.valeur)),
    18,
    H - BAS,
  )
  const lus = fins.map((f) => `${NOM_BLOC[f.bloc]} ${enPourcent(f.valeur)} %`)
  return (
    <div ref={cadre}>
      <svg
        viewBox={`0 0 ${L} ${H}`}
        className="courbes"
        role="img"
        aria-label={`Derniers scores : ${lus.join(', ')}`}
      >
        {graduations.map((g) => (
          <g key={g}>
            <line className="axe" x1={GAUCHE} x2={L - DROITE + 8} y1={y(g)} y2={y(g)} />
            <text x={GAUCHE - 8} y={y(g) + 4} textAnchor="end">
              {nombre(g * 100)}
            </text>
          </g>
        ))}
        {scrutins.map((s, i) => (
          <text key={s.scrutin} x={x(i)} y={H - 8} textAnchor="middle">
            {nomDeTour(s, L < 480)}
          </text>
        ))}
        {series.map(({ bloc, points }, k) => {
          const lieu = points.map((p) => p.lieu)
          const fin = fins[k]!
          return (
            <g key={bloc} style={{ color: `var(--bloc-${bloc})` }}>
              {bloc === 'centre' && <path className="courbe courbe-cerne" d={trace(lieu, x, y)} />}
              <path className="courbe" stroke="currentColor" d={trace(lieu, x, y)} />
              {lieu.map(
                (v, i) =>
                  v !== null && (
                    <path
                      key={points[i]!.scrutin}
                      className="point"
                      d={FORME[bloc]}
                      transform={`translate(${x(i)} ${y(v)})`}
                      fill="currentColor"
                    />
                  ),
              )}
              {fin.i >= 0 && (
                <text
                  className="nom-bloc"
                  x={x(scrutins.length - 1) + 14}
                  y={noms[k]! + 5}
                  style={{ fill: `var(--bloc-${bloc}-texte)` }}
                >
                  {L < 480 ? NOM_COURT[bloc] : majuscule(NOM_BLOC[bloc])} {enPourcent(fin.valeur)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
