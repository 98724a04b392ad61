/** The bureaux of a circonscription as outlines, for the page where its sectors are adjusted. */
import type { CarteDecoupe } from '#contract/secteur'
import { gesteDe } from '#domain/fiche/gestes'
import { nommerCirconscription } from '#domain/fiche/portrait'
import { numeroDe } from '#domain/secteur/nom'
import type { Fonds } from './fonds.ts'
import { emprise, projeter, tracer, type Point } from './geometrie.ts'

/** Longer side of the drawing, in units. */
const COTE = 1600
const MARGE = 12

/** @returns null when the circonscription is not there. */
export function dessinerDecoupe(fonds: Fonds, code: string): CarteDecoupe | null {
  const bureaux = fonds.parCirconscription.get(code)
  if (!bureaux) return null
  const sommets = bureaux.flatMap((b) => (b.contour ?? []).flatMap((polygone) => polygone[0] ?? []))
  const brut = emprise(sommets)
  const projection = projeter(brut ? (brut[1] + brut[3]) / 2 : 0)
  const boite = emprise(sommets.map(projection)) ?? [0, 0, 1, 1]
  const [largeurKm, hauteurKm] = [boite[2] - boite[0], boite[3] - boite[1]]
  const echelle = COTE / Math.max(largeurKm, hauteurKm, 1e-6)
  const placer = (p: Point): Point => {
    const [x, y] = projection(p)
    return [MARGE + (x - boite[0]) * echelle, MARGE + (y - boite[1]) * echelle]
  }
  const [largeur, hauteur] = [largeurKm * echelle + 2 * MARGE, hauteurKm * echelle + 2 * MARGE].map(Math.ceil)
  const precision = { tolerance: 1.2, aireMin: 30, cadre: [0, 0, largeur!, hauteur!] as const }
  return {
    nom: nommerCirconscription(fonds.departement.nom, code),
    departement: fonds.departement.code,
    largeur: largeur!,
    hauteur: hauteur!,
    bureaux: bureaux.map((b) => {
      const { profil, foyer, reserveNette } = b.classement
      const convaincables = profil === 'acquis' || profil === 'hesitant' ? b.inscrits : 0
      const centre = b.ancre && placer(b.ancre)
      return {
        code: b.code,
        numero: numeroDe(b.code),
        nom: b.nom,
        commune: b.commune,
        nomCommune: b.nomCommune,
        inscrits: b.inscrits,
        superficie: b.superficie,
        ancre: b.ancre && [b.ancre[0], b.ancre[1]],
        profil,
        foyer,
        reserveNette,
        geste: gesteDe({ inscrits: b.inscrits, reserveNette }, convaincables),
        trace: b.contour && tracer(b.contour, placer, precision).plein,
        boite: b.contour && emprise(b.contour.flatMap((p) => (p[0] ?? []).map(placer))),
        centre: b.contour && centre ? [Math.round(centre[0]), Math.round(centre[1])] : null,
      }
    }),
  }
}
