/** First rounds by bloc: one small chart a bloc, the place in full line, its département dotted (France for a département and above). */
import type { Historique } from '#contract/lieu'
import { NOM_BLOC } from '#domain/bloc'
import { pourcentage } from '#domain/typographie'
import { majuscule } from '../../texte.ts'
import { BLOCS_TRACES, dernierIndex, partDuBloc, serie, trace } from '../../lieu/series.ts'

const L = 78
const H = 46

export function PetitsMultiples({ historique }: { historique: Historique }) {
  const series = BLOCS_TRACES.map((bloc) => ({ bloc, points: serie(historique, partDuBloc(bloc)) }))
  const toutes = series.flatMap((s) => s.points.flatMap((p) => [p.lieu, p.repere]))
  const haut = Math.max(0.3, ...toutes.filter((v) => v !== null))
  return (
    <div className="multiples">
      {series.map(({ bloc, points }) => {
        const lieu = points.map((p) => p.lieu)
        const x = (i: number): number => (points.length < 2 ? L / 2 : 3 + (i * (L - 7)) / (points.length - 1))
        const y = (v: number): number => H - (v / haut) * (H - 12)
        const fin = dernierIndex(lieu)
        const derniere = lieu[fin]
        const couleur = `var(--bloc-${bloc})`
        return (
          <figure key={bloc}>
            <figcaption style={{ color: `var(--bloc-${bloc}-texte)` }}>
              {majuscule(NOM_BLOC[bloc])}
            </figcaption>
            <svg viewBox={`0 0 ${L} ${H + 14}`} role="img" aria-label={description(bloc, points)}>
              <line className="axe" x1={0} x2={L} y1={H} y2={H} />
              <path
                className="courbe-reference"
                d={trace(
                  points.map((p) => p.repere),
                  x,
                  y,
                )}
              />
              {bloc === 'centre' && <path className="courbe courbe-cerne" d={trace(lieu, x, y)} />}
              <path className="courbe" d={trace(lieu, x, y)} stroke={couleur} />
              {lieu.map(
                (v, i) =>
                  v !== null &&
                  (i === fin || (lieu[i - 1] ?? null) === null) && (
                    <circle
                      key={points[i]!.scrutin}
                      cx={x(i)}
                      cy={y(v)}
                      r={i === fin ? 3 : 1.8}
                      fill={couleur}
                    />
                  ),
              )}
              {derniere !== undefined && derniere !== null && (
                <text
                  className="gras"
                  x={L}
                  y={Math.max(9, y(derniere) - 6)}
                  textAnchor="end"
                  style={{ fill: `var(--bloc-${bloc}-texte)` }}
                >
                  {pourcentage(derniere, 0)}
                </text>
              )}
              <text x={0} y={H + 12}>
                {points[0]?.court.slice(-4)}
              </text>
              <text x={L} y={H + 12} textAnchor="end">
                {points.at(-1)?.court.slice(-4)}
              </text>
            </svg>
          </figure>
        )
      })}
    </div>
  )
}

function description(bloc: (typeof BLOCS_TRACES)[number], points: ReturnType<typeof serie>): string {
  const lus = points.map((p) => `${p.court} ${p.lieu === null ? 'sans candidat' : pourcentage(p.lieu, 0)}`)
  return `${NOM_BLOC[bloc]} : ${lus.join(', ')}`
}
