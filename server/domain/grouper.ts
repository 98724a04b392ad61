/** Groups a list by a key, keys and members in the order in which they come. */
export function grouper<T, K>(liste: Iterable<T>, cleDe: (element: T) => K): Map<K, T[]> {
  const groupes = new Map<K, T[]>()
  for (const element of liste) {
    const cle = cleDe(element)
    const groupe = groupes.get(cle)
    if (groupe) groupe.push(element)
    else groupes.set(cle, [element])
  }
  return groupes
}
