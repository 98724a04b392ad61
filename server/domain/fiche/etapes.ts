/** The numbered places of a fiche: the sectors of a circonscription or of a large commune, the bureaux of a smaller place. */
import type { Point } from '../ciblage/terrain.ts'
import { grouper } from '../grouper.ts'
import { PROFILS } from '../profil.ts'
import { seancesDe } from '../secteur.ts'
import { tournee } from '../secteur/marche.ts'
import { numeroDe } from '../secteur/nom.ts'
import type { Etape } from './fiche.ts'
import { ETAPES_MAX } from './fiche.ts'
import { classer, rassembler, rassemblerSecteur } from './gestes.ts'
import { GESTES, type LieuAClasser } from './modele.ts'
import type { BureauTerrain, SourceLieu } from './source.ts'

/** All numbered places, in the order advised. */
export function etapesDe(source: SourceLieu): { etapes: Etape[]; metres: number | null } {
  const { niveau, bureaux, secteurs } = source
  const parSecteur =
    niveau === 'circonscription' ||
    (niveau === 'commune' && bureaux.length > ETAPES_MAX && secteurs.length > 1)
  return parSecteur ? { etapes: etapesSecteurs(source), metres: null } : etapesBureaux(source)
}

/** Sectors by net reserve. A sector that goes beyond the place counts for what it has there. */
function etapesSecteurs({ bureaux, secteurs }: SourceLieu): Etape[] {
  const parCode = new Map(bureaux.map((b) => [b.code, b]))
  const groupes = secteurs.flatMap((s) => {
    const siens = s.bureaux.flatMap((c) => parCode.get(c) ?? [])
    return siens.length === 0
      ? []
      : [{ secteur: s.id, lieu: rassemblerSecteur(s.nom, siens), bureaux: siens }]
  })
  const parNom = new Map(groupes.map((g) => [g.lieu.bureaux[0], g]))
  return classer(groupes).map((lieu): Etape => {
    const { secteur, bureaux: siens } = parNom.get(lieu.bureaux[0])!
    return { ...lieu, secteur, pastille: '', signes: signesDe(lieu), seances: seancesEnTout(siens) }
  })
}

/** Bureaux by gesture, those to get out the vote first, then along a short walk from the meeting point. */
function etapesBureaux({ niveau, bureaux, secteurs }: SourceLieu): {
  etapes: Etape[]
  metres: number | null
} {
  const lieux = classer(bureaux.map((b) => ({ lieu: rassembler(nomDe(b, bureaux), [b]), bureaux: [b] })))
  const depart = niveau === 'secteur' ? (secteurs[0]?.depart ?? null) : null
  let ici: Point | null = depart && [depart.longitude, depart.latitude]
  let metres = 0
  const ordre = GESTES.flatMap((geste) => {
    const groupe = lieux.filter((l) => l.geste === geste)
    const places = groupe.filter((l) => l.ancre !== null)
    const t = tournee(
      places.map((l) => l.ancre!),
      ici,
    )
    metres += t.metres
    const suivis = t.ordre.map((i) => places[i]!)
    ici = suivis.at(-1)?.ancre ?? ici
    return [...suivis, ...groupe.filter((l) => l.ancre === null)]
  })
  const parCode = new Map(bureaux.map((b) => [b.code, b]))
  const etapes = ordre.map((lieu, i): Etape => {
    const b = parCode.get(lieu.bureaux[0]!)!
    return {
      ...lieu,
      rang: i + 1,
      secteur: null,
      pastille: lieu.nom === b.nomCommune ? '' : numeroDe(b.code),
      signes: signesDe(lieu),
      seances: seancesDe(b),
    }
  })
  return { etapes, metres: bureaux.some((b) => b.ancre !== null) ? metres : null }
}

/** « Uzès », or « Nîmes, bureau 48 » when the place has several bureaux of the commune; just « bureau 48 » inside one commune. */
function nomDe(b: BureauTerrain, tous: readonly BureauTerrain[]): string {
  const communes = grouper(tous, (t) => t.commune)
  const seul = communes.get(b.commune)!.length === 1
  if (communes.size === 1) return `Bureau ${numeroDe(b.code)}`
  return seul ? b.nomCommune : `${b.nomCommune}, bureau ${numeroDe(b.code)}`
}

function signesDe({ profils, foyers }: LieuAClasser): Etape['signes'] {
  const signes: Etape['signes'] = PROFILS.filter((p) => profils[p] > 0).map((cle) => ({
    cle,
    nombre: profils[cle],
  }))
  if (foyers > 0) signes.push({ cle: 'foyer', nombre: foyers })
  return signes
}

/** Sessions that knock at every door. */
export function seancesEnTout(bureaux: readonly Pick<BureauTerrain, 'inscrits' | 'superficie'>[]): number {
  return bureaux.reduce((n, b) => n + seancesDe(b), 0)
}
