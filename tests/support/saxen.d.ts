declare module 'saxen' {
  type Decoder = (texte: string) => string
  /** A strict, streaming XML parser. */
  export class Parser {
    on(evenement: 'error', rappel: (erreur: Error) => void): this
    on(
      evenement: 'openTag',
      rappel: (nom: string, attributs: () => Record<string, string>, decoder: Decoder) => void,
    ): this
    on(evenement: 'text', rappel: (texte: string, decoder: Decoder) => void): this
    on(evenement: 'closeTag', rappel: (nom: string) => void): this
    parse(xml: string): void
  }
}
