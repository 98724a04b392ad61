/** Versions of a fiche: what is kept of each, and what changed from one to the next, with the reason. */
import { dateLongue, enumeration, nombreSigne, pluriel } from '../typographie.ts'
import type { Fiche } from './fiche.ts'

/** A bureau in a kept version: its class, and whether it is a foyer. */
type BureauGarde = [profil: string, foyer: boolean]

/** What is kept of a published fiche: all its words and figures, its bureaux by class. */
export type FicheGardee = Omit<Fiche, 'bureaux'> & { bureaux: Record<string, BureauGarde> }

/** One change, in French, and why. */
export interface Ecart {
  sujet:
    | 'retours'
    | 'technique'
    | 'preoccupation'
    | 'enjeu'
    | 'ordre'
    | 'classe'
    | 'chiffre'
    | 'contour'
    | 'calendrier'
    | 'donnees'
  texte: string
  pourquoi: string
}

export function garder({ bureaux, ...fiche }: Fiche): FicheGardee {
  const gardes = [...bureaux].map(([code, b]): [string, BureauGarde] => [code, [b.profil, b.foyer]])
  return { ...fiche, bureaux: Object.fromEntries(gardes.toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}

/**
 * What changed between two versions, what the street taught first. Empty when they say the same.
 * The reason of what is learnt is the returns; that of figures, orders and classes is the data when its version changed, or else the returns.
 */
export function comparerFiches(avant: FicheGardee, apres: FicheGardee): Ecart[] {
  const recus = apres.retours.nombre - avant.retours.nombre
  const rues =
    apres.retours.dernierJour === null
      ? 'les retours retenus ont changé'
      : recus > 0
        ? `${pluriel(recus, 'retour nouveau', 'retours nouveaux')}, le dernier du ${dateLongue(apres.retours.dernierJour)}`
        : `retours jusqu’au ${dateLongue(apres.retours.dernierJour)}`
  const autreDonnee = avant.edition !== apres.edition
  const donnees = autreDonnee ? 'données ou méthode nouvelles' : rues
  return [
    ...retoursRecus(recus, apres),
    ...techniques(avant, apres, rues),
    ...preoccupations(avant, apres, rues),
    ...enjeux(avant, apres),
    ...ordre(avant, apres, donnees),
    ...classes(avant, apres, donnees),
    ...chiffres(avant, apres, donnees),
    ...contours(avant, apres),
    ...calendrier(avant, apres),
    ...(autreDonnee
      ? [{ sujet: 'donnees' as const, texte: apres.edition, pourquoi: `avant : ${avant.edition}` }]
      : []),
  ]
}

/** One line to print: « “A” passe devant “B” (5 retours nouveaux, le dernier du 20 novembre 2026) ». */
export const direEcart = ({ texte, pourquoi }: Ecart): string =>
  pourquoi === '' ? `${texte}.` : `${texte.replace(/\.$/, '')} (${pourquoi.replace(/\.$/, '')}).`

/** A version kept before fiches said the vote has no word of it. */
function calendrier(avant: Partial<FicheGardee>, { vote }: FicheGardee): Ecart[] {
  if ((avant.vote ?? '') === vote) return []
  const texte = vote === '' ? 'La date du vote n’est plus fixée' : `Vote : ${vote}`
  return [{ sujet: 'calendrier', texte, pourquoi: 'calendrier du siège' }]
}

function retoursRecus(recus: number, { retours }: FicheGardee): Ecart[] {
  if (recus <= 0) return []
  const verbe = recus > 1 ? 'comptent' : 'compte'
  const texte = `${pluriel(recus, 'retour publié', 'retours publiés')} de plus ${verbe} ici`
  return [{ sujet: 'retours', texte, pourquoi: `le dernier du ${dateLongue(retours.dernierJour!)}` }]
}

/** The first technique changed, or the first one became ranked by returns. */
function techniques(avant: FicheGardee, apres: FicheGardee, pourquoi: string): Ecart[] {
  const [ancienne] = avant.techniques
  const [nouvelle] = apres.techniques
  if (!nouvelle) return []
  const preuve = nouvelle.apprise ? `${nouvelle.preuve} ; ${pourquoi}` : pourquoi
  if (ancienne && ancienne.cle !== nouvelle.cle)
    return [
      {
        sujet: 'technique',
        texte: `« ${nouvelle.titre} » passe devant « ${ancienne.titre} »`,
        pourquoi: preuve,
      },
    ]
  if (nouvelle.apprise && (!ancienne?.apprise || ancienne.preuve !== nouvelle.preuve))
    return [{ sujet: 'technique', texte: `« ${nouvelle.titre} » reste en tête`, pourquoi: preuve }]
  return []
}

function preoccupations(avant: FicheGardee, apres: FicheGardee, pourquoi: string): Ecart[] {
  const connues = new Set(avant.retours.preoccupations.slice(0, 3).map((p) => p.titre))
  const nouvelles = apres.retours.preoccupations.slice(0, 3).filter((p) => !connues.has(p.titre))
  if (nouvelles.length === 0) return []
  const noms = nouvelles.map((p) => `${p.titre.toLowerCase()} (${pluriel(p.fiches, 'retour')})`)
  return [{ sujet: 'preoccupation', texte: `On y parle maintenant de ${enumeration(noms)}`, pourquoi }]
}

function enjeux(avant: FicheGardee, apres: FicheGardee): Ecart[] {
  const cle = (e: FicheGardee['enjeux'][number]) => `${e.titre} ${e.texte}`
  const anciens = new Set(avant.enjeux.map(cle))
  const presents = new Set(apres.enjeux.map(cle))
  return [
    ...apres.enjeux
      .filter((e) => !anciens.has(cle(e)))
      .map((e): Ecart => ({
        sujet: 'enjeu',
        texte: `Nouvel enjeu : ${e.titre}, ${e.texte}`,
        pourquoi: e.source,
      })),
    ...avant.enjeux
      .filter((e) => !presents.has(cle(e)))
      .map((e): Ecart => ({
        sujet: 'enjeu',
        texte: `N’est plus un enjeu publié : ${e.titre}`,
        pourquoi: '',
      })),
  ]
}

/** The first numbered place that overtook another. */
function ordre(avant: FicheGardee, apres: FicheGardee, pourquoi: string): Ecart[] {
  const rangs = new Map(avant.etapes.map((e) => [e.nom, e]))
  const communs = apres.etapes.filter((e) => rangs.has(e.nom))
  for (const [i, e] of communs.entries()) {
    const depasse = communs.slice(i + 1).find((f) => rangs.get(f.nom)!.rang < rangs.get(e.nom)!.rang)
    if (depasse) return [{ sujet: 'ordre', texte: `${e.nom} passe avant ${depasse.nom}`, pourquoi }]
  }
  const geste = communs.find((e) => rangs.get(e.nom)!.geste !== e.geste)
  return geste
    ? [
        {
          sujet: 'ordre',
          texte: `${geste.nom} : ${geste.geste}, au lieu de ${rangs.get(geste.nom)!.geste}`,
          pourquoi,
        },
      ]
    : []
}

function classes(avant: FicheGardee, apres: FicheGardee, pourquoi: string): Ecart[] {
  const changes = Object.entries(apres.bureaux).filter(([code, [profil, foyer]]) => {
    const ancien = avant.bureaux[code]
    return ancien && (ancien[0] !== profil || ancien[1] !== foyer)
  })
  if (changes.length === 0) return []
  const texte = `${pluriel(changes.length, 'bureau change', 'bureaux changent')} de classe`
  return [{ sujet: 'classe', texte, pourquoi }]
}

function chiffres(avant: FicheGardee, apres: FicheGardee, pourquoi: string): Ecart[] {
  return apres.reperes.flatMap((r): Ecart[] => {
    const ancien = avant.reperes.find((a) => a.libelle === r.libelle && a.precision === r.precision)
    return !ancien || ancien.ici === r.ici
      ? []
      : [{ sujet: 'chiffre', texte: `${r.libelle} : ${r.ici} au lieu de ${ancien.ici}`, pourquoi }]
  })
}

function contours(avant: FicheGardee, apres: FicheGardee): Ecart[] {
  const [n, m] = [Object.keys(avant.bureaux), Object.keys(apres.bureaux)]
  const venus = m.filter((c) => !(c in avant.bureaux)).length
  const partis = n.filter((c) => !(c in apres.bureaux)).length
  if (venus === 0 && partis === 0) return []
  const texte = `Bureaux du lieu : ${nombreSigne(venus)} et ${nombreSigne(-partis)}`
  return [{ sujet: 'contour', texte, pourquoi: 'découpage modifié' }]
}
