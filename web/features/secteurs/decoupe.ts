/** The cut of a circonscription while it is being adjusted: what each gesture does to it, and how to undo it. */
import type { CarteDecoupe, Secteurs } from '#contract/secteur'
import { chargeDe, portesDe, seancesDe, type BureauADecouper, type Depart } from '#domain/secteur'
import { grapheDe } from '#domain/secteur/decoupe'
import { composantes, partager } from '#domain/secteur/arbre'
import { nommerSecteur } from '#domain/secteur/nom'

export interface SecteurEdite {
  /** Key of the screen: the number of the sector, or a temporary one. */
  cle: string
  id: string | null
  nom: string
  /** False: named by the rules from its bureaux. */
  nomme: boolean
  bureaux: string[]
  depart: Depart | null
}

export type Bureau = CarteDecoupe['bureaux'][number]

export const deLecture = ({ secteurs }: Secteurs): SecteurEdite[] =>
  secteurs
    .filter((s) => !s.libre)
    .map((s) => ({ cle: s.id, id: s.id, nom: s.nom, nomme: true, bureaux: s.bureaux, depart: s.depart }))

const aDecouper = (b: Bureau): BureauADecouper => ({ ...b, affinite: b.geste })

/** Sectors whose bureaux changed take the name that the rules give. */
function renommer(
  secteurs: SecteurEdite[],
  touches: readonly string[],
  bureaux: readonly Bureau[],
): SecteurEdite[] {
  const tous = bureaux.map(aDecouper)
  return secteurs.map((s) =>
    touches.includes(s.cle)
      ? {
          ...s,
          nomme: false,
          nom: nommerSecteur(
            tous.filter((b) => s.bureaux.includes(b.code)),
            tous,
          ),
        }
      : s,
  )
}

/** A bureau goes to another sector; a sector left empty disappears. */
export function deplacer(
  secteurs: readonly SecteurEdite[],
  bureau: string,
  vers: string,
  bureaux: readonly Bureau[],
): SecteurEdite[] {
  const depuis = secteurs.find((s) => s.bureaux.includes(bureau))
  if (!depuis || depuis.cle === vers) return [...secteurs]
  const apres = secteurs
    .map((s) =>
      s.cle === vers
        ? { ...s, bureaux: [...s.bureaux, bureau] }
        : { ...s, bureaux: s.bureaux.filter((b) => b !== bureau) },
    )
    .filter((s) => s.bureaux.length > 0)
  return renommer(apres, [depuis.cle, vers], bureaux)
}

/** The second joins the first, which keeps its number. */
export function fondre(
  secteurs: readonly SecteurEdite[],
  garde: string,
  fondu: string,
  bureaux: readonly Bureau[],
): SecteurEdite[] {
  const autre = secteurs.find((s) => s.cle === fondu)
  if (!autre || garde === fondu) return [...secteurs]
  const apres = secteurs
    .filter((s) => s.cle !== fondu)
    .map((s) => (s.cle === garde ? { ...s, bureaux: [...s.bureaux, ...autre.bureaux] } : s))
  return renommer(apres, [garde], bureaux)
}

/** Two connected halves of about the same size; unchanged when it holds one bureau. */
export function couper(
  secteurs: readonly SecteurEdite[],
  cle: string,
  bureaux: readonly Bureau[],
): SecteurEdite[] {
  const secteur = secteurs.find((s) => s.cle === cle)
  if (!secteur || secteur.bureaux.length < 2) return [...secteurs]
  const siens = bureaux.filter((b) => secteur.bureaux.includes(b.code))
  const places = siens.filter((b) => b.ancre !== null)
  const perdus = siens.filter((b) => b.ancre === null).map((b) => b.code)
  const pieces = places.map((b) => ({
    bureaux: [aDecouper(b)],
    charge: chargeDe([b]),
    ancre: b.ancre!,
    terrain: '',
  }))
  let moities: string[][]
  if (pieces.length < 2) moities = [places.map((b) => b.code), perdus]
  else {
    const graphe = grapheDe(pieces)
    const blocs = composantes(graphe, [...pieces.keys()])
    const groupes = blocs.length > 1 ? [blocs[0]!, blocs.slice(1).flat()] : partager(graphe, blocs[0]!, 2)
    moities = groupes.map((g) => g.map((i) => places[i]!.code))
    moities[0]!.push(...perdus)
  }
  if (moities.some((m) => m.length === 0)) {
    const milieu = Math.ceil(secteur.bureaux.length / 2)
    moities = [secteur.bureaux.slice(0, milieu), secteur.bureaux.slice(milieu)]
  }
  const nouvelle = `nouveau-${secteurs.length}-${moities[1]![0]}`
  const apres = secteurs.flatMap((s): SecteurEdite[] =>
    s.cle === cle
      ? [
          { ...s, bureaux: moities[0]! },
          { cle: nouvelle, id: null, nom: '', nomme: false, bureaux: moities[1]!, depart: null },
        ]
      : [s],
  )
  return renommer(apres, [cle, nouvelle], bureaux)
}

/** Name typed by hand; empty: back to that of the rules. */
export function baptiser(
  secteurs: readonly SecteurEdite[],
  cle: string,
  nom: string,
  bureaux: readonly Bureau[],
): SecteurEdite[] {
  if (nom.trim() === '') return renommer([...secteurs], [cle], bureaux)
  return secteurs.map((s) => (s.cle === cle ? { ...s, nom: nom.trim().slice(0, 80), nomme: true } : s))
}

/** Counts shown beside a sector. */
export function compter(secteur: SecteurEdite, parCode: ReadonlyMap<string, Bureau>) {
  const siens = secteur.bureaux.flatMap((code) => parCode.get(code) ?? [])
  return {
    inscrits: siens.reduce((n, b) => n + b.inscrits, 0),
    portes: siens.reduce((n, b) => n + portesDe(b.inscrits), 0),
    seances: siens.reduce((n, b) => n + seancesDe(b), 0),
    charge: chargeDe(siens),
    reserve: Math.round(siens.reduce((n, b) => n + (b.reserveNette ?? 0), 0)),
  }
}

/** What the server stores. */
export const aEnvoyer = (empreinte: string, secteurs: readonly SecteurEdite[]) => ({
  empreinte,
  secteurs: secteurs.map(({ id, nom, nomme, bureaux, depart }) => ({
    id,
    nom: nomme ? nom : null,
    bureaux,
    depart,
  })),
})
