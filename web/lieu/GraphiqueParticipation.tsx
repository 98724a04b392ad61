/** Turnout at first rounds: presidential filled, others hollow, its département as a tick (France for a département and above), France as a lozenge. */
import type { Historique } from '#contract/lieu'
import { nombre, pourcentage } from '#domain/typographie'
import { useLargeur } from '../ui/useLargeur.ts'
import { franceDistincte, nomDeTour, participation, serie } from './series.ts'

export function GraphiqueParticipation({
  historique,
  hauteur = 118,
}: {
  historique: Historique
  hauteur?: number
}) {
  const [cadre, largeur] = useLargeur<HTMLDivElement>(348)
  const france = franceDistincte(historique)
  const points = serie(historique, participation)
  const valeurs = points.flatMap((p) => [p.lieu, p.repere, p.france]).filter((v) => v !== null)
  const bas = Math.floor(Math.min(...valeurs) * 10 - 0.3) * 10
  const haut = Math.ceil(Math.max(...valeurs) * 10 + 0.3) * 10
  const x = (i: number): number => 36 + ((i + 0.5) * (largeur - 40)) / points.length
  const y = (v: number): number => hauteur - 20 - ((v * 100 - bas) / (haut - bas)) * (hauteur - 30)
  const graduations = Array.from({ length: Math.floor((haut - bas) / 20) + 1 }, (_, k) => bas + 20 * k)
  const lus = points.map((p) => `${p.court} ${p.lieu === null ? 'inconnue' : pourcentage(p.lieu, 0)}`)
  return (
    <div ref={cadre}>
      {valeurs.length > 0 && (
        <svg
          viewBox={`0 0 ${largeur} ${hauteur}`}
          className="participation"
          role="img"
          aria-label={`Participation : ${lus.join(', ')}`}
        >
          {graduations.map((g) => (
            <g key={g}>
              <line className="axe" x1={26} x2={largeur} y1={y(g / 100)} y2={y(g / 100)} />
              <text x={20} y={y(g / 100) + 4} textAnchor="end">
                {g}
              </text>
            </g>
          ))}
          {points.map((p, i) => (
            <g key={p.scrutin}>
              {p.lieu !== null && p.repere !== null && (
                <line className="tige" x1={x(i)} x2={x(i)} y1={y(p.lieu)} y2={y(p.repere)} />
              )}
              {p.repere !== null && (
                <line className="reference" x1={x(i) - 7} x2={x(i) + 7} y1={y(p.repere)} y2={y(p.repere)} />
              )}
              {france && p.france !== null && (
                <path className="losange" d={`M${x(i)} ${y(p.france) - 3.6}l3.6 3.6-3.6 3.6-3.6-3.6z`} />
              )}
              {p.lieu !== null && (
                <>
                  <circle
                    className={p.type === 'presidentielle' ? 'plein' : 'creux'}
                    cx={x(i)}
                    cy={y(p.lieu)}
                    r={4.6}
                  />
                  <text className="gras" x={x(i) + 9} y={y(p.lieu) + 4}>
                    {nombre(p.lieu * 100)}
                  </text>
                </>
              )}
              <text x={x(i)} y={hauteur - 2} textAnchor="middle">
                {nomDeTour(p, true)}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}
