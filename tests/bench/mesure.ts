/** Timing and lines of a bench. */

/** Best of several runs, milliseconds: what the code costs when the machine is not busy elsewhere. */
export function chronometrer<T>(executer: () => T, fois = 5): { ms: number; resultat: T } {
  let ms = Infinity
  let resultat!: T
  for (let k = 0; k < fois; k++) {
    const debut = performance.now()
    resultat = executer()
    ms = Math.min(ms, performance.now() - debut)
  }
  return { ms, resultat }
}

export const titre = (texte: string) => console.log(`\n## ${texte}`)

/** One figure beside its target: `✓` when kept. */
export function ligne(libelle: string, valeur: string, tenu?: boolean): void {
  console.log(`${tenu === undefined ? ' ' : tenu ? '✓' : '✗'} ${libelle.padEnd(58)} ${valeur}`)
}

export const enMs = (ms: number) => `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`
export const pct = (p: number, chiffres = 1) => (100 * p).toFixed(chiffres)
