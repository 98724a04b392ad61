/**
 * Statistical secrecy: no cell under 11 households is shown, nor can one be found by subtracting published aggregates (methods §11
 * and §12). Bureaux are the atoms. Every atom under the threshold is tied to others of the same commune, else circonscription, else
 * département, into a block of 11 households or more, and no aggregate that holds a part of a block is published.
 *
 * Why this is enough: each published aggregate weighs all the atoms of a block alike, so every linear combination of them does too;
 * a set of atoms that can be deduced holds whole blocks, or atoms that are above the threshold by themselves.
 */

/** Households under which nothing is shown (INSEE, Filosofi). */
export const SEUIL_MENAGES = 11

/** Doors of a bureau from its registered voters (methods §8), where no census base gives its households. */
export const INSCRITS_PAR_MENAGE = 1.6

export interface Atome {
  menages: number
  /** What holds it, narrowest first: commune, circonscription, département; null: none known. */
  chemin: readonly (string | null)[]
}

/**
 * Blocks of atoms that no published aggregate may separate, as lists of places in `atomes`. Empty when every atom is above the
 * threshold. A block stays under the threshold only when the whole territory does.
 */
export function blocsSecrets(atomes: readonly Atome[]): number[][] {
  let restes = atomes.flatMap((a, i) => (a.menages < SEUIL_MENAGES ? [[i]] : []))
  if (restes.length === 0) return []
  const poids = (bloc: readonly number[]) => bloc.reduce((somme, i) => somme + atomes[i]!.menages, 0)
  const finis: number[][] = []
  const pris = new Set(restes.flat())
  const hauteur = atomes[0]!.chemin.length
  for (let niveau = 0; niveau <= hauteur; niveau++) {
    const lieu = (i: number) => lieuDe(atomes[i]!, niveau, hauteur)
    const groupes = new Map<string, number[][]>()
    for (const bloc of restes) ranger(groupes, lieu(bloc[0]!), bloc)
    const libres = new Map<string, number[]>()
    atomes.forEach((_, i) => {
      const ici = lieu(i)
      if (!pris.has(i) && groupes.has(ici)) ranger(libres, ici, i)
    })
    restes = []
    for (const [ici, blocs] of groupes) {
      const bloc = blocs.flat()
      if (poids(bloc) < SEUIL_MENAGES) {
        const voisin = plusPetit(libres.get(ici) ?? [], atomes)
        if (voisin === null) {
          const fini = finis.find((f) => lieu(f[0]!) === ici)
          if (fini) fini.push(...bloc)
          else restes.push(bloc)
          continue
        }
        pris.add(voisin)
        bloc.push(voisin)
      }
      finis.push(bloc)
    }
  }
  return [...finis, ...restes]
}

/** Name of what holds the atom at a level; the last level is the whole territory. An unknown holder stands for nobody else. */
function lieuDe(atome: Atome, niveau: number, hauteur: number): string {
  const reste = atome.chemin.slice(niveau)
  return niveau === hauteur ? '' : reste.map((c) => c ?? '?').join('|')
}

function ranger<T>(groupes: Map<string, T[]>, cle: string, valeur: T): void {
  const groupe = groupes.get(cle)
  if (groupe) groupe.push(valeur)
  else groupes.set(cle, [valeur])
}

function plusPetit(candidats: readonly number[], atomes: readonly Atome[]): number | null {
  let meilleur: number | null = null
  for (const i of candidats)
    if (meilleur === null || atomes[i]!.menages < atomes[meilleur]!.menages) meilleur = i
  return meilleur
}

/**
 * Why each aggregate must not be published; null: it may. `secret`: it is under the threshold · `complement`: it holds a part of
 * a block.
 */
export function suppressions(
  atomes: readonly Atome[],
  agregats: readonly (readonly number[])[],
): ('secret' | 'complement' | null)[] {
  const blocs = blocsSecrets(atomes)
  const blocDe = new Map(blocs.flatMap((bloc, b) => bloc.map((i) => [i, b] as const)))
  return agregats.map((agregat) => {
    const menages = agregat.reduce((somme, i) => somme + atomes[i]!.menages, 0)
    if (menages < SEUIL_MENAGES) return 'secret'
    const vus = new Map<number, number>()
    for (const i of agregat) {
      const b = blocDe.get(i)
      if (b !== undefined) vus.set(b, (vus.get(b) ?? 0) + 1)
    }
    return [...vus].every(([b, n]) => n === blocs[b]!.length) ? null : 'complement'
  })
}
