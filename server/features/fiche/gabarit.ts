/** From models of fiches to the JSON that fiche.typ composes: every figure a text, every drawing an SVG. */
import type { Etape, Fiche } from '#domain/fiche/fiche'
import { nombre, nombreSigne, pluriel, pourcentage, typographier } from '#domain/typographie'
import { dessinerCartes, type GeometrieFiche } from './carte.ts'
import type { Format, SujetCarte } from './dessin.ts'
import { CLES, ENCRE_PAPIER } from './encre.ts'
import { pictogramme } from './pictogrammes.ts'
import { colonnesDe } from './colonnes.ts'
import { dessinerQr } from './qr.ts'

/** Drawing units in a millimetre of paper. */
const MM = 20
const CARTE = { largeur: 116, hauteurMin: 62, hauteurMax: 120 }

const PICTOGRAMMES = Object.fromEntries(CLES.map((c) => [c, pictogramme(c, ENCRE_PAPIER, 'i')]))

/** What changed since the last version; the page keeps its place even before any. */
export interface Changement {
  titre: string
  lignes: string[]
}

export interface FicheAComposer {
  fiche: Fiche
  geometrie: GeometrieFiche
  changement: Changement
  /** Address of its page, and of the form to report, for the QR codes. */
  adresse: string
  adresseSaisie: string
}

export interface Sommaire {
  titre: string
  surtitre: string
  sousTitre: string
  suite: string
  adresse: string
}

/** One fiche, or several in a row. `sommaire`: a contents page before them. */
export function remplirGabarit(fiches: readonly FicheAComposer[], sommaire: Sommaire | null = null): string {
  const premiere = fiches[0]!.fiche
  return enJson({
    titre: sommaire ? `Livret : ${sommaire.titre}` : `Fiche militante : ${premiere.titre}`,
    pictogrammes: PICTOGRAMMES,
    livret: sommaire && {
      ...sommaire,
      adresse: sansProtocole(sommaire.adresse),
      fictive: premiere.fictive,
      sources: premiere.sources,
      edition: premiere.edition,
      qr: dessinerQr(sommaire.adresse),
      lignes: fiches.map(ligneSommaire),
    },
    fiches: fiches.map(donneesDe),
  })
}

/** Every text with its no-break spaces, done here once: as rules of the template they would search every word of every page. */
const enJson = (donnees: object): string =>
  JSON.stringify(donnees, (_, valeur: unknown) =>
    typeof valeur === 'string' && !valeur.startsWith('<svg') ? typographier(valeur) : valeur,
  )

const ancreDe = ({ niveau, code }: Fiche): string => `${niveau}-${code}`
const sansProtocole = (adresse: string): string => adresse.replace(/^https?:\/\//, '')

function ligneSommaire({ fiche }: FicheAComposer, i: number) {
  const inscrits = [...fiche.bureaux.values()].reduce((s, b) => s + b.inscrits, 0)
  const reserve = fiche.reperes.at(-1)!.ici
  const gestes = new Set(fiche.etapes.map((e) => e.geste))
  return {
    ancre: ancreDe(fiche),
    premiere: i === 0,
    nom: fiche.niveau === 'secteur' ? `${fiche.code.replace(/^.*-/, '')} · ${fiche.titre}` : fiche.titre,
    inscrits: nombre(inscrits),
    reserve,
    geste: i === 0 ? '' : [...gestes].slice(0, 2).join(', '),
  }
}

function donneesDe({ fiche, geometrie, changement, adresse, adresseSaisie }: FicheAComposer) {
  const { bureaux: _, etapes, methode, legende, ...textes } = fiche
  const lignes = etapes.map(ligneEtape)
  return {
    ...textes,
    ancre: ancreDe(fiche),
    rappel: `${fiche.titre} · ${fiche.surtitre.split(' · ').slice(2).join(' · ')}`,
    carte: carteDe(fiche, geometrie, changement),
    legende: legende.map((l) => ({ cle: l.cle, libelle: l.libelle, nombre: nombre(l.nombre) })),
    lectureCarte: lectureDe(fiche),
    etapes: lignes,
    colonnes: colonnesDe(lignes, fiche.quoi !== 'secteur', fiche.reperes, fiche.titreReference),
    changement,
    methode,
    nombres: [
      { valeur: nombre(methode.portesParSeance), libelle: 'portes par séance\n(à deux, 2 h)' },
      ...(methode.portesParImmeuble === null
        ? []
        : [{ valeur: nombre(methode.portesParImmeuble), libelle: 'portes\npar immeuble' }]),
      { valeur: `${nombre(methode.minutes)} min`, libelle: 'au plus\npar porte' },
      {
        valeur: nombre(methode.seances),
        libelle: `${methode.seances > 1 ? 'séances' : 'séance'} d’abord\n(tout : ${nombre(methode.seancesEnTout)})`,
      },
    ],
    titreLieux: fiche.quoi === 'secteur' ? 'Secteurs' : 'Bureaux',
    adresse: sansProtocole(adresse),
    adresseSaisie: `${sansProtocole(adresseSaisie)} `,
    qr: dessinerQr(adresse),
    qrSaisie: dessinerQr(adresseSaisie),
  }
}

function ligneEtape(e: Etape) {
  return {
    rang: e.rang,
    nom: e.nom,
    plusieurs: e.bureaux.length > 1,
    signes: e.signes.map((s) => ({ cle: s.cle, nombre: nombre(s.nombre) })),
    inscrits: nombre(e.inscrits),
    participation: e.participation === null ? '–' : pourcentage(e.participation, 0),
    avance: e.avance === null ? '–' : nombreSigne(e.avance * 100, { decimales: 1 }),
    reserve: e.reserveNette === null ? '–' : nombreSigne(e.reserveNette),
    geste: e.geste,
  }
}

/** Subject of the map of a fiche. */
export function sujetDe(fiche: Fiche): SujetCarte {
  return { titre: fiche.titre, bureaux: fiche.bureaux, lieux: fiche.etapes, departs: fiche.departs }
}

function carteDe(fiche: Fiche, geometrie: GeometrieFiche, { lignes }: Changement) {
  const cartes = dessinerCartes(sujetDe(fiche), geometrie, {
    encre: ENCRE_PAPIER,
    agrandir: fiche.quoi === 'secteur',
    formats: (rapport, dense) => formatsCartes(rapport, dense, hauteurDe(fiche, lignes)),
  })
  if (!cartes) return null
  const quoi = fiche.quoi === 'secteur' ? 'secteurs' : 'bureaux'
  return {
    principale: cartes.principale,
    agrandie: cartes.agrandie,
    cote: cartes.rapport < RAPPORT_LARGE,
    alt: `Carte : ${fiche.titre}, ${quoi} numérotés dans l’ordre du tableau « Où d’abord »`,
  }
}

/** A place wider than this has its enlarged part below the map, not beside it. */
const RAPPORT_LARGE = 1.15
const format = (largeur: number, hauteur: number): Format => ({
  largeur: largeur * MM,
  hauteur: hauteur * MM,
  mm: MM,
  tolerance: 0.12 * MM,
})

/** Paper formats of the map, and of its dense part when there is one. */
function formatsCartes(
  rapport: number,
  dense: boolean,
  hauteur: number,
): { principale: Format; agrandie: Format } {
  const { largeur } = CARTE
  if (!dense) return { principale: format(largeur, hauteur), agrandie: format(largeur, hauteur) }
  if (rapport >= RAPPORT_LARGE) {
    const haute = Math.round(0.48 * hauteur)
    return { principale: format(largeur, haute), agrandie: format(largeur, hauteur - haute - 2) }
  }
  const etroite = Math.round(Math.min(0.5, Math.max(0.38, (rapport * hauteur) / largeur)) * largeur)
  return { principale: format(etroite, hauteur), agrandie: format(largeur - etroite - 2, hauteur) }
}

/** Measured on pages, millimetres: what is shared, headings and lines of the blocks below the map. */
const PAGE = {
  partage: 204.5,
  rubrique: 5.5,
  ligne: 3.4,
  preuve: 3.1,
  rang: 5.05,
  tete: 4.5,
  grande: 6,
  texte: 3.9,
}
const lignesDe = (texte: string, signes: number): number => Math.ceil(texte.length / signes)
const somme = <T>(liste: readonly T[], de: (t: T) => number): number => liste.reduce((s, t) => s + de(t), 0)

/** What the texts of the recto leave to the map, in millimetres; typst shrinks it if this is too much. */
function hauteurDe(fiche: Fiche, changements: readonly string[]): number {
  const { etapes, enjeux, sansEnjeu, methode, depart, marche } = fiche
  const { rubrique, ligne, preuve, texte } = PAGE
  const gauche = rubrique + PAGE.tete + PAGE.rang * etapes.length
  const techniques = fiche.techniques.slice(0, 2)
  const droite =
    2 * rubrique +
    (enjeux.length === 0
      ? ligne * lignesDe(sansEnjeu, 52) + 1
      : somme(enjeux, (e) => ligne * lignesDe(`${e.titre} ${e.texte}`, 48) + preuve + 1.6)) +
    (techniques.length > 0 ? rubrique : 0) +
    somme(techniques, (t) => ligne + preuve * lignesDe(t.preuve, 56) + 1.4) +
    somme(changements, (l) => ligne * lignesDe(l, 52) + 1.2)
  const paroles = (liste: readonly string[]) => somme(liste, (l) => texte * lignesDe(l, 62) + 1.3)
  const pratique =
    texte *
      lignesDe(
        `Heures : ${methode.heures} Départ : ${depart}. ${marche} Puis remplir le verso : deux minutes.`,
        122,
      ) +
    (methode.voix === '' ? -5 : methode.detail.length > 60 ? 3 : 0)
  const reste =
    PAGE.partage -
    Math.max(gauche, droite) -
    Math.max(paroles(fiche.dire), paroles(fiche.eviter)) -
    pratique -
    PAGE.grande * fiche.consigne.filter((c) => c !== '').length -
    (fiche.vote === '' ? 0 : texte) -
    (fiche.fictive ? 8 : 0)
  return Math.min(CARTE.hauteurMax, Math.max(CARTE.hauteurMin, reste))
}

function lectureDe({ quoi, horsCarte, departs }: Fiche): string {
  const drapeau = departs.length > 0 ? ' ; drapeau : départ' : ''
  const ordre =
    (quoi === 'secteur'
      ? 'disque : rang'
      : departs.length > 0
        ? 'disque : ordre, n°'
        : 'disque : ordre ; puis n° de bureau') + drapeau
  return horsCarte > 0 ? `${ordre} ; blanc : ${pluriel(horsCarte, 'bureau', 'bureaux')} sans contour` : ordre
}
