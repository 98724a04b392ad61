/** What happens to real files on their way: what spreadsheets, editors and producers make of a table, and no flipped byte does. */
import zlib from 'node:zlib'
import type { Hasard } from '#domain/hasard'

/** Bytes of the file, under its name or under its name and `.gz`. */
export type Mutee = Buffer | { gz: Buffer }
export type Mutation = (octets: Buffer, hasard: Hasard) => Mutee

export const tirer = (h: Hasard, n: number) => Math.floor(h.uniforme() * n)
const element = <T>(h: Hasard, liste: readonly T[]): T => liste[tirer(h, liste.length)]!

interface Table {
  lignes: string[]
  separateur: string
  /** UTF-8, as opposed to latin-1. */
  utf8: boolean
}

const lire = (octets: Buffer): Table => {
  const utf8 = Buffer.from(octets.toString('utf8'), 'utf8').equals(octets)
  const lignes = octets.toString(utf8 ? 'utf8' : 'latin1').split('\n')
  const nombre = (s: string) => lignes.at(-2)!.split(s).length
  return { lignes, separateur: nombre(';') > nombre(',') ? ';' : ',', utf8 }
}
const table =
  (f: (t: Table, h: Hasard) => void): Mutation =>
  (octets, h) => {
    const t = lire(octets)
    f(t, h)
    return Buffer.from(t.lignes.join('\n'), t.utf8 ? 'utf8' : 'latin1')
  }

/** First line of data: after the header, and after the preamble of the old layout. */
const premiere = ({ lignes, separateur }: Table) =>
  Math.max(
    1,
    lignes.findIndex((l) => l.startsWith('--') && !l.includes(separateur)) + 1,
    lignes.findIndex((l, i) => i > 0 && /^[12]?;?"?\d/.test(l)),
  )
const uneLigne = (t: Table, h: Hasard) => {
  const debut = premiere(t)
  return debut + tirer(h, t.lignes.length - 1 - debut)
}
/** Changes the fields of the lines from `debut` on, their end left alone. */
function champs(
  t: Table,
  f: (c: string[], ligne: number) => string[],
  debut = premiere(t),
  fin = t.lignes.length,
) {
  for (let l = debut; l < fin; l++) {
    const retour = t.lignes[l]!.endsWith('\r') ? '\r' : ''
    const texte = t.lignes[l]!.slice(0, t.lignes[l]!.length - retour.length)
    if (texte !== '') t.lignes[l] = f(texte.split(t.separateur), l).join(t.separateur) + retour
  }
}
const uneSeule = (t: Table, h: Hasard, f: (c: string[]) => string[]) => {
  const l = uneLigne(t, h)
  champs(t, f, l, l + 1)
}
/** Places of the counts of a line. */
const comptes = (c: string[]) => c.flatMap((x, i) => (/^"?\d+"?$/.test(x) ? [i] : []))
const avecCompte = (h: Hasard, c: string[], f: (x: string) => string) => {
  const i = element(h, comptes(c))
  return c.map((x, k) => (k === i ? f(x) : x))
}
const grouper = (x: string, espace: string) =>
  x.length < 2
    ? `1${espace}${x.padStart(3, '0')}`
    : x.replace(/\B(?=(\d{3})+$)|(?<=^\d)(?=\d{1,2}$)/g, espace)

export const MUTATIONS_OFFICIELLES: Record<string, Mutation> = {
  'colonne insérée, en-tête compris': table((t, h) => {
    const i = tirer(h, 25)
    champs(
      t,
      (c, l) => [...c.slice(0, i), l === 0 ? 'Nouvelle colonne' : element(h, ['', '0', '12']), ...c.slice(i)],
      0,
    )
  }),
  'colonne insérée sans en-tête': table((t, h) => {
    const i = tirer(h, 25)
    champs(t, (c) => [...c.slice(0, i), '7', ...c.slice(i)])
  }),
  'colonne ôtée': table((t, h) => {
    const i = tirer(h, 20)
    champs(t, (c) => c.filter((_, k) => k !== i), 0)
  }),
  'deux comptes échangés dans une ligne': table((t, h) =>
    uneSeule(t, h, (c) => {
      const [i, j] = [element(h, comptes(c)), element(h, comptes(c))]
      return c.map((x, k) => (k === i ? c[j]! : k === j ? c[i]! : x))
    }),
  ),
  'compte augmenté': table((t, h) =>
    uneSeule(t, h, (c) => avecCompte(h, c, (x) => x.replace(/\d+/, (n) => String(Number(n) + 1)))),
  ),
  'séparateur de milliers': table((t, h) => {
    const espace = element(h, t.utf8 ? [' ', '\u00A0', '\u202F', '.'] : [' ', '\u00A0', '.'])
    champs(t, (c) => c.map((x) => (/^\d{4,}$/.test(x) ? x.replace(/\B(?=(\d{3})+$)/g, espace) : x)))
    uneSeule(t, h, (c) => avecCompte(h, c, (x) => grouper(x, espace)))
  }),
  'virgule décimale dans un compte': table((t, h) =>
    uneSeule(t, h, (c) => avecCompte(h, c, (x) => `${x},0`)),
  ),
  'notation scientifique': table((t, h) =>
    uneSeule(t, h, (c) =>
      avecCompte(h, c, (x) => Number(x.replaceAll('"', '')).toExponential(1).replace('.', ',').toUpperCase()),
    ),
  ),
  'compte négatif': table((t, h) => uneSeule(t, h, (c) => avecCompte(h, c, (x) => `-${x}`))),
  'secret à la place d’un compte': table((t, h) =>
    uneSeule(t, h, (c) =>
      avecCompte(h, c, () => element(h, ['n/a', 'nd', 'NC', 's', '-', '#REF!', '#N/A', '', '.'])),
    ),
  ),
  'espaces autour des champs': table((t) => champs(t, (c) => c.map((x) => ` ${x} `))),
  BOM: (octets) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), octets]),
  'UTF-16': (octets, h) => {
    const t = lire(octets)
    return Buffer.from(`${h.uniforme() < 0.5 ? '\uFEFF' : ''}${t.lignes.join('\n')}`, 'utf16le')
  },
  'fins de ligne mêlées': table((t, h) => {
    const fins = ['', '\r']
    t.lignes = t.lignes.map((l, i) =>
      i === t.lignes.length - 1 ? l : l.replace(/\r$/, '') + element(h, fins),
    )
  }),
  'fins de ligne de l’ancien Mac': table((t) => {
    t.lignes = [t.lignes.map((l) => l.replace(/\r$/, '')).join('\r')]
  }),
  'ligne de total': table((t) => {
    const sommes: (number | string)[] = []
    champs(t, (c) => {
      c.forEach((x, i) => (sommes[i] = /^\d+$/.test(x) ? Number(sommes[i] || 0) + Number(x) : ''))
      return c
    })
    t.lignes.splice(-1, 0, ['Total', ...sommes.slice(1)].join(t.separateur))
  }),
  'ligne de total au code de France': table((t, h) => {
    const modele = t.lignes[uneLigne(t, h)]!
    t.lignes.splice(-1, 0, modele.replace(/99/g, element(h, ['00', 'FR', '98'])))
  }),
  'note au bas du fichier': table((t) => {
    t.lignes.splice(-1, 0, 'Source : ministère de l’Intérieur'.replace('’', "'"))
  }),
  'titre au-dessus de l’en-tête': table((t) => t.lignes.unshift('Résultats définitifs')),
  'en-tête répété au milieu': table((t, h) => t.lignes.splice(uneLigne(t, h), 0, t.lignes[premiere(t) - 1]!)),
  'commune en double': table((t, h) => {
    const i = uneLigne(t, h)
    t.lignes.splice(-1, 0, ...t.lignes.slice(i, -1))
  }),
  'commune en double sous un autre bureau': table((t, h) => {
    const l = t.lignes[uneLigne(t, h)]!
    t.lignes.splice(-1, 0, l.replace(/000[1-4]/, '0951'))
  }),
  'lignes mêlées': table((t, h) => {
    const debut = premiere(t)
    const milieu = t.lignes.slice(debut, -1)
    for (let i = milieu.length - 1; i > 0; i--) {
      const j = tirer(h, i + 1)
      ;[milieu[i], milieu[j]] = [milieu[j]!, milieu[i]!]
    }
    t.lignes.splice(debut, milieu.length, ...milieu)
  }),
  'zéros de tête perdus': table((t) => champs(t, (c) => c.map((x) => x.replace(/^("?)0+(?=\d)/, '$1')))),
  'zéros de tête ajoutés': table((t) => champs(t, (c) => c.map((x) => (/^\d+$/.test(x) ? `0${x}` : x)))),
  'guillemets partout': table((t) => champs(t, (c) => c.map((x) => `"${x.replaceAll('"', '')}"`), 0)),
  'séparateur changé': table((t, h) => {
    const autre = element(h, ['\t', ',', '|'])
    t.lignes = t.lignes.map((l) => l.replaceAll(t.separateur, autre))
  }),
  'capitales et accents de l’en-tête': table((t) => {
    const l = premiere(t) - 1
    t.lignes[l] = t.lignes[l]!.toUpperCase()
  }),
  'texte avec retour à la ligne': table((t, h) =>
    uneSeule(t, h, (c) => c.map((x, i) => (i === 1 ? `"${x}\n${x}"` : x))),
  ),
  'texte avec séparateur sans guillemets': table((t, h) =>
    uneSeule(t, h, (c) => c.map((x, i) => (i === 1 ? `${x}${t.separateur}${x}` : x))),
  ),
  'candidat répété dans sa ligne': table((t, h) => uneSeule(t, h, (c) => [...c, ...c.slice(-8)])),
  'candidats permutés dans une ligne': table((t, h) =>
    uneSeule(t, h, (c) => {
      const fixes = t.separateur === ';' ? c.length % 8 : 9
      const blocs = c.slice(fixes)
      return [...c.slice(0, fixes), ...blocs.slice(8), ...blocs.slice(0, 8)]
    }),
  ),
  'gzip tronqué': (octets, h) => {
    const gz = zlib.gzipSync(octets)
    return { gz: gz.subarray(0, 10 + tirer(h, gz.length - 10)) }
  },
  'gzip de gzip': (octets) => ({ gz: zlib.gzipSync(zlib.gzipSync(octets)) }),
  'page d’erreur à la place du fichier': () =>
    Buffer.from(
      '<!DOCTYPE html>\n<html><head><title>Connexion au réseau</title></head><body>Identifiez-vous</body></html>\n',
    ),
  'fichier vide': () => Buffer.alloc(0),
  'zéros à la place de la fin': (octets, h) => {
    const i = tirer(h, octets.length)
    return Buffer.concat([octets.subarray(0, i), Buffer.alloc(octets.length - i)])
  },
}
