/** A change of level: the picture before it is laid over the new one, and fades once that one is drawn. */

const DUREE_MS = 260

export interface Fondu {
  lancer(): void
  oter(): void
}

/** @param avant what was drawn in this very task: a WebGL canvas keeps its picture no longer. */
export function enchainer(avant: HTMLCanvasElement, cadre: HTMLElement): Fondu {
  const copie = document.createElement('canvas')
  Object.assign(copie, { width: avant.width, height: avant.height, className: 'toile-fondu' })
  copie.getContext('2d')?.drawImage(avant, 0, 0)
  cadre.append(copie)
  let lance = false
  const oter = (): void => copie.remove()
  return {
    oter,
    lancer() {
      if (lance) return
      lance = true
      copie.animate({ opacity: [1, 0] }, { duration: DUREE_MS, easing: 'ease-out' }).onfinish = oter
    },
  }
}
