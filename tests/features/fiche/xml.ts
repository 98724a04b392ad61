/** Is this text well-formed XML? Enough of a reader for tests: tags, attributes in double quotes, entities. */
export function fautesXml(texte: string): string[] {
  const fautes: string[] = []
  const pile: string[] = []
  const ids = new Set<string>()
  let position = 0
  for (const balise of texte.matchAll(/<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    const entre = texte.slice(position, balise.index)
    if (/[<>]|&(?!(amp|lt|gt|quot|#39);)/.test(entre))
      fautes.push(`texte non échappé : ${entre.slice(0, 60)}`)
    position = balise.index + balise[0].length
    const [, fin, nom = '', attributs = '', seule] = balise
    if (/&(?!(amp|lt|gt|quot|#39);)/.test(attributs))
      fautes.push(`attribut non échappé : ${attributs.slice(0, 60)}`)
    const id = /\sid="([^"]*)"/.exec(attributs)?.[1]
    if (id !== undefined && ids.has(id)) fautes.push(`id ${id} en double`)
    if (id !== undefined) ids.add(id)
    if (fin && pile.pop() !== nom) fautes.push(`</${nom}> inattendu`)
    else if (!fin && !seule) pile.push(nom)
  }
  for (const lien of texte.matchAll(/(?:href="#|url\(#)([^")]+)/g))
    if (!ids.has(lien[1]!)) fautes.push(`référence à ${lien[1]} absente`)
  if (/NaN|undefined|Infinity/.test(texte)) fautes.push('nombre impossible')
  if (pile.length > 0) fautes.push(`non fermées : ${pile.join(', ')}`)
  if (/[<>]/.test(texte.slice(position))) fautes.push('reste illisible')
  return fautes
}
