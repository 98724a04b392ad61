/** Diminishing returns: net votes by hours, the budget marked; dashed, what every hour would give if it were worth the first. */
import type { Ciblage } from '#contract/ciblage'
import { INSECABLE, nombre } from '#domain/typographie'
import { useLargeur } from '../../ui/useLargeur.ts'
import { phraseMarginale, voixEnMots } from './phrases.ts'

const H = 190
const MARGE = { haut: 26, bas: 26, gauche: 34, droite: 14 }

/** A round step that gives at most so many graduations. */
function pasRond(max: number, combien: number): number {
  const brut = max / combien
  const ordre = 10 ** Math.floor(Math.log10(brut))
  return [1, 2, 5, 10].map((m) => m * ordre).find((p) => p >= brut) ?? brut
}

const graduations = (max: number, combien: number): number[] => {
  const pas = pasRond(max, combien)
  return Array.from({ length: Math.floor(max / pas + 1e-9) + 1 }, (_, k) => k * pas)
}

export function Courbe({ ciblage }: { ciblage: Ciblage }) {
  const [cadre, L] = useLargeur<HTMLDivElement>(340)
  const { courbe, marginale } = ciblage
  const fin = courbe.at(-1)
  const debut = courbe[1]
  if (!fin || !debut || fin.voix <= 0) return null
  const maxHeures = fin.heures * 1.18
  const auDela = fin.voix + marginale * (maxHeures - fin.heures)
  const maxVoix = Math.max(auDela, fin.voix) * 1.22
  const x = (h: number): number => MARGE.gauche + (h / maxHeures) * (L - MARGE.gauche - MARGE.droite)
  const y = (v: number): number => H - MARGE.bas - (v / maxVoix) * (H - MARGE.haut - MARGE.bas)
  const chemin = courbe.map(
    (p, k) => `${k === 0 ? 'M' : 'L'}${x(p.heures).toFixed(1)} ${y(p.voix).toFixed(1)}`,
  )
  const pente = debut.voix / debut.heures
  const hDroite = Math.min(maxHeures, maxVoix / pente)
  const pasVoix = pasRond(maxVoix, 4)
  return (
    <div ref={cadre} className="interieur">
      <svg
        viewBox={`0 0 ${L} ${H}`}
        className="rendement"
        role="img"
        aria-label={`${voixEnMots(fin.voix)} voix nettes pour ${nombre(fin.heures)} heures. ${phraseMarginale(ciblage)}`}
      >
        {graduations(maxVoix, 4).map((v) => (
          <g key={v}>
            <line className="axe" x1={MARGE.gauche} x2={L - MARGE.droite} y1={y(v)} y2={y(v)} />
            <text x={MARGE.gauche - 6} y={y(v) + 4} textAnchor="end">
              {nombre(v, { decimales: pasVoix < 1 ? 1 : 0 })}
            </text>
          </g>
        ))}
        {graduations(maxHeures, 4).map((h) => (
          <text key={h} x={x(h)} y={H - 8} textAnchor={h === 0 ? 'start' : 'middle'}>
            {nombre(h)}
            {INSECABLE}h
          </text>
        ))}
        <line className="rendement-premiere" x1={x(0)} y1={y(0)} x2={x(hDroite)} y2={y(pente * hDroite)} />
        <line
          className="rendement-suite"
          x1={x(fin.heures)}
          y1={y(fin.voix)}
          x2={x(maxHeures)}
          y2={y(auDela)}
        />
        <path className="rendement-trait" d={chemin.join('')} />
        <line className="rendement-repere" x1={x(fin.heures)} x2={x(fin.heures)} y1={y(fin.voix)} y2={y(0)} />
        <circle className="rendement-point" cx={x(fin.heures)} cy={y(fin.voix)} r={5} />
        <text className="gras" x={x(fin.heures) - 2} y={y(fin.voix / 2)} textAnchor="end" dx={-6}>
          {voixEnMots(fin.voix)} voix nettes
        </text>
        <text x={x(fin.heures) - 2} y={y(fin.voix / 2) + 15} textAnchor="end" dx={-6}>
          pour {nombre(fin.heures)}
          {INSECABLE}h, hors tirage
        </text>
      </svg>
    </div>
  )
}
