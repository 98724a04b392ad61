/**
 * Draws a scene with WebGL 2. The picture is made once, a little larger than the screen, and moves with the camera as long as the
 * zoom stays: a map of 70 000 places pans at the cost of one copy.
 */
import { couleurTerre, forceHachure, traitsDe, type Scene, type Trait } from './calques.ts'
import { compiler, Couleurs, MailleGpu, type Programme } from './gpu.ts'
import { Image } from './image.ts'
import { mercatorX, mercatorY } from './mercator.ts'
import { mesurer } from './mesures.ts'
import type { Geometrie, Maille, Morceau } from './morceau.ts'
import { seTouchent, type Emprise } from './niveaux.ts'
import { APLAT, COPIE, LIEUX, TRAITS } from './nuanceurs.ts'

/** Distance between hatch lines and their width, CSS pixels. */
const PAS = 5.2
const ENCRE = 1.5
/** Places drawn or left apart together. */
const PLACES_PAR_LOT = 512
/** Of the screen, kept around it on each side. */
const MARGE = 0.25
/** Meshes that were not drawn for so many pictures are let go. */
const OUBLI = 12

export interface Point {
  longitude: number
  latitude: number
  zoom: number
}

interface Cadre {
  /** Centre of the picture, Web Mercator. */
  x: number
  y: number
  zoom: number
  /** Device pixels. */
  largeur: number
  hauteur: number
  ratio: number
  emprise: Emprise
}

export class Rendu {
  readonly #gl: WebGL2RenderingContext
  readonly #programmes: Record<'lieux' | 'aplat' | 'traits' | 'copie', Programme>
  readonly #mailles = new Map<Maille, { gpu: MailleGpu; couleurs: Couleurs; vue: number }>()
  readonly #image: Image
  #cadre: Cadre | null = null
  #scene: Scene | null = null
  #zoom = NaN
  #images = 0

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl
    this.#programmes = {
      lieux: compiler(gl, LIEUX, 'point'),
      aplat: compiler(gl, APLAT, 'point'),
      traits: compiler(gl, TRAITS, 'segment'),
      copie: compiler(gl, COPIE, null),
    }
    this.#image = new Image(gl)
  }

  /** Shows a scene in the current framebuffer. @param ratio device pixels per CSS pixel. */
  montrer(scene: Scene, point: Point, ratio: number): void {
    const gl = this.#gl
    const [largeur, hauteur] = [gl.drawingBufferWidth, gl.drawingBufferHeight]
    const [x, y] = [mercatorX(point.longitude), mercatorY(point.latitude)]
    const echelle = 2 ** point.zoom * ratio
    const c = this.#cadre
    const dx = c ? Math.round((x - c.x) * echelle + (c.largeur - largeur) / 2) : 0
    const dy = c ? Math.round((y - c.y) * echelle + (c.hauteur - hauteur) / 2) : 0
    const garde =
      c !== null &&
      this.#scene === scene &&
      c.zoom === point.zoom &&
      c.ratio === ratio &&
      dx >= 0 &&
      dy >= 0 &&
      dx + largeur <= c.largeur &&
      dy + hauteur <= c.hauteur
    if (garde) mesurer('copier', 0, () => this.#copier(dx, dy))
    else {
      // a picture of a zoom on its way lasts one frame: no room around it
      const marge = point.zoom === this.#zoom ? MARGE : 0
      const cadre = cadrer(x, y, point.zoom, largeur, hauteur, ratio, marge)
      this.#cadre = cadre
      this.#scene = scene
      const lieux = scene.couches.reduce((somme, { morceau }) => somme + morceau.valeurs.n, 0)
      mesurer('dessiner', lieux, () => {
        this.#dessiner(scene, cadre)
        this.#copier((cadre.largeur - largeur) / 2, (cadre.hauteur - hauteur) / 2)
      })
    }
    this.#zoom = point.zoom
  }

  detruire(): void {
    for (const { gpu, couleurs } of this.#mailles.values()) {
      gpu.detruire()
      couleurs.detruire()
    }
    this.#mailles.clear()
    this.#image.detruire()
    for (const p of Object.values(this.#programmes)) this.#gl.deleteProgram(p.objet)
  }

  #copier(dx: number, dy: number): void {
    const gl = this.#gl
    const { objet, uniforme } = this.#programmes.copie
    gl.disable(gl.BLEND)
    gl.disable(gl.DEPTH_TEST)
    gl.useProgram(objet)
    gl.activeTexture(gl.TEXTURE0)
    gl.bindTexture(gl.TEXTURE_2D, this.#image.texture)
    gl.uniform1i(uniforme('image'), 0)
    gl.uniform2i(uniforme('decalage'), dx, dy)
    gl.bindVertexArray(null)
    gl.drawArrays(gl.TRIANGLES, 0, 3)
  }

  #dessiner(scene: Scene, cadre: Cadre): void {
    const gl = this.#gl
    this.#images++
    const finir = this.#image.ouvrir(cadre.largeur, cadre.hauteur)
    gl.disable(gl.DEPTH_TEST)
    gl.disable(gl.CULL_FACE)
    gl.disable(gl.BLEND)
    gl.clearColor(0, 0, 0, 0)
    gl.clear(gl.COLOR_BUFFER_BIT)
    if (scene.terre) this.#aplat(scene.terre, scene, cadre)
    for (const couche of scene.couches) this.#lieux(couche.morceau, couche.couleurs, cadre)
    gl.enable(gl.BLEND)
    gl.blendEquation(gl.FUNC_ADD)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
    const bordes =
      scene.couches.length > 0 ? scene.couches.map((c) => c.morceau) : scene.terre ? [scene.terre] : []
    for (const trait of traitsDe(scene, cadre.zoom))
      for (const m of bordes) this.#tracer(m.geometrie.maille, trait, cadre)
    gl.bindVertexArray(null)
    finir()
    this.#oublier()
  }

  #lieux({ niveau, geometrie: g }: Morceau, octets: Uint8Array, cadre: Cadre): void {
    const gl = this.#gl
    const { objet, uniforme } = this.#programmes.lieux
    const { gpu, couleurs } = this.#maille(g.maille)
    gl.activeTexture(gl.TEXTURE0)
    couleurs.mettre(octets)
    gl.useProgram(objet)
    gl.bindTexture(gl.TEXTURE_2D, couleurs.texture)
    gl.uniform1i(uniforme('couleurs'), 0)
    gl.uniform4fv(uniforme('cadrage'), cadrageDe(g.maille, cadre))
    const pas = PAS * cadre.ratio
    gl.uniform4f(
      uniforme('hachure'),
      pas,
      ENCRE * cadre.ratio,
      origineHachure(g.maille, cadre) % pas,
      forceHachure(niveau, cadre.zoom),
    )
    this.#remplir(g, gpu, cadre)
  }

  #aplat({ geometrie: g }: Morceau, { theme }: Scene, cadre: Cadre): void {
    const gl = this.#gl
    const { objet, uniforme } = this.#programmes.aplat
    gl.useProgram(objet)
    gl.uniform4fv(uniforme('cadrage'), cadrageDe(g.maille, cadre))
    gl.uniform4fv(uniforme('teinte'), couleurTerre(theme))
    this.#remplir(g, this.#maille(g.maille).gpu, cadre)
  }

  /** Triangles of the places that the picture can show. */
  #remplir(g: Geometrie, gpu: MailleGpu, { emprise }: Cadre): void {
    const gl = this.#gl
    gl.bindVertexArray(gpu.lieux)
    for (const [de, a] of plagesEnVue(g, emprise)) {
      const [t, fin] = [g.maille.trianglesDe[de]!, g.maille.trianglesDe[a]!]
      gl.drawElements(gl.TRIANGLES, fin - t, gl.UNSIGNED_INT, 4 * t)
    }
  }

  #tracer(maille: Maille, { de, a, couleur, largeur }: Trait, cadre: Cadre): void {
    const gl = this.#gl
    const [premier, fin] = [maille.segmentsDe[de]!, maille.segmentsDe[a]!]
    if (premier === fin) return
    const { gpu } = this.#maille(maille)
    const { objet, uniforme } = largeur > 0 ? this.#programmes.traits : this.#programmes.aplat
    const [r, v, b, opacite] = couleur
    gl.useProgram(objet)
    gl.uniform4fv(uniforme('cadrage'), cadrageDe(maille, cadre))
    gl.uniform4f(uniforme('teinte'), r * opacite, v * opacite, b * opacite, opacite)
    if (largeur === 0) {
      gl.bindVertexArray(gpu.filets)
      gl.drawArrays(gl.LINES, 2 * premier, 2 * (fin - premier))
      return
    }
    gl.uniform3f(uniforme('trait'), (largeur * cadre.ratio) / 2, cadre.largeur / 2, cadre.hauteur / 2)
    gpu.tracer(premier, fin)
  }

  #maille(maille: Maille): { gpu: MailleGpu; couleurs: Couleurs } {
    const gl = this.#gl
    const connue = this.#mailles.get(maille) ?? {
      gpu: new MailleGpu(gl, maille),
      couleurs: new Couleurs(gl),
      vue: 0,
    }
    connue.vue = this.#images
    this.#mailles.set(maille, connue)
    return connue
  }

  #oublier(): void {
    for (const [maille, { gpu, couleurs, vue }] of this.#mailles)
      if (vue < this.#images - OUBLI) {
        gpu.detruire()
        couleurs.detruire()
        this.#mailles.delete(maille)
      }
  }
}

function cadrer(
  x: number,
  y: number,
  zoom: number,
  largeur: number,
  hauteur: number,
  ratio: number,
  marge: number,
): Cadre {
  const [l, h] = [largeur, hauteur].map((c) => c + 2 * Math.round(c * marge)) as [number, number]
  const [dx, dy] = [l, h].map((c) => c / ratio / 2 / 2 ** zoom) as [number, number]
  return { x, y, zoom, largeur: l, hauteur: h, ratio, emprise: [x - dx, y - dy, x + dx, y + dy] }
}

/** Scale and offset from a mesh to the screen, in double precision until here. */
function cadrageDe(
  { origine: [ox, oy] }: Maille,
  { x, y, zoom, largeur, hauteur, ratio }: Cadre,
): Float32Array {
  const [sx, sy] = [(2 ** (zoom + 1) * ratio) / largeur, (2 ** (zoom + 1) * ratio) / hauteur]
  return Float32Array.of(sx, sy, (ox - x) * sx, (oy - y) * sy)
}

/** Where the hatch of a mesh starts along its diagonal, device pixels: it moves with the map. */
function origineHachure({ origine: [ox, oy] }: Maille, c: Cadre): number {
  const echelle = 2 ** c.zoom * c.ratio
  return ((ox - c.x) * echelle + c.largeur / 2 - ((oy - c.y) * echelle + c.hauteur / 2)) * Math.SQRT1_2
}

const boites = new WeakMap<Geometrie, Emprise[]>()

/** Box of each lot of places, Web Mercator; NaN, for a place without polygon, compares false and counts for nothing. */
function boitesDe(g: Geometrie): Emprise[] {
  const connues = boites.get(g)
  if (connues) return connues
  const neuves: Emprise[] = []
  for (let debut = 0; debut < g.n; debut += PLACES_PAR_LOT) {
    let [ouest, sud, est, nord] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let i = debut; i < Math.min(g.n, debut + PLACES_PAR_LOT); i++) {
      if (g.emprises[4 * i]! < ouest) ouest = g.emprises[4 * i]!
      if (g.emprises[4 * i + 1]! < sud) sud = g.emprises[4 * i + 1]!
      if (g.emprises[4 * i + 2]! > est) est = g.emprises[4 * i + 2]!
      if (g.emprises[4 * i + 3]! > nord) nord = g.emprises[4 * i + 3]!
    }
    neuves.push([mercatorX(ouest), mercatorY(sud), mercatorX(est), mercatorY(nord)])
  }
  boites.set(g, neuves)
  return neuves
}

/** Rows in view, as few ranges as there are. */
function plagesEnVue(g: Geometrie, emprise: Emprise): [de: number, a: number][] {
  const plages: [number, number][] = []
  boitesDe(g).forEach((boite, k) => {
    if (!seTouchent(boite, emprise)) return
    const [de, a] = [k * PLACES_PAR_LOT, Math.min(g.n, (k + 1) * PLACES_PAR_LOT)]
    const derniere = plages.at(-1)
    if (derniere?.[1] === de) derniere[1] = a
    else plages.push([de, a])
  })
  return plages
}
