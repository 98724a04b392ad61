/** Values on their way from the worker to the page: numbers in arrays, texts in bytes, which become text only when one is shown. */
import type { Valeurs } from './morceau.ts'

export const TEXTES = ['code', 'nom', 'departement', 'circonscription', 'commune'] as const
type NomTexte = (typeof TEXTES)[number]

/** A column of UTF-8 texts: entry `i` owns the bytes `bouts[i]` to `bouts[i + 1]`; none for a null. */
export interface TexteBrut {
  octets: Uint8Array
  bouts: Int32Array
}

export interface Colis {
  nombres: Omit<Valeurs, NomTexte>
  textes: Record<NomTexte, TexteBrut>
}

/** The first read of a text column cuts it: the first picture reads none, the table four. */
export function deballer({ nombres, textes }: Colis): Valeurs {
  const valeurs = { ...nombres }
  for (const nom of TEXTES) {
    const nulle = nom === 'circonscription' || nom === 'commune'
    let lus: (string | null)[] | null = null
    Object.defineProperty(valeurs, nom, {
      enumerable: true,
      get: () => (lus ??= couper(textes[nom], nulle ? null : '')),
    })
  }
  return valeurs as Valeurs
}

/** The same values with other columns; texts that nobody read stay unread. */
export const avecColonnes = (v: Valeurs, colonnes: Partial<Valeurs>): Valeurs =>
  Object.defineProperties({} as Valeurs, {
    ...Object.getOwnPropertyDescriptors(v),
    ...Object.getOwnPropertyDescriptors(colonnes),
  })

const utf8 = new TextDecoder()

/** The bytes are decoded at once, then the text is cut. */
function couper({ octets, bouts }: TexteBrut, vide: string | null): (string | null)[] {
  const texte = utf8.decode(octets)
  // where each entry starts in the text: bytes that go on a character count for nothing, four-byte ones for two
  let [o, u] = [0, 0]
  return Array.from({ length: bouts.length - 1 }, (_, i) => {
    const debut = u
    for (const fin = bouts[i + 1]!; o < fin; o++) {
      const octet = octets[o]!
      if ((octet & 0xc0) !== 0x80) u += octet >= 0xf0 ? 2 : 1
    }
    return u > debut ? texte.slice(debut, u) : vide
  })
}
