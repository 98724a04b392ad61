/** A picture on the graphics card, smoothed while its size allows, that can be shown again moved. */

/** Above this many pixels the smoothing would take hundreds of megabytes; such screens are fine enough without. */
const PIXELS_LISSES = 12e6

export class Image {
  readonly texture: WebGLTexture
  readonly #gl: WebGL2RenderingContext
  readonly #sortie: WebGLFramebuffer
  readonly #lissee: WebGLFramebuffer
  readonly #tampon: WebGLRenderbuffer
  #largeur = 0
  #hauteur = 0

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl
    this.texture = gl.createTexture()
    this.#sortie = gl.createFramebuffer()
    this.#lissee = gl.createFramebuffer()
    this.#tampon = gl.createRenderbuffer()
  }

  /** Makes the picture the place that is drawn in. @returns call it when it is drawn. */
  ouvrir(largeur: number, hauteur: number): () => void {
    const gl = this.#gl
    const avant = gl.getParameter(gl.FRAMEBUFFER_BINDING) as WebGLFramebuffer | null
    const cadre = gl.getParameter(gl.VIEWPORT) as Int32Array
    if (largeur > this.#largeur || hauteur > this.#hauteur) this.#agrandir(largeur, hauteur)
    const lisse = this.#largeur * this.#hauteur <= PIXELS_LISSES
    gl.bindFramebuffer(gl.FRAMEBUFFER, lisse ? this.#lissee : this.#sortie)
    gl.viewport(0, 0, largeur, hauteur)
    return () => {
      if (lisse) {
        gl.bindFramebuffer(gl.READ_FRAMEBUFFER, this.#lissee)
        gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, this.#sortie)
        gl.blitFramebuffer(0, 0, largeur, hauteur, 0, 0, largeur, hauteur, gl.COLOR_BUFFER_BIT, gl.NEAREST)
      }
      gl.bindFramebuffer(gl.FRAMEBUFFER, avant)
      gl.viewport(cadre[0]!, cadre[1]!, cadre[2]!, cadre[3]!)
    }
  }

  detruire(): void {
    const gl = this.#gl
    gl.deleteTexture(this.texture)
    gl.deleteFramebuffer(this.#sortie)
    gl.deleteFramebuffer(this.#lissee)
    gl.deleteRenderbuffer(this.#tampon)
  }

  #agrandir(largeur: number, hauteur: number): void {
    const gl = this.#gl
    this.#largeur = Math.max(largeur, this.#largeur)
    this.#hauteur = Math.max(hauteur, this.#hauteur)
    gl.bindTexture(gl.TEXTURE_2D, this.texture)
    gl.texImage2D(
      gl.TEXTURE_2D,
      0,
      gl.RGBA8,
      this.#largeur,
      this.#hauteur,
      0,
      gl.RGBA,
      gl.UNSIGNED_BYTE,
      null,
    )
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#sortie)
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.texture, 0)
    if (this.#largeur * this.#hauteur > PIXELS_LISSES) return
    gl.bindRenderbuffer(gl.RENDERBUFFER, this.#tampon)
    gl.renderbufferStorageMultisample(gl.RENDERBUFFER, 4, gl.RGBA8, this.#largeur, this.#hauteur)
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#lissee)
    gl.framebufferRenderbuffer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.RENDERBUFFER, this.#tampon)
  }
}
