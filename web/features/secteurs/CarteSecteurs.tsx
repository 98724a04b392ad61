/** The bureaux of the circonscription by sector. Touch a bureau to send it to the chosen sector, or drag it onto another one. */
import { useRef, useState, type PointerEvent } from 'react'
import type { CarteDecoupe } from '#contract/secteur'
import type { Bureau, SecteurEdite } from './decoupe.ts'

/** Tints that tell neighbours apart; the numbers and the thick lines carry the sector. */
const TEINTES = ['#dfe8d4', '#f3dfc6', '#d6e2ef', '#ecd7e3', '#e9e6c8', '#d3e7e4', '#e4dcf0', '#efe0d8']

const CHOISI = '#cdbff5'

interface Proprietes {
  carte: CarteDecoupe
  secteurs: readonly SecteurEdite[]
  choisi: string | null
  /** Shows the chosen sector and what is around it. */
  agrandi: boolean
  choisir: (cle: string) => void
  deplacer: (bureau: string, vers: string) => void
}

export function CarteSecteurs({ carte, secteurs, choisi, agrandi, choisir, deplacer }: Proprietes) {
  const [pris, setPris] = useState<string | null>(null)
  const bouge = useRef<{ x: number; y: number } | null>(null)
  const secteurDe = new Map(secteurs.flatMap((s, i) => s.bureaux.map((b) => [b, { s, i }] as const)))
  const lacher = (e: PointerEvent, bureau: Bureau): void => {
    const depart = bouge.current
    bouge.current = null
    setPris(null)
    if (!depart) return
    const dessous = document.elementFromPoint(e.clientX, e.clientY)?.getAttribute('data-bureau')
    const cible = dessous ? secteurDe.get(dessous)?.s : undefined
    const glisse = Math.hypot(e.clientX - depart.x, e.clientY - depart.y) > 8
    const ici = secteurDe.get(bureau.code)!.s.cle
    if (glisse) {
      if (cible && cible.cle !== ici) deplacer(bureau.code, cible.cle)
    } else if (choisi === null || choisi === ici) choisir(ici)
    else deplacer(bureau.code, choisi)
  }
  const dessines = carte.bureaux.filter((b) => b.trace !== null)
  if (dessines.length === 0)
    return <p className="source">Aucun contour de bureau n’est publié ici : pas de carte.</p>
  const secteurChoisi = agrandi ? secteurs.find((s) => s.cle === choisi) : undefined
  const vue = cadreDe(carte, secteurChoisi)
  const unite = Math.max(vue[2], vue[3])
  return (
    <svg
      className="carte-secteurs"
      viewBox={vue.join(' ')}
      role="img"
      aria-label={`Carte des secteurs de ${carte.nom}. La liste à côté dit la même chose et se commande au clavier.`}
    >
      {/* A thick line whose inner half a tint then covers, with the slivers between contours that do not match. */}
      {secteurs.map((s, i) => {
        const siens = dessines.filter((b) => s.bureaux.includes(b.code))
        const chemins = siens.map((b) => <path key={b.code} d={b.trace!} />)
        return (
          <g key={s.cle} className="limite">
            <g stroke="#111" strokeWidth={unite / 150}>
              {chemins}
            </g>
            <g stroke={s.cle === choisi ? CHOISI : TEINTES[i % TEINTES.length]} strokeWidth={unite / 290}>
              {chemins}
            </g>
          </g>
        )
      })}
      {dessines.map((b) => {
        const { s, i } = secteurDe.get(b.code)!
        return (
          <path
            key={b.code}
            data-bureau={b.code}
            d={b.trace!}
            fillRule="evenodd"
            fill={s.cle === choisi ? CHOISI : TEINTES[i % TEINTES.length]}
            strokeWidth={unite / 900}
            className={pris === b.code ? 'bureau pris' : 'bureau'}
            onPointerDown={(e) => {
              bouge.current = { x: e.clientX, y: e.clientY }
              setPris(b.code)
              e.currentTarget.releasePointerCapture(e.pointerId)
            }}
            onPointerUp={(e) => {
              const origine = carte.bureaux.find((x) => x.code === pris)
              if (origine) lacher(e, origine)
            }}
          >
            <title>{`${b.nom}, secteur ${numeroAffiche(s)} : ${s.nom}`}</title>
          </path>
        )
      })}
      {secteurs.map((s) => {
        const points = s.bureaux.flatMap((c) => carte.bureaux.find((b) => b.code === c)?.centre ?? [])
        const [x, y] = centreDe(points)
        if (x === null) return null
        const rayon = unite / 58
        return (
          <g key={s.cle} className="disque" transform={`translate(${x} ${y})`} aria-hidden="true">
            <circle r={rayon} strokeWidth={rayon / 9} className={s.cle === choisi ? 'choisi' : undefined} />
            <text style={{ fontSize: rayon * 1.15 }} dy="0.36em">
              {numeroAffiche(s)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** What the map shows: x, y, width, height. */
function cadreDe(carte: CarteDecoupe, secteur: SecteurEdite | undefined): [number, number, number, number] {
  const boites = carte.bureaux.flatMap((b) => (b.boite && secteur?.bureaux.includes(b.code) ? [b.boite] : []))
  if (boites.length === 0) return [0, 0, carte.largeur, carte.hauteur]
  const [o, n] = [Math.min(...boites.map((b) => b[0])), Math.min(...boites.map((b) => b[1]))]
  const [e, s] = [Math.max(...boites.map((b) => b[2])), Math.max(...boites.map((b) => b[3]))]
  const cote = 1.9 * Math.max(e - o, s - n, 20)
  return [(o + e - cote) / 2, (n + s - cote) / 2, cote, cote]
}

/** « 12 » of `30-06-12`; « + » for one that has no number yet. */
export const numeroAffiche = ({ id }: SecteurEdite): string =>
  id === null ? '+' : id.slice(id.lastIndexOf('-') + 1)

/** The centre nearest to the middle of all: the disc stays inside the sector. `plat`: x, y, x, y… */
function centreDe(plat: readonly number[]): [number, number] | [null, null] {
  const points = Array.from({ length: plat.length / 2 }, (_, i): [number, number] => [
    plat[2 * i]!,
    plat[2 * i + 1]!,
  ])
  if (points.length === 0) return [null, null]
  const mx = points.reduce((t, p) => t + p[0], 0) / points.length
  const my = points.reduce((t, p) => t + p[1], 0) / points.length
  return points.toSorted((a, b) => Math.hypot(a[0] - mx, a[1] - my) - Math.hypot(b[0] - mx, b[1] - my))[0]!
}
