/** A sentence with its ordinals raised (6ᵉ, 1ʳᵉ) and French spaces. */
import { segments, typographier } from '#domain/typographie'

export function Texte({ children }: { children: string }) {
  return segments(typographier(children)).map((s, k) =>
    s.exposant ? <sup key={k}>{s.texte}</sup> : <span key={k}>{s.texte}</span>,
  )
}
