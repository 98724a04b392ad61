/** Places that any page sends to the selection of the map; kept until the map takes them. */
const CHANGEMENT = 'qg:selection'
let file: string[] = []

/** Adds a place to the selection. */
export function envoyerALaSelection(code: string): void {
  file.push(code)
  dispatchEvent(new Event(CHANGEMENT))
}

/** Takes what waits, now and each time something comes. Returns what stops it. */
export function recevoir(prendre: (codes: readonly string[]) => void): () => void {
  const vider = (): void => {
    const codes = file
    file = []
    if (codes.length > 0) prendre(codes)
  }
  vider()
  addEventListener(CHANGEMENT, vider)
  return () => removeEventListener(CHANGEMENT, vider)
}
