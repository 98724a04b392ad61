/** Anomalies of the official files: values, counted and shown, neither crashes nor silence. */

export type Gravite = 'erreur' | 'alerte' | 'information'

export interface Anomalie {
  /** Key of the dataset in the catalogue. */
  source: string
  /** Line of the file, 1 = header; null when the rule looks at the whole. */
  ligne: number | null
  champ: string | null
  valeur: string | null
  /** Stable name of the rule that is broken. */
  regle: string
  /** erreur: something was left out · alerte: kept, but doubtful · information: repaired or completed. */
  gravite: Gravite
  /** Votes concerned, when they can be counted. */
  voix: number | null
  message: string
}

/** A file that cannot be trusted: the run stops and the previous publication stays. */
export class SourceInvalide extends Error {
  override name = 'SourceInvalide'
  readonly fichier: string
  readonly ligne: number | null
  constructor(fichier: string, ligne: number | null, message: string, options?: ErrorOptions) {
    super(`${fichier}${ligne === null ? '' : `, ligne ${ligne}`} : ${message}`, options)
    this.fichier = fichier
    this.ligne = ligne
  }
}

export class Journal {
  readonly anomalies: Anomalie[] = []

  signaler(a: Pick<Anomalie, 'source' | 'regle' | 'message'> & Partial<Anomalie>): void {
    this.anomalies.push({ ligne: null, champ: null, valeur: null, gravite: 'alerte', voix: null, ...a })
  }

  /** Takes over the anomalies that a step had found. */
  reprendre(anomalies: readonly Anomalie[]): void {
    for (const a of anomalies) this.anomalies.push(a)
  }

  /** One line per source and rule: how many, how many votes, the first example. */
  resume(): {
    source: string
    regle: string
    gravite: Gravite
    nombre: number
    voix: number
    exemple: string
  }[] {
    const groupes = new Map<string, ReturnType<Journal['resume']>[number]>()
    for (const { source, regle, gravite, voix, message } of this.anomalies) {
      const cle = `${gravite}\t${source}\t${regle}`
      const groupe = groupes.get(cle) ?? { source, regle, gravite, nombre: 0, voix: 0, exemple: message }
      groupe.nombre++
      groupe.voix += voix ?? 0
      groupes.set(cle, groupe)
    }
    return [...groupes.values()]
  }
}

/** Names that a message can hold: the first five, and « … » when there are more. */
export const quelques = (noms: readonly string[]): string =>
  noms.slice(0, 5).join(', ') + (noms.length > 5 ? '…' : '')
