/** HTML as text: a tagged template that escapes what it is given, unless it is already markup. */
import { segments, typographier } from '#domain/typographie'
import { Balisage, coller, echapper } from '../../impression/balise.ts'

type Valeur = Balisage | string | number | readonly Balisage[] | null

export function html(morceaux: TemplateStringsArray, ...valeurs: readonly Valeur[]): Balisage {
  let texte = morceaux[0] ?? ''
  for (const [i, valeur] of valeurs.entries()) texte += ecrire(valeur) + (morceaux[i + 1] ?? '')
  return new Balisage(texte)
}

function ecrire(valeur: Valeur): string {
  if (valeur === null) return ''
  if (valeur instanceof Balisage) return valeur.texte
  return typeof valeur === 'object' ? coller(valeur).texte : echapper(String(valeur))
}

/** A French sentence: spaces of its punctuation set, endings of its ordinals raised. */
export function phrase(texte: string): Balisage {
  const bouts = segments(typographier(texte)).map(({ texte, exposant }) =>
    exposant ? html`<sup>${texte}</sup>` : texte,
  )
  return coller(bouts)
}
