/** From the model of a fiche to the JSON that fiche.typ composes: every figure a text, every drawing an SVG. */
import type { Portrait, LieuClasse } from '#domain/fiche/modele'
import { PREMIERS_LIEUX } from '#domain/fiche/modele'
import { PROFILS } from '#domain/profil'
import { nombre, nombreSigne, pluriel } from '#domain/typographie'
import { dessinerCartes, type GeometrieFiche } from './carte.ts'
import type { Format } from './dessin.ts'
import { CLES, ENCRE_PAPIER } from './encre.ts'
import { dessinerParticipation } from './barres.ts'
import { dessinerCourbes } from './courbes.ts'
import { dessinerNuage } from './nuage.ts'
import { pictogramme, signeSeul } from './pictogrammes.ts'
import { dessinerQr } from './qr.ts'

/** Drawing units in a millimetre of paper. */
const MM = 20
const format = (largeur: number, hauteur: number): Format => ({
  largeur: largeur * MM,
  hauteur: hauteur * MM,
  mm: MM,
  tolerance: 0.12 * MM,
})
const NUAGE = format(122, 88)
/** Longest bar of the sociology table, in millimetres. */
const BARRE_MAX = 9

const PICTOGRAMMES = Object.fromEntries(CLES.map((c) => [c, pictogramme(c, ENCRE_PAPIER, 'i')]))
const SIGNES = Object.fromEntries(CLES.map((c) => [c, signeSeul(c, ENCRE_PAPIER)]))

/** @param adresse of the phone page, for the QR code. */
export function remplirPortrait(fiche: Portrait, geometrie: GeometrieFiche, adresse: string): string {
  const { bureaux: _, lieux, sociologie, nuage, ...textes } = fiche
  const ecartMax = Math.max(1, ...sociologie.lignes.map((l) => Math.abs(l.ecartFrance ?? 0)))
  const cartes = dessinerCartes(fiche, geometrie, {
    encre: ENCRE_PAPIER,
    formats: (rapport, dense) => formatsCartes(rapport, dense, hauteurCartes(fiche, dense)),
  })
  return JSON.stringify({
    ...textes,
    cartes: cartes && {
      principale: cartes.principale,
      agrandie: cartes.agrandie,
      cote: cartes.agrandie !== null && cartes.rapport < RAPPORT_LARGE,
    },
    pictogrammes: PICTOGRAMMES,
    signes: SIGNES,
    legende: fiche.legende.map((l) => ({ ...l, nombre: nombre(l.nombre) })),
    lieux: lieux.slice(0, PREMIERS_LIEUX).map(ligneLieu),
    horsCarte:
      fiche.horsCarte > 0
        ? `Blanc : ${pluriel(fiche.horsCarte, 'bureau', 'bureaux')} sans contour publié.`
        : '',
    suiteLieux: `rangés par réserve nette (estimation) ; ${nombre(lieux.length)} lieux en tout`,
    courbes: dessinerCourbes(fiche, ENCRE_PAPIER, format(118, 58)),
    barres: dessinerParticipation(fiche, ENCRE_PAPIER, format(68, 58)),
    sociologie: {
      titre: sociologie.titre,
      lignes: sociologie.lignes.map(({ ecartFrance, ...l }) => ({
        ...l,
        barre: ecartFrance === null ? null : Math.round((ecartFrance / ecartMax) * BARRE_MAX * 100) / 100,
      })),
    },
    nuage: {
      suite: nuage.suite,
      commentaire: nuage.commentaire,
      nombre: nombre(nuage.points.length),
      svg: dessinerNuage(fiche, ENCRE_PAPIER, NUAGE),
      rapport: NUAGE.largeur / NUAGE.hauteur,
    },
    adresse: adresse.replace(/^https?:\/\//, ''),
    qr: dessinerQr(adresse),
  })
}

/** A circonscription wider than this has its two maps one above the other. */
const RAPPORT_LARGE = 1.15

/** Paper formats of the two maps, `hauteur` millimetres high in all. */
function formatsCartes(
  rapport: number,
  dense: boolean,
  hauteur: number,
): { principale: Format; agrandie: Format } {
  if (!dense) return { principale: format(122, hauteur), agrandie: format(122, hauteur) }
  if (rapport < RAPPORT_LARGE) return { principale: format(92, hauteur), agrandie: format(94, hauteur - 29) }
  const haute = Math.round(Math.min(0.58, Math.max(0.4, 122 / rapport / hauteur)) * hauteur)
  return { principale: format(122, haute), agrandie: format(122, hauteur - haute - 2) }
}

/** What the texts of the recto leave to the maps, in millimetres; typst shrinks them if this is too much. */
function hauteurCartes({ fictive, lieux, sousTitre, legende }: Portrait, dense: boolean): number {
  const premiers = lieux.slice(0, PREMIERS_LIEUX)
  const longs = premiers.filter((l) => l.nom.length > 38).length
  const pris =
    (fictive ? 9 : 0) +
    (sousTitre.length > 78 ? 5 : 0) +
    4.2 * longs +
    (dense ? 3.5 * (legende.length - 4) : 0)
  return Math.round(Math.min(150, Math.max(80, 133 - pris + 5.6 * (PREMIERS_LIEUX - premiers.length))))
}

function ligneLieu({ rang, nom, inscrits, profils, foyers, reserveNette, geste, pourquoi }: LieuClasse) {
  const presents = PROFILS.filter((p) => profils[p] > 0).map((p) => ({
    cle: p as string,
    nombre: nombre(profils[p]),
  }))
  if (foyers > 0) presents.push({ cle: 'foyer', nombre: nombre(foyers) })
  return {
    rang,
    nom,
    inscrits: nombre(inscrits),
    profils: presents,
    reserve: reserveNette === null ? '–' : nombreSigne(reserveNette),
    geste,
    pourquoi,
  }
}
