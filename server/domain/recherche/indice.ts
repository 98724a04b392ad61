/** An index of places in memory: which of them a few typed letters mean, in a few milliseconds. */
import { estFacultatif, motsDe } from './mots.ts'
import { faireVocabulaire, rangDuMot, rapprocher, type Vocabulaire } from './vocabulaire.ts'

/** What can be found. */
export interface Document {
  nom: string
  /** Words that find it without being in its name: code, other names. */
  autres: readonly string[]
  /** Rank among equals, 0 to 1: the wider and the larger first. */
  poids: number
  /** The name may be written in one word (`laroche sur yon`). */
  soudable: boolean
}

/** Documents of each word of a vocabulary: those of word `k` are `listes[debuts[k]]` to `listes[debuts[k + 1]]`, increasing. */
interface Registre {
  vocabulaire: Vocabulaire
  debuts: Uint32Array
  listes: Uint32Array
}

export interface Indice {
  mots: Registre
  /** Names written in one word. */
  soudes: Registre
  poids: Float32Array
  /** Words of each name that count. */
  longueurs: Uint8Array
  /** Room to count in, made once: where each document is in the query being read. */
  atelier: { etape: number; etapes: Uint32Array; notes: Float32Array }
}

/** What the part of the name covered, and the weight of the place, add to the mean quality of the words. */
const PART_COUVERTE = 0.45
const PART_POIDS = 0.35
/** Note added by a word that nobody asks for. */
const AVANTAGE = 0.1
/** Beyond this many candidates such a word tells nothing. */
const CANDIDATS_MAX = 5000

/** Shorter, a word typed in one is not a name of several. */
const SOUDE_MIN = 6

const souder = (mots: readonly string[]): string => mots.join('')

function registre(motsParDocument: readonly (readonly string[])[]): Registre {
  const vocabulaire = faireVocabulaire(motsParDocument)
  const rangs = new Map(vocabulaire.mots.map((mot, rang) => [mot, rang]))
  const debuts = new Uint32Array(vocabulaire.mots.length + 1)
  for (const mots of motsParDocument) for (const mot of mots) debuts[rangs.get(mot)! + 1]!++
  for (let k = 1; k < debuts.length; k++) debuts[k]! += debuts[k - 1]!
  const listes = new Uint32Array(debuts.at(-1)!)
  const places = debuts.slice()
  motsParDocument.forEach((mots, d) => {
    for (const mot of mots) listes[places[rangs.get(mot)!]!++] = d
  })
  return { vocabulaire, debuts, listes }
}

/** Index of documents; ranks are those of the list. */
export function indexer(documents: readonly Document[]): Indice {
  const noms = documents.map((d) => motsDe(d.nom))
  const tous = documents.map((d, k) => {
    const numeros = noms[k]!.flatMap((m) => /^(\d+)(?:e|re|er)$/.exec(m)?.[1] ?? [])
    return [...new Set([...noms[k]!, ...numeros, ...d.autres.flatMap(motsDe)])]
  })
  return {
    mots: registre(tous),
    soudes: registre(documents.map((d, k) => (d.soudable ? [souder(noms[k]!)] : []))),
    poids: Float32Array.from(documents, (d) => d.poids),
    longueurs: Uint8Array.from(noms, (mots) => Math.max(1, mots.filter((m) => !estFacultatif(m)).length)),
    atelier: {
      etape: 0,
      etapes: new Uint32Array(documents.length),
      notes: new Float32Array(documents.length),
    },
  }
}

/** Notes of the documents that a reading of the query keeps. */
interface Notes {
  rangs: number[]
  notes: Float32Array
}

/** Documents where a word of the query, written so, is; each document counts once a step. */
function avancer(
  { atelier }: Indice,
  { vocabulaire, debuts, listes }: Registre,
  mot: string,
  enCours: boolean,
  premier: boolean,
): number[] {
  const gardes: number[] = []
  const etape = ++atelier.etape
  const { etapes, notes } = atelier
  for (const { rang, qualite } of rapprocher(vocabulaire, mot, enCours))
    for (let k = debuts[rang]!; k < debuts[rang + 1]!; k++) {
      const d = listes[k]!
      const vu = etapes[d]!
      if (premier ? vu >= etape : vu !== etape - 1) continue
      notes[d] = (premier ? 0 : notes[d]!) + qualite
      etapes[d] = etape
      gardes.push(d)
    }
  return gardes
}

/** Adds a little to the documents that have a word that nobody asks for (« bureau »). */
function avantager(indice: Indice, rangs: readonly number[], mot: string): void {
  const { vocabulaire, debuts, listes } = indice.mots
  const rang = rangDuMot(vocabulaire, mot)
  if (rang === null || rangs.length > CANDIDATS_MAX) return
  const liste = listes.subarray(debuts[rang], debuts[rang + 1])
  for (const d of rangs) if (contient(liste, d)) indice.atelier.notes[d]! += AVANTAGE
}

function contient(triee: Uint32Array, valeur: number): boolean {
  let [bas, haut] = [0, triee.length]
  while (bas < haut) {
    const milieu = (bas + haut) >> 1
    if (triee[milieu]! < valeur) bas = milieu + 1
    else haut = milieu
  }
  return triee[bas] === valeur
}

/** One reading of the query: each word that counts is found. */
function noter(indice: Indice, mots: readonly string[]): Notes {
  const { atelier, longueurs, poids } = indice
  const exiges = mots.filter((m) => !estFacultatif(m))
  const tous = exiges.length > 0 ? exiges : mots
  let rangs: number[] = []
  for (const [i, mot] of tous.entries())
    if (i === 0 || rangs.length > 0) rangs = avancer(indice, indice.mots, mot, mot === mots.at(-1), i === 0)
  if (tous !== mots) for (const mot of mots) if (estFacultatif(mot)) avantager(indice, rangs, mot)
  // « bu » begins the name of every bureau: no function called for each of them
  const notes = new Float32Array(rangs.length)
  for (let k = 0; k < rangs.length; k++) {
    const d = rangs[k]!
    const couverture = Math.min(1, tous.length / longueurs[d]!)
    notes[k] = atelier.notes[d]! / tous.length + PART_COUVERTE * couverture + PART_POIDS * poids[d]!
  }
  return { rangs, notes }
}

/** The whole query read as one name written in one word. */
function noterSoude(indice: Indice, mot: string): Notes {
  const rangs = mot.length < SOUDE_MIN ? [] : avancer(indice, indice.soudes, mot, true, true)
  const { notes } = indice.atelier
  return {
    rangs,
    notes: Float32Array.from(rangs, (d) => notes[d]! + PART_COUVERTE + PART_POIDS * indice.poids[d]!),
  }
}

/**
 * Ranks of the documents that a query means, best first. Every word that counts must be found, typing errors forgiven
 * (see rapprocher); the note is the mean quality of the words, plus the part of the name that is covered, plus the weight.
 * When little is found, words cut or joined by mistake are tried as one. Empty when nothing resembles.
 */
export function chercher(indice: Indice, q: string, limite: number): number[] {
  const mots = motsDe(q)
  if (mots.length === 0) return []
  const lecture = noter(indice, mots)
  const rare = lecture.rangs.length < limite
  return meilleurs(rare ? [lecture, noterSoude(indice, souder(mots))] : [lecture], limite)
}

function meilleurs(lectures: readonly Notes[], limite: number): number[] {
  const tete: { rang: number; note: number }[] = []
  for (const { rangs, notes } of lectures)
    for (let k = 0; k < rangs.length; k++) {
      const rang = rangs[k]!
      const note = notes[k]!
      if (tete.length === limite && note <= tete[limite - 1]!.note) continue
      const deja = tete.findIndex((t) => t.rang === rang)
      if (deja >= 0 && tete[deja]!.note >= note) continue
      if (deja >= 0) tete.splice(deja, 1)
      let place = tete.length
      while (place > 0 && tete[place - 1]!.note < note) place--
      tete.splice(place, 0, { rang, note })
      if (tete.length > limite) tete.pop()
    }
  return tete.map(({ rang }) => rang)
}
