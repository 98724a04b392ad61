/** The road of the visit, north up: numbered stops, start and return. No street is in the data. */
import type { Brief } from '#contract/brief'

const COTE = 180
const MARGE = 18

export function MiniTournee({ brief }: { brief: Brief }) {
  const points = [brief.depart, ...brief.arrets]
  const echelle = Math.cos((brief.depart.latitude * Math.PI) / 180)
  const xs = points.map((p) => p.longitude * echelle)
  const ys = points.map((p) => -p.latitude)
  const [x0, y0] = [Math.min(...xs), Math.min(...ys)]
  const etendue = Math.max(Math.max(...xs) - x0, Math.max(...ys) - y0, 1e-6)
  const place = (i: number): [number, number] => [
    MARGE + ((xs[i]! - x0) / etendue) * (COTE - 2 * MARGE),
    MARGE + ((ys[i]! - y0) / etendue) * (COTE - 2 * MARGE),
  ]
  const tour = [...points.keys(), 0].map((i) =>
    place(i)
      .map((v) => v.toFixed(1))
      .join(' '),
  )
  return (
    <svg
      className="mini-tournee"
      viewBox={`0 0 ${COTE} ${COTE}`}
      width={COTE}
      height={COTE}
      role="img"
      aria-label={`Ordre de la visite : ${brief.arrets.map((a) => a.nom).join(', ')}`}
    >
      <path d={`M${tour.join('L')}`} fill="none" stroke="var(--encre-3)" strokeDasharray="3 3" />
      <rect x={place(0)[0] - 5} y={place(0)[1] - 5} width={10} height={10} fill="var(--encre)" />
      {brief.arrets.map((a, i) => {
        const [x, y] = place(i + 1)
        return (
          <g key={a.secteur}>
            <circle cx={x} cy={y} r={10} fill="var(--encre)" />
            <text
              x={x}
              y={y + 4}
              textAnchor="middle"
              fontSize={12}
              fontWeight={700}
              style={{ fill: 'var(--inverse)' }}
            >
              {i + 1}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
