/**
 * Writes `participation.parquet` and `voix.parquet`, the two files of one round, bureau by bureau. What a reader gives is kept as
 * columns of integers until the round is whole, so that nothing is sorted nor joined by text: the names of the candidates go to
 * DuckDB once each, as enumerated types, and so they stay in the dictionaries of Parquet, where they read back as texts.
 */
import path from 'node:path'
import { litteral, type Duck } from '#db/duckdb'
import { Entiers, Triplets } from './entiers.ts'
import { Passage } from './passage.ts'
import type { Candidature, ResultatBureau } from './sources/resultat.ts'

const COMPTES = ['inscrits', 'abstentions', 'votants', 'blancs', 'nuls', 'exprimes'] as const
/** A count that the publisher did not give; a broken file may well give a negative one. */
const ABSENT = -0x80000000
const TEXTES = ['nuance', 'nom', 'prenom'] as const

/** The candidates of a bureau, as ranks. */
interface Offre {
  candidatures: readonly number[]
  /** Places of `candidatures`, by panel number. */
  ordre: readonly number[]
}

export class EcrivainTour {
  readonly #duck: Duck
  readonly #dossier: string
  readonly vus = new Set<string>()
  /** One entry per bureau, in the order of the files. */
  readonly #zones: { departement: string; commune: string; circonscription: string | null }[] = []
  readonly #zone = new Entiers()
  readonly #comptes = COMPTES.map(() => new Entiers())
  readonly #offre = new Entiers()
  /** Where the votes of each bureau begin. */
  readonly #debut = new Entiers()
  readonly #voix = new Entiers()

  readonly #candidatures: Candidature[] = []
  readonly #rangs = new Map<string, number>()
  readonly #offres: Offre[] = []
  readonly #rangsOffres = new Map<string, number>()
  /** What the bureau before had: the next one mostly has the same. */
  #derniers: { candidats: readonly Candidature[]; offre: number } | null = null
  /** Votes of each candidate. */
  readonly #totaux: number[] = []

  constructor(duck: Duck, dossier: string) {
    this.#duck = duck
    this.#dossier = dossier
  }

  /** Adds a bureau; the caller has checked that it is not there yet. */
  ajouter(b: ResultatBureau): void {
    this.vus.add(b.bureau)
    const zone = this.#zones.at(-1)
    if (zone?.commune !== b.commune || zone.circonscription !== b.circonscription)
      this.#zones.push({
        departement: b.departement,
        commune: b.commune,
        circonscription: b.circonscription,
      })
    this.#zone.ajouter(this.#zones.length - 1)
    for (let k = 0; k < COMPTES.length; k++) this.#comptes[k]!.ajouter(b[COMPTES[k]!] ?? ABSENT)
    if (this.#derniers?.candidats !== b.candidats)
      this.#derniers = { candidats: b.candidats, offre: this.#rangOffre(b.candidats) }
    const { offre } = this.#derniers
    this.#offre.ajouter(offre)
    this.#debut.ajouter(this.#voix.longueur)
    const { candidatures } = this.#offres[offre]!
    for (let k = 0; k < b.voix.length; k++) {
      this.#voix.ajouter(b.voix[k]!)
      this.#totaux[candidatures[k]!]! += b.voix[k]!
    }
  }

  #rangOffre(candidats: readonly Candidature[]): number {
    const candidatures = candidats.map((c) => this.#rang(c))
    const cle = candidatures.join()
    const connu = this.#rangsOffres.get(cle)
    if (connu !== undefined) return connu
    const ordre = [...candidats.keys()].sort((i, j) => candidats[i]!.panneau - candidats[j]!.panneau)
    this.#rangsOffres.set(cle, this.#offres.length)
    return this.#offres.push({ candidatures, ordre }) - 1
  }

  #rang({ panneau, nuance, nom, prenom }: Candidature): number {
    const cle = `${panneau}\t${nuance}\t${nom}\t${prenom}`
    const connu = this.#rangs.get(cle)
    if (connu !== undefined) return connu
    this.#rangs.set(cle, this.#candidatures.length)
    this.#totaux.push(0)
    return this.#candidatures.push({ panneau, nuance, nom, prenom }) - 1
  }

  /** Votes by nuance, of those that got some. */
  nuances(): Map<string, number> {
    const nuances = new Map<string, number>()
    this.#candidatures.forEach(({ nuance }, i) => {
      if (this.#totaux[i]! > 0) nuances.set(nuance, (nuances.get(nuance) ?? 0) + this.#totaux[i]!)
    })
    return nuances
  }

  /**
   * Ends the load.
   * @param zerosAmbigus the layout writes 0 for « no candidate » too: whoever has votes in a circonscription (or, without any, in a
   * commune) is a candidate in all of it, and nobody else is.
   */
  async fermer(zerosAmbigus: boolean): Promise<void> {
    const { connexion } = this.#duck
    // Rows stay in the order in which they are given, so that nothing is sorted: one thread, and a join looks up its right side.
    await connexion.run(`set threads = 1; set preserve_insertion_order = true;
      set disabled_optimizers = 'join_order,build_side_probe_side'`)
    const codes = [...this.vus]
    const ordre = Uint32Array.from(codes.keys()).sort((i, j) =>
      codes[i]! < codes[j]! ? -1 : codes[i]! > codes[j]! ? 1 : 0,
    )
    const bureaux = this.#passerBureaux(codes, ordre)
    const zones = this.#passerZones()
    const candidatures = this.#passerCandidatures()
    await connexion.run(
      'create or replace temp table tour_voix (rang integer, candidature integer, voix integer)',
    )
    this.#passerVoix(
      new Triplets(await connexion.createAppender('tour_voix', null, 'temp')),
      ordre,
      zerosAmbigus ? this.#presences() : null,
    )
    const parquet = (table: string) =>
      `${litteral(path.join(this.#dossier, `${table}.parquet`))} (format parquet, compression zstd)`
    const types = TEXTES.map(
      (c) =>
        `drop type if exists tour_${c}; create type tour_${c} as enum (select distinct ${c} from tour_candidature order by ${c});`,
    )
    await connexion.run(`
      create or replace temp table tour_bureau as
      select rang, bureau, departement, commune, circonscription, ${COMPTES.join(', ')}
      from ${bureaux.lire} join ${zones.lire} using (zone);
      create or replace temp table tour_candidature as from ${candidatures.lire};
      ${types.join('\n')}
      create or replace temp table tour_candidat as
      select candidature, panneau, ${TEXTES.map((c) => `${c}::tour_${c} as ${c}`).join(', ')} from tour_candidature;
      copy (select * exclude (rang) from tour_bureau) to ${parquet('participation')};
      copy (select bureau, panneau, ${TEXTES.join(', ')}, voix
            from tour_voix join tour_bureau using (rang) join tour_candidat using (candidature)) to ${parquet('voix')};
      drop table tour_bureau; drop table tour_voix; drop table tour_candidat; drop table tour_candidature;
      ${TEXTES.map((c) => `drop type tour_${c};`).join(' ')}`)
    for (const passage of [bureaux, zones, candidatures]) passage.oublier()
  }

  #passerBureaux(codes: readonly string[], ordre: Uint32Array): Passage {
    const passage = new Passage(path.join(this.#dossier, 'bureaux.csv'), {
      rang: 'integer', bureau: 'varchar', zone: 'integer',
      ...Object.fromEntries(COMPTES.map((c) => [c, 'integer'])),
    }) // prettier-ignore
    ordre.forEach((i, rang) => {
      const comptes = this.#comptes.map(({ valeurs }) => (valeurs[i] === ABSENT ? null : valeurs[i]!))
      passage.ajouter(rang, codes[i]!, this.#zone.valeurs[i]!, ...comptes)
    })
    passage.fermer()
    return passage
  }

  #passerZones(): Passage {
    const passage = new Passage(path.join(this.#dossier, 'zones.csv'), {
      zone: 'integer', departement: 'varchar', commune: 'varchar', circonscription: 'varchar',
    }) // prettier-ignore
    this.#zones.forEach(({ departement, commune, circonscription }, zone) =>
      passage.ajouter(zone, departement, commune, circonscription),
    )
    passage.fermer()
    return passage
  }

  #passerCandidatures(): Passage {
    const passage = new Passage(path.join(this.#dossier, 'candidatures.csv'), {
      candidature: 'integer', panneau: 'integer', nuance: 'varchar', nom: 'varchar', prenom: 'varchar',
    }) // prettier-ignore
    this.#candidatures.forEach((c, rang) => passage.ajouter(rang, c.panneau, c.nuance, c.nom, c.prenom))
    passage.fermer()
    return passage
  }

  #passerVoix(triplets: Triplets, ordre: Uint32Array, presences: Map<string, Set<number>> | null): void {
    ordre.forEach((i, rang) => {
      const presents = presences?.get(this.#cleZone(i)) ?? null
      const offre = this.#offres[this.#offre.valeurs[i]!]!
      const debut = this.#debut.valeurs[i]!
      for (const k of offre.ordre) {
        const candidature = offre.candidatures[k]!
        if (presents === null || presents.has(candidature))
          triplets.ajouter(rang, candidature, this.#voix.valeurs[debut + k]!)
      }
    })
    triplets.fermer()
  }

  #cleZone(i: number): string {
    const { commune, circonscription } = this.#zones[this.#zone.valeurs[i]!]!
    return circonscription ?? commune
  }

  /** Who has votes, by circonscription or commune. */
  #presences(): Map<string, Set<number>> {
    const presences = new Map<string, Set<number>>()
    for (let i = 0; i < this.vus.size; i++) {
      const cle = this.#cleZone(i)
      let presents = presences.get(cle)
      if (!presents) presences.set(cle, (presents = new Set()))
      const { candidatures } = this.#offres[this.#offre.valeurs[i]!]!
      const debut = this.#debut.valeurs[i]!
      candidatures.forEach((candidature, k) => {
        if (this.#voix.valeurs[debut + k]! > 0) presents.add(candidature)
      })
    }
    return presences
  }
}
