/**
 * deck.gl extension for SolidPolygonLayer: the colour of each polygon is read in a texture by its row, and a foyer is
 * hatched in screen space (45° black lines, as sharp at every zoom), moving with the map.
 * The row of a polygon travels in the bytes of its fill colour ({@link rangsEnCouleurs}), once, with the geometry.
 */
import { LayerExtension, type Layer, type UpdateParameters, type Viewport } from '@deck.gl/core'
import { HACHURE, LARGEUR_TEXTURE, PLEIN } from './peinture.ts'

/** Distance between hatch lines and their width, in CSS pixels. */
const PAS = 5.2
const TRAIT = 1.5

export interface ProprietesLieux {
  /** Bytes of `peindre`. */
  couleursLieux: Uint8Array
  /** The hatch is fixed to this longitude and latitude. */
  ancreHachure: [number, number]
}

/** For each vertex, the row of its polygon in three bytes, lowest first. */
export function rangsEnCouleurs(debuts: Uint32Array): Uint8Array {
  const octets = new Uint8Array(4 * (debuts.at(-1) ?? 0))
  for (let rang = 0; rang + 1 < debuts.length; rang++)
    for (let s = debuts[rang]!; s < debuts[rang + 1]!; s++)
      octets.set([rang & 255, (rang >> 8) & 255, rang >> 16, 255], 4 * s)
  return octets
}

/** The part of a luma.gl texture that is used here (luma is not a direct dependency). */
interface Texture {
  height: number
  destroy(): void
  writeData(octets: Uint8Array): void
}

const uniformes = /* glsl */ `
layout(std140) uniform lieuxUniforms {
  float pas;
  float trait;
  float origine;
} lieux;
`
const module = {
  name: 'lieux',
  vs: `${uniformes}
uniform sampler2D lieux_couleurs;
flat out float lieux_hachure;
`,
  fs: `${uniformes}
flat in float lieux_hachure;
`,
  inject: {
    'vs:#main-end': /* glsl */ `
    ivec3 lieux_octets = ivec3(fillColors.rgb * 255.0 + 0.5);
    int lieux_rang = lieux_octets.r + 256 * lieux_octets.g + 65536 * lieux_octets.b;
    vec4 lieux_couleur = texelFetch(lieux_couleurs, ivec2(lieux_rang % ${LARGEUR_TEXTURE}, lieux_rang / ${LARGEUR_TEXTURE}), 0);
    lieux_hachure = lieux_couleur.a < ${((PLEIN + HACHURE) / 2 / 255).toFixed(3)} ? 1.0 : 0.0;
    vColor = vec4(lieux_couleur.rgb, layer.opacity);
    `,
    'fs:#main-end': /* glsl */ `
    if (lieux_hachure > 0.5) {
      float position = (gl_FragCoord.x - gl_FragCoord.y) * 0.70710678 - lieux.origine;
      float distance = abs(mod(position, lieux.pas) - lieux.pas * 0.5);
      float encre = 1.0 - smoothstep(lieux.trait * 0.5 - 0.5, lieux.trait * 0.5 + 0.5, distance);
      fragColor.rgb *= 1.0 - encre;
    }
    `,
  },
  uniformTypes: { pas: 'f32', trait: 'f32', origine: 'f32' },
  getUniforms: (props: Partial<Record<'pas' | 'trait' | 'origine' | 'lieux_couleurs', unknown>>) => props,
} as const

interface Contexte {
  device: { createTexture(props: object): Texture }
  viewport: Viewport
}

export class ExtensionLieux extends LayerExtension {
  static override extensionName = 'ExtensionLieux'
  static override defaultProps = {
    couleursLieux: { type: 'object', value: new Uint8Array(4), compare: false },
    ancreHachure: { type: 'array', value: [0, 0], compare: true },
  }

  override getShaders(): object {
    return { modules: [module] }
  }

  override updateState(this: Layer, { props, oldProps }: UpdateParameters<Layer>): void {
    const { couleursLieux } = props as unknown as ProprietesLieux
    if (couleursLieux === (oldProps as Partial<ProprietesLieux>).couleursLieux) return
    const ancienne = this.state['textureLieux'] as Texture | undefined
    const height = couleursLieux.length / 4 / LARGEUR_TEXTURE
    if (ancienne?.height === height) {
      ancienne.writeData(couleursLieux)
      this.setNeedsRedraw()
      return
    }
    ancienne?.destroy()
    const { device } = this.context as unknown as Contexte
    this.setState({
      textureLieux: device.createTexture({
        data: couleursLieux,
        width: LARGEUR_TEXTURE,
        height,
        format: 'rgba8unorm',
        mipLevels: 1,
        sampler: { minFilter: 'nearest', magFilter: 'nearest' },
      }),
    })
  }

  override draw(
    this: Layer,
    params: { shaderModuleProps: { project: { devicePixelRatio?: number } } },
  ): void {
    const { viewport } = this.context as unknown as Contexte
    const { ancreHachure } = this.props as unknown as ProprietesLieux
    const ratio = params.shaderModuleProps.project.devicePixelRatio ?? 1
    const pas = PAS * ratio
    const [x = 0, y = 0] = viewport.project(ancreHachure)
    // gl_FragCoord counts rows from the bottom: x − (height − y).
    const origine = ((x + y - viewport.height) * ratio * Math.SQRT1_2) % pas
    const lieux = { pas, trait: TRAIT * ratio, origine, lieux_couleurs: this.state['textureLieux'] }
    this.setShaderModuleProps({ lieux })
  }

  override finalizeState(this: Layer): void {
    ;(this.state['textureLieux'] as Texture | undefined)?.destroy()
  }
}
