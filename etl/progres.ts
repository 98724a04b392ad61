/** Progress of a long run: a line that rewrites itself on a terminal, one plain line per step in a log. */

export interface Etape {
  avancer(lignes: number): void
  finir(bilan: string): void
}
export interface Progres {
  etape(titre: string): Etape
}

/** @param sortie where to write; a terminal gets live counts. */
export function progresConsole(
  sortie: NodeJS.WriteStream,
  horloge: () => number = performance.now.bind(performance),
): Progres {
  return {
    etape(titre) {
      const debut = horloge()
      let dernier = 0
      const efface = sortie.isTTY ? '\r\u001B[K' : ''
      if (sortie.isTTY) sortie.write(`  … ${titre}`)
      return {
        avancer(lignes) {
          if (!sortie.isTTY || horloge() - dernier < 100) return
          dernier = horloge()
          sortie.write(`${efface}  … ${titre} : ${lignes.toLocaleString('fr-FR')} lignes`)
        },
        finir(bilan) {
          const secondes = ((horloge() - debut) / 1000).toFixed(1).replace('.', ',')
          sortie.write(`${efface}  ✓ ${titre} : ${bilan} (${secondes} s)\n`)
        },
      }
    },
  }
}
