/** Histogram of what is drawn, stacked by class; drag across it to keep a range, or move its two handles with the keyboard. */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { GRILLES, ecrireSeuil, ecrireValeur } from '#domain/couche/couche'
import type { Brosse } from '../../carte/brosse.ts'
import type { Repartition } from '../../carte/histogramme.ts'
import type { Variable } from '../../carte/coucheDessinee.ts'

export const BARRES = 30
const LARGEUR = 264
const HAUTEUR = 60
/** A drag shorter than this, in units of the drawing, is a click: it shows everything again. */
const JEU = 3
/** Order in which the classes of the profil are stacked. */
const PILE_PROFIL = [2, 1, 0, 3]

export function Histogramme(props: {
  axe: Variable
  /** The classes are the profils, over the axis of the margin. */
  profil: boolean
  repartition: Repartition
  couleurs: readonly string[]
  brosse: Brosse | null
  brosser: (brosse: Brosse | null, fini: boolean) => void
}) {
  const { axe, profil, repartition, couleurs, brosse, brosser } = props
  const [bas, haut] = axe.bornes
  const { unite } = axe.couche
  const dessin = useRef<SVGSVGElement>(null)
  const [appui, setAppui] = useState<number | null>(null)
  const x = (v: number): number => Math.max(0, Math.min(LARGEUR, ((v - bas) / (haut - bas)) * LARGEUR))
  const grille = GRILLES[unite]
  const valeurA = (px: number): number => {
    const v = bas + (Math.max(0, Math.min(LARGEUR, px)) / LARGEUR) * (haut - bas)
    return Math.round(v / grille) * grille
  }
  const abscisse = (e: PointerEvent): number => {
    const { left, width } = dessin.current!.getBoundingClientRect()
    return ((e.clientX - left) / width) * LARGEUR
  }
  // The ends of the drawing stand for all that lies beyond.
  const etendue = (p: number, q: number): Brosse => {
    const [g, d] = [Math.min(p, q), Math.max(p, q)]
    return { de: g <= 1 ? -1e6 : valeurA(g), a: d >= LARGEUR - 1 ? 1e6 : valeurA(d) }
  }
  const glisser = (e: PointerEvent, fini: boolean): void => {
    if (appui === null) return
    const ici = abscisse(e)
    brosser(Math.abs(ici - appui) < JEU ? null : etendue(appui, ici), fini)
    if (fini) setAppui(null)
  }
  const plage = brosse && 'de' in brosse ? brosse : null
  const [gauche, droite] = plage ? [x(plage.de), x(plage.a)] : [0, LARGEUR]
  const pas = LARGEUR / BARRES
  const maximum = Math.max(1, ...repartition.barres.map((b) => b.reduce((a, n) => a + n, 0)))
  const reperes = profil ? [-0.1, 0.06] : reperesLisibles(axe.seuils, x)
  const pile = profil ? PILE_PROFIL : couleurs.map((_, k) => k)
  return (
    <div className="histogramme">
      <svg
        ref={dessin}
        viewBox={`0 0 ${LARGEUR} ${HAUTEUR + 18}`}
        role="img"
        aria-label={`Histogramme : ${axe.couche.libelle}`}
        onPointerDown={(e) => {
          if (profil || e.button !== 0) return
          e.currentTarget.setPointerCapture(e.pointerId)
          setAppui(abscisse(e))
        }}
        onPointerMove={(e) => glisser(e, false)}
        onPointerUp={(e) => glisser(e, true)}
        onPointerCancel={() => setAppui(null)}
      >
        {repartition.barres.map((barre, k) => {
          let y = HAUTEUR
          return pile.map((c) => {
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
                className="barre"
              />
            )
          })
        })}
        {plage && (
          <>
            <rect className="hors-brosse" x={0} y={0} width={gauche} height={HAUTEUR} />
            <rect className="hors-brosse" x={droite} y={0} width={LARGEUR - droite} height={HAUTEUR} />
          </>
        )}
        <line className="axe" x1={0} x2={LARGEUR} y1={HAUTEUR + 0.5} y2={HAUTEUR + 0.5} />
        {reperes.map((s) => (
          <g key={s}>
            <line className="seuil" x1={x(s)} x2={x(s)} y1={profil ? 4 : HAUTEUR - 3} y2={HAUTEUR + 4} />
            <text className="gras" x={x(s)} y={HAUTEUR + 15} textAnchor="middle">
              {ecrireSeuil(unite, s)}
            </text>
          </g>
        ))}
        {!profil && axe.moyenne !== null && axe.moyenne > bas && axe.moyenne < haut && (
          <g className="moyenne">
            <line x1={x(axe.moyenne)} x2={x(axe.moyenne)} y1={9} y2={HAUTEUR} />
            <text x={x(axe.moyenne)} y={7} textAnchor={x(axe.moyenne) > LARGEUR * 0.7 ? 'end' : 'start'}>
              France {ecrireValeur(axe.couche, axe.moyenne)}
            </text>
          </g>
        )}
        {profil && <MotsProfil x={x} />}
      </svg>
      {!profil && (
        <>
          <Poignee
            nom="Valeur la plus basse gardée"
            gauche={gauche / LARGEUR}
            valeur={plage ? Math.max(bas, plage.de) : bas}
            axe={axe}
            deplacer={(v) => brosser(serrer({ de: v, a: plage?.a ?? 1e6 }, 'de', axe), true)}
          />
          <Poignee
            nom="Valeur la plus haute gardée"
            gauche={droite / LARGEUR}
            valeur={plage ? Math.min(haut, plage.a) : haut}
            axe={axe}
            deplacer={(v) => brosser(serrer({ de: plage?.de ?? -1e6, a: v }, 'a', axe), true)}
          />
        </>
      )}
    </div>
  )
}

/** Cuts far enough from each other to be read. */
function reperesLisibles(seuils: readonly number[], x: (v: number) => number): number[] {
  const gardes: number[] = []
  for (const s of seuils) if (gardes.length === 0 || x(s) - x(gardes.at(-1)!) >= 30) gardes.push(s)
  return gardes
}

/** A range stays in order; one that covers everything is no range. */
function serrer(
  b: { de: number; a: number },
  bouge: 'de' | 'a',
  { bornes: [bas, haut] }: Variable,
): Brosse | null {
  const de = b.de <= bas ? -1e6 : bouge === 'de' ? Math.min(b.de, b.a) : b.de
  const a = b.a >= haut ? 1e6 : bouge === 'a' ? Math.max(b.a, b.de) : b.a
  return de === -1e6 && a === 1e6 ? null : { de, a }
}

function Poignee(props: {
  nom: string
  gauche: number
  valeur: number
  axe: Variable
  deplacer: (valeur: number) => void
}) {
  const { valeur, axe, deplacer } = props
  const [bas, haut] = axe.bornes
  const pas = (haut - bas) / 50
  const auClavier = (e: KeyboardEvent): void => {
    const sauts: Record<string, number> = {
      ArrowLeft: valeur - pas,
      ArrowDown: valeur - pas,
      ArrowRight: valeur + pas,
      ArrowUp: valeur + pas,
      PageDown: valeur - 5 * pas,
      PageUp: valeur + 5 * pas,
      Home: bas,
      End: haut,
    }
    const v = sauts[e.key]
    if (v === undefined) return
    e.preventDefault()
    deplacer(Math.max(bas, Math.min(haut, v)))
  }
  return (
    <div
      className="brosse-poignee"
      role="slider"
      tabIndex={0}
      aria-label={props.nom}
      aria-valuemin={bas}
      aria-valuemax={haut}
      aria-valuenow={valeur}
      aria-valuetext={ecrireValeur(axe.couche, valeur)}
      style={{ left: `${props.gauche * 100}%` }}
      onKeyDown={auClavier}
    />
  )
}

function MotsProfil({ x }: { x: (v: number) => number }) {
  return (
    <>
      <text x={x(-0.1) - 4} y={11} textAnchor="end">
        à droite
      </text>
      <text x={x(0.06) + 5} y={11}>
        acquis si 3 tours sur 4
      </text>
      <text x={x(-0.4)} y={HAUTEUR + 15} textAnchor="middle">
        {ecrireSeuil('points', -0.4)}
      </text>
      <text x={LARGEUR} y={HAUTEUR + 15} textAnchor="end">
        {ecrireSeuil('points', 0.4)} pts
      </text>
    </>
  )
}
