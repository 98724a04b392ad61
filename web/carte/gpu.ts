/** Small pieces of WebGL 2: programs, meshes and colour tables kept on the graphics card. */
import { LARGEUR_TEXTURE } from './peinture.ts'
import type { Maille } from './morceau.ts'

export interface Programme {
  objet: WebGLProgram
  uniforme: (nom: string) => WebGLUniformLocation | null
}

export function compiler(
  gl: WebGL2RenderingContext,
  source: { sommets: string; pixels: string },
  attribut: string | null,
): Programme {
  const objet = gl.createProgram()
  for (const [genre, texte] of [
    [gl.VERTEX_SHADER, source.sommets],
    [gl.FRAGMENT_SHADER, source.pixels],
  ] as const) {
    const nuanceur = gl.createShader(genre)
    if (!nuanceur) break
    gl.shaderSource(nuanceur, texte)
    gl.compileShader(nuanceur)
    gl.attachShader(objet, nuanceur)
    gl.deleteShader(nuanceur)
  }
  if (attribut) gl.bindAttribLocation(objet, 0, attribut)
  gl.linkProgram(objet)
  if (!gl.getProgramParameter(objet, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`nuanceur refusé : ${gl.getProgramInfoLog(objet)}`)
  const lieux = new Map<string, WebGLUniformLocation | null>()
  return {
    objet,
    uniforme: (nom) => {
      if (!lieux.has(nom)) lieux.set(nom, gl.getUniformLocation(objet, nom))
      return lieux.get(nom) ?? null
    },
  }
}

/** A mesh on the graphics card. */
export class MailleGpu {
  readonly lieux: WebGLVertexArrayObject
  /** Segments as quads, and as the thinnest lines. */
  readonly traits: WebGLVertexArrayObject
  readonly filets: WebGLVertexArrayObject
  readonly #tampons: WebGLBuffer[] = []
  readonly #gl: WebGL2RenderingContext
  readonly #segments: WebGLBuffer

  constructor(gl: WebGL2RenderingContext, maille: Maille) {
    this.#gl = gl
    this.lieux = gl.createVertexArray()
    gl.bindVertexArray(this.lieux)
    this.#remplir(gl.ARRAY_BUFFER, maille.points)
    gl.enableVertexAttribArray(0)
    gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 12, 0)
    this.#remplir(gl.ELEMENT_ARRAY_BUFFER, maille.triangles)
    this.traits = gl.createVertexArray()
    gl.bindVertexArray(this.traits)
    this.#segments = this.#remplir(gl.ARRAY_BUFFER, maille.segments)
    gl.enableVertexAttribArray(0)
    gl.vertexAttribDivisor(0, 1)
    this.filets = gl.createVertexArray()
    gl.bindVertexArray(this.filets)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#segments)
    gl.enableVertexAttribArray(0)
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 8, 0)
    gl.bindVertexArray(null)
  }

  /** Draws segments `de` to `a` as quads, the program of lines being current. */
  tracer(de: number, a: number): void {
    const gl = this.#gl
    gl.bindVertexArray(this.traits)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#segments)
    gl.vertexAttribPointer(0, 4, gl.FLOAT, false, 16, 16 * de)
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, a - de)
  }

  detruire(): void {
    this.#gl.deleteVertexArray(this.lieux)
    this.#gl.deleteVertexArray(this.traits)
    this.#gl.deleteVertexArray(this.filets)
    for (const t of this.#tampons) this.#gl.deleteBuffer(t)
  }

  #remplir(cible: number, donnees: Float32Array | Uint32Array): WebGLBuffer {
    const tampon = this.#gl.createBuffer()
    this.#gl.bindBuffer(cible, tampon)
    this.#gl.bufferData(cible, donnees, this.#gl.STATIC_DRAW)
    this.#tampons.push(tampon)
    return tampon
  }
}

/** Colours of places as a texture; sends the bytes again only when they are others. */
export class Couleurs {
  readonly texture: WebGLTexture
  #octets: Uint8Array | null = null
  #hauteur = 0
  readonly #gl: WebGL2RenderingContext

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl
    this.texture = gl.createTexture()
  }

  /** @returns true when something changed. */
  mettre(octets: Uint8Array): boolean {
    if (octets === this.#octets) return false
    const gl = this.#gl
    const hauteur = octets.length / 4 / LARGEUR_TEXTURE
    gl.bindTexture(gl.TEXTURE_2D, this.texture)
    if (hauteur === this.#hauteur)
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, LARGEUR_TEXTURE, hauteur, gl.RGBA, gl.UNSIGNED_BYTE, octets)
    else {
      gl.texImage2D(
        gl.TEXTURE_2D,
        0,
        gl.RGBA8,
        LARGEUR_TEXTURE,
        hauteur,
        0,
        gl.RGBA,
        gl.UNSIGNED_BYTE,
        octets,
      )
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
    }
    this.#octets = octets
    this.#hauteur = hauteur
    return true
  }

  detruire(): void {
    this.#gl.deleteTexture(this.texture)
  }
}
