/**
 * Personal data in free text: what a fiche d'observation must never carry to the server. Rules on form and cue words, in French usage;
 * a doubt is a refusal, since the author can say the same of a place. Recall and false alarms are measured on tests/fixtures/textes.
 */
import {
  adresses,
  courriels,
  identifiants,
  logements,
  pseudos,
  telephones,
} from './donneePersonnelle/formes.ts'
import { personnes } from './donneePersonnelle/personnes.ts'

export const MOTIFS = [
  'telephone',
  'courriel',
  'adresse',
  'logement',
  'personne',
  'pseudo',
  'identifiant',
] as const
export type Motif = (typeof MOTIFS)[number]

/** What to tell the author, and what to write instead. */
const EXPLICATIONS: Record<Motif, string> = {
  telephone: 'un numéro de téléphone : gardez-le hors de la fiche, avec l’accord de la personne',
  courriel: 'une adresse électronique : gardez-la hors de la fiche, avec l’accord de la personne',
  adresse: 'une adresse avec son numéro : nommez la rue ou le quartier, sans numéro',
  logement:
    'un logement (appartement, porte, étage et côté, code d’entrée) : dites l’immeuble ou le hall, pas la porte',
  personne: 'le nom d’une personne : dites « une habitante », « un commerçant », sans nom ni prénom',
  pseudo: 'un compte personnel sur un réseau : dites seulement le réseau',
  identifiant: 'une date de naissance, une plaque ou un numéro personnel : retirez-le',
}

export interface DonneePersonnelle {
  motif: Motif
  /** The words that made the rule fire. */
  extrait: string
  /** In French, what it is and what to write instead. */
  explication: string
}

/** One spelling of apostrophes, spaces, dashes and wide digits; two spaces are one. */
function normaliser(texte: string): string {
  return texte
    .normalize('NFKC')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[\p{Cf}\uFE0F\u20E3]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
}

/**
 * Personal data found in a text, one per place and kind, in the order of {@link MOTIFS}; empty when the text may be kept.
 * Not found by construction: a bare surname with nothing human around it (« Benali, bof »), a description that points to one
 * person (« la seule pharmacienne du village »). Headquarters read every text before it is published.
 */
export function donneesPersonnelles(texte: string): DonneePersonnelle[] {
  const t = normaliser(texte)
  const trouves: Record<Motif, readonly string[]> = {
    telephone: telephones(t),
    courriel: courriels(t),
    adresse: adresses(t),
    logement: logements(t),
    personne: personnes(t),
    pseudo: pseudos(t),
    identifiant: identifiants(t),
  }
  return MOTIFS.flatMap((motif) =>
    [...new Set(trouves[motif])].map((extrait) => ({ motif, extrait, explication: EXPLICATIONS[motif] })),
  )
}

/** One sentence that refuses a text: « Le texte contient … (« 06 39… »). » ; null when the text may be kept. */
export function refusDe(texte: string): string | null {
  const trouves = donneesPersonnelles(texte)
  if (trouves.length === 0) return null
  const parMotif = MOTIFS.flatMap((motif) => {
    const extraits = trouves.filter((d) => d.motif === motif).map((d) => `« ${d.extrait} »`)
    return extraits.length === 0 ? [] : [`${EXPLICATIONS[motif]} (${extraits.join(', ')})`]
  })
  return `Le texte contient ${parMotif.join(' ; ')}. Aucune donnée sur un habitant n’est conservée.`
}
