/** Where the listed sectors are: the bureaux of the département, those of the list in full colour, the first communes by rank. */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { PlanCarte } from '#contract/carte'
import type { Ciblage } from '#contract/ciblage'
import { PROFILS } from '#domain/profil'
import { api } from '../../api.ts'
import { CLASSES, FOND } from '../../carte/couleurs.ts'
import { ajuster } from '../../carte/dessin2d.ts'
import { magasinDe, type Magasin } from '../../carte/magasin.ts'
import { rangDe, type Morceau } from '../../carte/morceau.ts'
import type { Emprise } from '../../carte/niveaux.ts'
import { DEMI_PIXEL, tracer } from '../../carte/pinceau.ts'
import { lienCarte } from '../../navigation.ts'
import { useRessource } from '../../ressource.ts'
import { useTheme, type Theme } from '../../theme.ts'
import { Lien } from '../../ui/Lien.tsx'
import type { Groupe } from './groupes.ts'

/** Communes that carry their rank: more would hide the map. */
const RANGS = 12

interface Proprietes {
  departement: string
  version: string
  groupes: readonly Groupe[]
  departs: Ciblage['departs']
}

export default function CarteSecteurs(props: Proprietes) {
  const plan = useRessource<PlanCarte>(`plan/${props.version}`, api.plan)
  return (
    <Lien href={lienCarte(props.departement)} className="mini-carte" title="Ouvrir sur la carte">
      {plan.etat === 'pret' && <Toile {...props} magasin={magasinDe(plan.valeur)} />}
    </Lien>
  )
}

function Toile({ departement, groupes, departs, magasin }: Proprietes & { magasin: Magasin }) {
  const toile = useRef<HTMLCanvasElement>(null)
  const [theme] = useTheme()
  useSyncExternalStore(magasin.abonner, () => magasin.version)
  const couches = useMemo(
    () => magasin.plan.couches.filter((c) => c.niveau === 'bureau' && c.departement === departement),
    [magasin, departement],
  )
  useEffect(() => magasin.demander(couches), [magasin, couches])
  const bureaux = magasin.morceau('bureau', departement)
  useEffect(() => {
    const el = toile.current
    if (!el || !bureaux) return undefined
    const redessiner = (): void => dessiner(el, bureaux, groupes, departs, theme)
    redessiner()
    const observateur = new ResizeObserver(redessiner)
    observateur.observe(el)
    return () => observateur.disconnect()
  }, [bureaux, groupes, departs, theme])
  const noms = groupes.slice(0, RANGS).map((g, k) => `${k + 1}, ${g.nom}`)
  return (
    <canvas
      ref={toile}
      role="img"
      aria-label={`Secteurs sur la carte du département : ${noms.join(' ; ')}`}
    />
  )
}

/** Part of the box of the list that is shown around it. */
const MARGE = 0.12

/** Box of the listed bureaux and of the starting points, with room around; null when none is drawn. */
function empriseDe(
  { geometrie, valeurs }: Morceau,
  codes: Iterable<string>,
  departs: Ciblage['departs'],
): Emprise | null {
  let [o, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity]
  const etendre = (x1: number, y1: number, x2: number, y2: number): void => {
    if (Number.isNaN(x1)) return
    ;[o, s, e, n] = [Math.min(o, x1), Math.min(s, y1), Math.max(e, x2), Math.max(n, y2)]
  }
  for (const code of codes) {
    const i = rangDe(valeurs, code)
    if (i !== null) etendre(...(geometrie.emprises.subarray(4 * i, 4 * i + 4) as unknown as Emprise))
  }
  if (o > e) return null
  for (const d of departs) etendre(d.longitude, d.latitude, d.longitude, d.latitude)
  const [dx, dy] = [MARGE * (e - o), MARGE * (n - s)]
  return [o - dx, s - dy, e + dx, n + dy]
}

function dessiner(
  toile: HTMLCanvasElement,
  bureaux: Morceau,
  groupes: readonly Groupe[],
  departs: Ciblage['departs'],
  theme: Theme,
): void {
  const [l, h] = [toile.clientWidth, toile.clientHeight]
  Object.assign(toile, { width: l * devicePixelRatio, height: h * devicePixelRatio })
  const ctx = toile.getContext('2d')
  const listes = new Set(groupes.flatMap((g) => g.lignes.map((x) => x.code)))
  const emprise = empriseDe(bureaux, listes, departs)
  if (!ctx || !emprise) return
  ctx.scale(devicePixelRatio, devicePixelRatio)
  const projeter = ajuster(emprise, l, h, 14)
  const { geometrie, valeurs: v } = bureaux
  const pales = PROFILS.map(() => new Path2D())
  const pleins = PROFILS.map(() => new Path2D())
  for (let i = 0; i < v.n; i++)
    tracer((listes.has(v.code[i]!) ? pleins : pales)[v.profil[i]!]!, geometrie, i, projeter, DEMI_PIXEL)
  const fond = FOND[theme]
  for (const [chemins, opacite, trait, epaisseur] of [
    [pales, 0.28, fond.trait, 0.5],
    [pleins, 1, fond.encre, 0.25],
  ] as const)
    chemins.forEach((chemin, k) => {
      ctx.globalAlpha = opacite
      ctx.fillStyle = CLASSES[theme][PROFILS[k]!]
      ctx.fill(chemin, 'evenodd')
      ctx.strokeStyle = trait
      ctx.lineWidth = epaisseur
      ctx.stroke(chemin)
    })
  ctx.globalAlpha = 1
  const style = getComputedStyle(toile)
  const [encre, inverse] = [style.getPropertyValue('--encre'), style.getPropertyValue('--surface')]
  for (const d of departs) {
    const [x, y] = projeter(d.longitude, d.latitude)
    ctx.lineWidth = 4
    ctx.strokeStyle = inverse
    ctx.strokeRect(x - 5, y - 5, 10, 10)
    ctx.lineWidth = 2
    ctx.strokeStyle = encre
    ctx.strokeRect(x - 5, y - 5, 10, 10)
  }
  // Last first: the first ranks stay on top.
  groupes
    .slice(0, RANGS)
    .map((g, k) => ({ g, rang: k + 1 }))
    .toReversed()
    .forEach(({ g, rang }) => {
      const i = g.lignes
        .map((x) => rangDe(v, x.code))
        .find((r) => r !== null && Number.isFinite(v.longitude[r]))
      if (i === undefined || i === null) return
      const [x, y] = projeter(v.longitude[i]!, v.latitude[i]!)
      ctx.beginPath()
      ctx.arc(x, y, 8, 0, 2 * Math.PI)
      ctx.fillStyle = encre
      ctx.fill()
      ctx.lineWidth = 1.5
      ctx.strokeStyle = inverse
      ctx.stroke()
      ctx.fillStyle = inverse
      ctx.font = `700 11px ${style.fontFamily}`
      ctx.textAlign = 'center'
      ctx.textBaseline = 'middle'
      ctx.fillText(String(rang), x, y + 0.5)
    })
}
