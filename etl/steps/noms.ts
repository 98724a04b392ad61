/** Names of places in one round; a name and a code that no longer go together betray a row that sits in the wrong place. */
import type { Journal } from '../anomalie.ts'
import type { ResultatBureau } from '../sources/resultat.ts'

/** What a row says of its place against the rows above. */
interface Contradiction {
  champ: string
  valeur: string
  regle: string
  dit: string
}

export class Noms {
  readonly departements = new Map<string, string>()
  readonly communes = new Map<string, string>()
  /** Code of each commune, by département then name. */
  readonly #codes = new Map<string, Map<string, string>>()
  /** The last row that contradicted nothing: the next one is mostly of the same place. */
  #sain: ResultatBureau | null = null

  /** Takes note of the names of a row, and says what contradicts the rows above. */
  noter(journal: Journal, source: string, fichier: string, r: ResultatBureau): void {
    const sain = this.#sain
    if (
      sain?.commune === r.commune &&
      sain.nomCommune === r.nomCommune &&
      sain.departement === r.departement &&
      sain.nomDepartement === r.nomDepartement
    )
      return
    const contradictions = this.#comparer(r)
    for (const { dit, ...c } of contradictions)
      journal.signaler({
        source,
        ligne: r.ligne,
        ...c,
        voix: r.exprimes,
        message: `${fichier}, ligne ${r.ligne} : ${dit}`,
      })
    this.#sain = contradictions.length === 0 ? r : null
  }

  #comparer(r: ResultatBureau): Contradiction[] {
    const contradictions: Contradiction[] = []
    const nomCommune = r.nomCommune.trim()
    const nom = this.communes.get(r.commune)
    if (nom === undefined) this.communes.set(r.commune, nomCommune)
    else if (nom !== nomCommune)
      contradictions.push({
        champ: 'commune',
        valeur: r.commune,
        regle: 'commune à deux noms',
        dit: `la commune ${r.commune} s’appelle « ${nomCommune} » ici et « ${nom} » plus haut`,
      })
    let codes = this.#codes.get(r.departement)
    if (!codes) this.#codes.set(r.departement, (codes = new Map()))
    const code = codes.get(nomCommune)
    if (code === undefined) codes.set(nomCommune, r.commune)
    else if (code !== r.commune)
      contradictions.push({
        champ: 'commune',
        valeur: r.commune,
        regle: 'commune à deux codes',
        dit: `« ${nomCommune} » a le code ${r.commune} ici et ${code} plus haut`,
      })
    if (!r.nomDepartement || this.departements.get(r.departement) === r.nomDepartement) return contradictions
    const [autre] =
      [...this.departements].find(([c, n]) => n === r.nomDepartement && c !== r.departement) ?? []
    if (autre !== undefined)
      contradictions.push({
        champ: 'département',
        valeur: r.departement,
        regle: 'département à deux codes',
        dit: `« ${r.nomDepartement} » a le code ${r.departement} ici et ${autre} plus haut`,
      })
    this.departements.set(r.departement, r.nomDepartement)
    return contradictions
  }

  /** Names of a complement: only those that are not known yet. */
  completer(r: ResultatBureau): void {
    if (!this.communes.has(r.commune)) this.communes.set(r.commune, r.nomCommune.trim())
  }
}
