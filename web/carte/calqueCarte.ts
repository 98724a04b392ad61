/** The map as a deck.gl layer: deck moves the camera and asks for pictures, {@link Rendu} draws them. */
import { Layer } from '@deck.gl/core'
import type { WebMercatorViewport } from '@deck.gl/core'
import type { Scene } from './calques.ts'
import { Rendu } from './rendu.ts'

interface Proprietes {
  scene: Scene
}

export class CalqueCarte extends Layer<Proprietes> {
  static override layerName = 'CalqueCarte'
  static override defaultProps = { scene: { type: 'object', compare: false } }

  declare state: { rendu: Rendu }

  override initializeState(): void {
    const { gl } = this.context.device as unknown as { gl: WebGL2RenderingContext }
    this.setState({ rendu: new Rendu(gl) })
  }

  override draw(): void {
    const { longitude, latitude, zoom, width } = this.context.viewport as WebMercatorViewport
    const { gl } = this.context.device as unknown as { gl: WebGL2RenderingContext }
    this.state.rendu.montrer(this.props.scene, { longitude, latitude, zoom }, gl.drawingBufferWidth / width)
  }

  override finalizeState(context: this['context']): void {
    this.state.rendu.detruire()
    super.finalizeState(context)
  }
}
