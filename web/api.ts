/** The only place that talks to the server. Every failure becomes a sentence that says what to do. */
import type {
  ContenuListe,
  Liste,
  ListeDemandee,
  ListeEcrite as ContratEcrite,
  Listes,
  PartageRemis,
} from '#contract/liste'
import type { StatutLigne } from '#domain/liste/statut'
import type { LaissezPasserDemande, LaissezPasserListe, LaissezPasserRemis, Session } from '#contract/acces'
import type { Brief } from '#contract/brief'
import type { Chargement, DemandeChargement, EtatDonnees } from '#contract/chargement'
import type {
  CodesDeSecours,
  CompteChange,
  Comptes,
  ConnexionRendue,
  GraineProposee,
  Invitation,
  InvitationDemandee,
  InvitationRemise,
  MonCompte,
  RessortCompte,
} from '#contract/compte'
import type { Journal } from '#contract/journal'
import type { PlanCarte } from '#contract/carte'
import type { Ciblage } from '#contract/ciblage'
import type { LigneLieu } from '#contract/commun'
import type { VersionPubliee } from '#contract/fiche'
import type {
  Compteurs,
  CompteurSaisi,
  Couverture,
  Groupes,
  GroupeSaisi,
  GroupesProches,
} from '#contract/groupe'
import type { Impression } from '#contract/impression'
import type { CarteDecoupe, DecoupeEnvoyee, Secteurs } from '#contract/secteur'
import type { Lieu, Voisins } from '#contract/lieu'
import type { Secteur } from '#contract/secteur'
import type { Filtre, Totaux } from '#contract/selection'
import type { ResultatsRecherche } from '#contract/recherche'
import type {
  Agenda,
  InscriptionSaisie,
  Membres,
  Militant,
  Militants,
  MilitantSaisi,
  Missions,
  MissionSaisie,
  MissionsDeGroupe,
  PlaceSaisie,
  PlanMissions,
  PlanRetenu,
  Retention,
  SansRetour,
} from '#contract/militant'
import type { ProfilsTypes, Reports, Semblables, Sieges } from '#contract/moteur'
import type { Techniques } from '#contract/observation'
import type { Anomalies, ListeAnomalies, Methode, Publication, Sources } from '#contract/publication'
import { estVivante } from '#domain/couche/couche'
import type { Niveau, NiveauCarte } from '#domain/lieu'
import type { StatutEnjeu, StatutObservation } from '#domain/observation'
import type { EnjeuEcrit, EnjeuSaisi, EnjeuxSuivis } from '#contract/enjeu'
import type { Retours } from '#contract/retour'
import type {
  TechniqueEcrite,
  TechniqueSaisie,
  TechniquesSuivies,
  VersionsTechnique,
} from '#contract/technique'
import type { CalendrierDuVote } from '#contract/calendrier'
import type { z } from 'zod'
import { noterReponse } from './horsLigne/etat.ts'

const RACINE = '/api/v1'
/** Waits before the second and third attempts, when the network or the server is briefly away. */
const REPRISES_MS = [300, 1200]

/** A failure told to the reader: `message` says what happened, `conseil` what to do. */
export class ErreurApi extends Error {
  override name = 'ErreurApi'
  readonly conseil: string
  /** HTTP status; 0 when the server did not answer. */
  readonly statut: number
  constructor(message: string, conseil: string, statut: number) {
    super(message)
    this.conseil = conseil
    this.statut = statut
  }
}

/** True when the request was cancelled by us, which is not a failure. */
export function estAbandon(erreur: unknown): boolean {
  return erreur instanceof DOMException && erreur.name === 'AbortError'
}

/** Any thrown value as something that can be shown. */
export function enErreurApi(erreur: unknown): ErreurApi {
  if (erreur instanceof ErreurApi) return erreur
  return new ErreurApi(
    'La réponse du serveur n’a pas pu être lue.',
    'Rechargez la page ; si l’erreur revient, la version du serveur et celle de la page diffèrent.',
    0,
  )
}

interface Probleme {
  title?: string
  detail?: string
}

async function refus(reponse: Response): Promise<ErreurApi> {
  const probleme: Probleme = (reponse.headers.get('content-type') ?? '').includes('json')
    ? ((await reponse.json().catch(() => ({}))) as Probleme)
    : {}
  const titre = probleme.title ?? `Le serveur a répondu par une erreur ${reponse.status}.`
  const conseil =
    probleme.detail || (reponse.status >= 500 ? 'Réessayez dans un instant.' : 'Vérifiez le lien suivi.')
  return new ErreurApi(titre, conseil, reponse.status)
}

const attendre = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((suite, rejet) => {
    const minuterie = setTimeout(suite, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(minuterie)
      rejet(new DOMException('abandon', 'AbortError'))
    })
  })

async function demander(url: string, signal: AbortSignal): Promise<Response> {
  for (let essai = 0; ; essai++) {
    const reprise = REPRISES_MS[essai]
    try {
      const reponse = await fetch(url, { signal })
      noterReponse(reponse)
      if (reponse.ok) return reponse
      if (reprise === undefined || ![502, 503, 504].includes(reponse.status)) throw await refus(reponse)
    } catch (erreur) {
      if (erreur instanceof ErreurApi || estAbandon(erreur)) throw erreur
      if (reprise === undefined)
        throw new ErreurApi(
          'Le serveur ne répond pas.',
          'Vérifiez que l’application tourne et que le réseau passe, puis réessayez.',
          0,
        )
    }
    await attendre(reprise, signal)
  }
}

/** Sends once: what writes is never repeated behind the reader's back. @throws ErreurApi */
async function ecrire<T>(methode: 'POST' | 'PUT' | 'DELETE', chemin: string, corps?: unknown): Promise<T> {
  let reponse: Response
  try {
    reponse = await fetch(RACINE + chemin, {
      method: methode,
      ...(corps !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(corps),
      }),
    })
  } catch {
    throw new ErreurApi(
      'Le serveur ne répond pas.',
      'Vérifiez que l’application tourne et que le réseau passe, puis réessayez.',
      0,
    )
  }
  if (!reponse.ok) throw await refus(reponse)
  return (await reponse.json()) as T
}

const json = async <T>(chemin: string, signal: AbortSignal): Promise<T> =>
  (await (await demander(RACINE + chemin, signal)).json()) as T

const segment = encodeURIComponent
type ListeEcrite = z.infer<typeof ContratEcrite>

export const api = {
  donnees: (s: AbortSignal) => json<EtatDonnees>('/donnees', s),
  charger: (demande: DemandeChargement) => ecrire<Chargement>('POST', '/donnees/chargements', demande),
  arreterChargement: (id: string) => ecrire<Chargement>('DELETE', `/donnees/chargements/${id}`),
  publication: (s: AbortSignal) => json<Publication>('/publication', s),
  plan: (s: AbortSignal) => json<PlanCarte>('/carte', s),
  lieu: (niveau: Niveau, code: string, s: AbortSignal) => json<Lieu>(`/lieux/${niveau}/${segment(code)}`, s),
  voisins: (niveau: Niveau, code: string, s: AbortSignal) =>
    json<Voisins>(`/lieux/${niveau}/${segment(code)}/voisins`, s),
  filtre: (q: string, s: AbortSignal) => json<Filtre>(`/selection/filtre?q=${segment(q)}`, s),
  totaux: (version: string, bits: string) => ecrire<Totaux>('POST', '/selection/totaux', { version, bits }),
  creerSecteur: (nom: string, bureaux: readonly string[]) =>
    ecrire<Secteur>('POST', '/secteurs', { nom, bureaux }),
  recherche: (q: string, s: AbortSignal) =>
    json<z.infer<typeof ResultatsRecherche>>(`/recherche?q=${segment(q)}&limite=12`, s),
  circonscriptions: (s: AbortSignal) => json<{ lieux: LigneLieu[] }>('/circonscriptions', s),
  bureaux: (circonscription: string, s: AbortSignal) =>
    json<{ lieux: LigneLieu[] }>(`/circonscriptions/${segment(circonscription)}/bureaux`, s),
  /** @param requete query of `QueryCiblage`. */
  ciblage: (requete: string, s: AbortSignal) => json<Ciblage>(`/ciblage?${requete}`, s),
  secteurs: (circonscription: string, s: AbortSignal) =>
    json<Secteurs>(`/secteurs?circonscription=${segment(circonscription)}`, s),
  carteDecoupe: (circonscription: string, s: AbortSignal) =>
    json<CarteDecoupe>(`/decoupes/${segment(circonscription)}/carte`, s),
  remplacerDecoupe: (circonscription: string, decoupe: DecoupeEnvoyee) =>
    ecrire<Secteurs>('PUT', `/decoupes/${segment(circonscription)}`, decoupe),
  recouper: (circonscription: string) => ecrire<Secteurs>('DELETE', `/decoupes/${segment(circonscription)}`),
  /** Publishes the fiche of a circonscription or a sector as it is. */
  publierFiche: (dossier: 'circonscriptions' | 'secteurs', code: string) =>
    ecrire<z.infer<typeof VersionPubliee>>('POST', `/fiches/${dossier}/${segment(code)}/versions`, {}),
  demanderImpression: (departement: string) => ecrire<Impression>('POST', '/impressions', { departement }),
  impression: (id: string, s: AbortSignal) => json<Impression>(`/impressions/${segment(id)}`, s),
  annulerImpression: (id: string) => ecrire<Impression>('DELETE', `/impressions/${segment(id)}`),
  sources: (s: AbortSignal) => json<Sources>('/sources', s),
  methode: (s: AbortSignal) => json<Methode>('/methode', s),
  listeAnomalies: (s: AbortSignal) => json<ListeAnomalies>('/anomalies/liste', s),
  anomalies: (s: AbortSignal) => json<Anomalies>('/anomalies', s),
  profilsTypes: (s: AbortSignal) => json<z.infer<typeof ProfilsTypes>>('/profils-types', s),
  reports: (circonscription: string, s: AbortSignal) =>
    json<z.infer<typeof Reports>>(`/circonscriptions/${segment(circonscription)}/reports`, s),
  semblables: (bureau: string, nombre: number, s: AbortSignal) =>
    json<z.infer<typeof Semblables>>(`/lieux/bureau/${segment(bureau)}/semblables?nombre=${nombre}`, s),
  /** @param elans query of the national swings, from `requeteElans`. */
  sieges: (elans: string, s: AbortSignal) => json<z.infer<typeof Sieges>>(`/sieges?${elans}`, s),
  membres: (s: AbortSignal) => json<z.infer<typeof Membres>>('/membres', s),
  techniques: (s: AbortSignal) => json<z.infer<typeof Techniques>>('/techniques', s),
  versionsTechnique: (cle: string, s: AbortSignal) =>
    json<z.infer<typeof VersionsTechnique>>(`/techniques/${segment(cle)}/versions`, s),
  techniquesSuivies: (s: AbortSignal) => json<z.infer<typeof TechniquesSuivies>>('/techniques/suivi', s),
  /** @param version the one that was read; 0: a new technique. */
  ecrireTechnique: (cle: string, version: number, contenu: TechniqueSaisie) =>
    ecrire<z.infer<typeof TechniqueEcrite>>('PUT', `/techniques/${segment(cle)}`, { version, contenu }),
  calendrier: (s: AbortSignal) => json<CalendrierDuVote>('/calendrier', s),
  fixerVote: (vote: string | null) => ecrire<CalendrierDuVote>('PUT', '/calendrier', { vote }),
  secteur: (id: string, s: AbortSignal) => json<Secteur>(`/secteurs/${segment(id)}`, s),
  retours: (statut: StatutObservation, s: AbortSignal) => json<Retours>(`/retours?statut=${statut}`, s),
  decider: (id: string, statut: StatutObservation) =>
    ecrire<unknown>('POST', `/observations/${id}/decision`, { statut }),
  retenirSuggestion: (id: string, rang: number) =>
    ecrire<z.infer<typeof EnjeuEcrit>>('POST', `/retours/${id}/enjeux/${rang}`),
  enjeuxSuivis: (s: AbortSignal) => json<z.infer<typeof EnjeuxSuivis>>('/enjeux/suivi', s),
  ecrireEnjeu: (enjeu: EnjeuSaisi) => ecrire<z.infer<typeof EnjeuEcrit>>('POST', '/enjeux', enjeu),
  statuerEnjeu: (id: string, statut: StatutEnjeu) =>
    ecrire<unknown>('POST', `/enjeux/${id}/statut`, { statut }),
  groupesProches: (commune: string, s: AbortSignal) =>
    json<GroupesProches>(`/groupes/proches?commune=${segment(commune)}`, s),
  groupes: (departement: string, s: AbortSignal) =>
    json<z.infer<typeof Groupes>>(`/groupes?departement=${segment(departement)}`, s),
  ouvrirGroupe: (groupe: GroupeSaisi) => ecrire<{ id: string }>('POST', '/groupes', groupe),
  corrigerGroupe: (id: string, groupe: GroupeSaisi) =>
    ecrire<{ id: string }>('PUT', `/groupes/${id}`, groupe),
  fermerGroupe: (id: string, ferme: boolean) =>
    ecrire<{ id: string }>('POST', `/groupes/${id}/fermeture`, { ferme }),
  couverture: (departement: string, trajet: number, s: AbortSignal) =>
    json<Couverture>(`/groupes/couverture?departement=${segment(departement)}&trajet=${trajet}`, s),
  compteurs: (departement: string, s: AbortSignal) =>
    json<Compteurs>(`/compteurs?departement=${segment(departement)}`, s),
  compter: (compteur: CompteurSaisi) => ecrire<CompteurSaisi>('PUT', '/compteurs', compteur),
  missionsDuGroupe: (s: AbortSignal) => json<z.infer<typeof MissionsDeGroupe>>('/missions/groupe', s),
  venirA: (mission: string, inscription: InscriptionSaisie) =>
    ecrire<unknown>('POST', `/missions/${mission}/inscriptions`, inscription),
  desinscrire: (id: string) => ecrire<unknown>('DELETE', `/inscriptions/${id}`),
  proposerPlaces: (mission: string, place: PlaceSaisie) =>
    ecrire<unknown>('POST', `/missions/${mission}/places`, place),
  retirerPlaces: (id: string) => ecrire<unknown>('DELETE', `/places/${id}`),
  ouvrirAgenda: () => ecrire<z.infer<typeof Agenda>>('POST', '/agenda'),
  sansRetour: (departement: string, s: AbortSignal) =>
    json<z.infer<typeof SansRetour>>(`/missions/sans-retour?departement=${segment(departement)}`, s),
  session: (s: AbortSignal) => json<Session>('/session', s),
  entrer: (secret: string) => ecrire<Session>('POST', '/session', { secret }),
  sortir: () => ecrire<Session>('DELETE', '/session'),
  connecter: (identifiant: string, motDePasse: string, code?: string) =>
    ecrire<ConnexionRendue>('POST', '/connexion', { identifiant, motDePasse, ...(code && { code }) }),
  choisirDemonstration: (role: RessortCompte['role']) =>
    ecrire<ConnexionRendue>('POST', '/connexion/demonstration', { role }),
  lireInvitation: (secret: string) => ecrire<Invitation>('POST', '/invitations/lecture', { secret }),
  accepterInvitation: (corps: { secret: string; identifiant?: string; motDePasse: string }) =>
    ecrire<ConnexionRendue>('POST', '/invitations/acceptation', corps),
  monCompte: (s: AbortSignal) => json<MonCompte>('/compte', s),
  changerMotDePasse: (ancien: string, nouveau: string) =>
    ecrire<unknown>('PUT', '/compte/mot-de-passe', { ancien, nouveau }),
  proposerDoubleCode: (motDePasse: string) =>
    ecrire<GraineProposee>('POST', '/compte/double-code', { motDePasse }),
  confirmerDoubleCode: (code: string) => ecrire<CodesDeSecours>('PUT', '/compte/double-code', { code }),
  retirerDoubleCode: (motDePasse: string) =>
    ecrire<unknown>('POST', '/compte/double-code/retrait', { motDePasse }),
  /** @param id null: all but this one. */
  fermerSeance: (id: string | null) =>
    ecrire<MonCompte>('DELETE', id === null ? '/compte/seances' : `/compte/seances/${id}`),
  effacerMonCompte: (motDePasse: string) => ecrire<unknown>('POST', '/compte/effacement', { motDePasse }),
  comptes: (s: AbortSignal) => json<Comptes>('/comptes', s),
  changerCompte: (id: string, change: CompteChange) => ecrire<Comptes>('PUT', `/comptes/${id}`, change),
  effacerCompte: (id: string) => ecrire<Comptes>('DELETE', `/comptes/${id}`),
  reinitialiser: (id: string, sansDoubleCode: boolean) =>
    ecrire<InvitationRemise>('POST', `/comptes/${id}/reinitialisation`, { sansDoubleCode }),
  inviter: (demande: InvitationDemandee) => ecrire<InvitationRemise>('POST', '/invitations', demande),
  retirerInvitation: (id: string) => ecrire<Comptes>('DELETE', `/invitations/${id}`),
  retablirInvitation: (id: string) => ecrire<Comptes>('POST', `/invitations/${id}/retablir`),
  /** @param requete query of `QueryJournal`. */
  journal: (requete: string, s: AbortSignal) => json<Journal>(`/journal?${requete}`, s),
  laissezPasser: (s: AbortSignal) => json<LaissezPasserListe>('/laissez-passer', s),
  remettre: (demande: LaissezPasserDemande) => ecrire<LaissezPasserRemis>('POST', '/laissez-passer', demande),
  militants: (departement: string, s: AbortSignal) =>
    json<z.infer<typeof Militants>>(`/militants?departement=${departement}`, s),
  inscrire: (saisi: MilitantSaisi) => ecrire<Militant>('POST', '/militants', saisi),
  corriger: (id: string, saisi: MilitantSaisi) => ecrire<Militant>('PUT', `/militants/${id}`, saisi),
  effacer: (id: string) => ecrire<unknown>('DELETE', `/militants/${id}`),
  dossier: (id: string, s: AbortSignal) => json<unknown>(`/militants/${id}/dossier`, s),
  missions: (departement: string, s: AbortSignal) =>
    json<z.infer<typeof Missions>>(`/missions?departement=${departement}`, s),
  ouvrirMission: (saisie: MissionSaisie) => ecrire<z.infer<typeof Missions>>('POST', '/missions', saisie),
  retirerMission: (id: string) => ecrire<unknown>('DELETE', `/missions/${id}`),
  planMissions: (departement: string, s: AbortSignal) =>
    json<PlanMissions>(`/missions/plan?departement=${departement}`, s),
  retenirPlan: (plan: z.infer<typeof PlanRetenu>) =>
    ecrire<z.infer<typeof Missions>>('PUT', '/missions/plan', plan),
  /** @param requete query of `QueryBrief`. */
  brief: (requete: string, s: AbortSignal) => json<Brief>(`/brief?${requete}`, s),
  retention: (s: AbortSignal) => json<z.infer<typeof Retention>>('/retention', s),
  retablir: (id: string) => ecrire<LaissezPasserListe>('POST', `/laissez-passer/${id}/retablir`),
  listes: (departement: string, s: AbortSignal) => json<Listes>(`/listes?departement=${departement}`, s),
  liste: (id: string, s: AbortSignal) => json<Liste>(`/listes/${segment(id)}`, s),
  creerListe: (demande: ListeDemandee) => ecrire<ListeEcrite>('POST', '/listes', demande),
  remplacerListe: (id: string, contenu: ContenuListe) => ecrire<ListeEcrite>('PUT', `/listes/${id}`, contenu),
  jeterListe: (id: string) => ecrire<ListeEcrite>('DELETE', `/listes/${id}`),
  reprendreListe: (id: string) => ecrire<ListeEcrite>('POST', `/listes/${id}/reprise`),
  noterStatut: (id: string, code: string, statut: StatutLigne) =>
    ecrire<ListeEcrite>('POST', `/listes/${id}/statuts`, { code, statut }),
  garderVersion: (id: string) => ecrire<ListeEcrite>('POST', `/listes/${id}/versions`),
  partagerListe: (id: string, groupe: string, jours: number) =>
    ecrire<PartageRemis>('POST', `/listes/${id}/partages`, { groupe, jours }),
  retirerPartage: (id: string, partage: string) =>
    ecrire<ListeEcrite>('DELETE', `/listes/${id}/partages/${partage}`),
  retirer: (id: string) => ecrire<LaissezPasserListe>('DELETE', `/laissez-passer/${id}`),
  /** Arrow IPC stream of a map layer, by the URL that the plan gave. */
  arrow: async (url: string, signal: AbortSignal = new AbortController().signal) =>
    new Uint8Array(await (await demander(url, signal)).arrayBuffer()),
}

/** Address of the Arrow stream of a scenario; `departement` null: the whole territory. */
export const urlScenario = (
  niveau: 'bureau' | 'circonscription',
  elans: string,
  departement: string | null,
): string =>
  `${RACINE}/scenario/${niveau}?${elans}${departement === null ? '' : `&departement=${segment(departement)}`}`

/** Address of a layer of the map over the territory; the version of the publication lets it be kept for ever, unless fiches change it. */
export const urlCouche = (niveau: NiveauCarte, cle: string, version: string): string =>
  `${RACINE}/carte/${niveau}/couches/${segment(cle)}${estVivante(cle) ? '' : `?h=${segment(version)}`}`

/** Address of the plan of a budget of hours over the territory. */
export const urlHeures = (requete: URLSearchParams): string => `${RACINE}/carte/heures.arrow?${requete}`

/** Address of a printable map. @param requete query of `QueryPlanche`. */
export const urlPlanche = (extension: 'pdf' | 'svg' | 'png', requete: URLSearchParams): string =>
  `${RACINE}/planche.${extension}?${requete}`

/** Address of the printable fiche of a circonscription. */
export const urlFiche = (code: string): string => `/fiches/circonscriptions/${segment(code)}`
export const urlFichePdf = (code: string): string => `${urlFiche(code)}.pdf`

/** Address of the map drawn by the server. @param taille width and height in pixels. */
export function urlCarteSvg(
  niveau: string,
  d: {
    couche: string
    departement: string | null
    emprise: readonly [number, number, number, number]
    taille: readonly [number, number]
  },
): string {
  const query = new URLSearchParams({
    couche: d.couche,
    emprise: d.emprise.map((x) => x.toFixed(4)).join(),
    largeur: String(Math.max(100, Math.round(d.taille[0]))),
    hauteur: String(Math.max(100, Math.round(d.taille[1]))),
  })
  if (d.departement !== null) query.set('departement', d.departement)
  return `${RACINE}/carte/${niveau}/carte.svg?${query}`
}

/** Flow of what happens to a list, from a rank on. */
export const urlDirect = (liste: string, depuis: number): string =>
  `${RACINE}/listes/${segment(liste)}/direct?depuis=${depuis}`

/** Something to fetch as a file. */
export interface Demande {
  /** Under the root of the API. */
  chemin: string
  /** Sent as JSON by a POST; absent: a GET. */
  corps?: unknown
}

/** Reads a file as it comes. @param avancer bytes received, and those expected, about. @throws ErreurApi, or an abort. */
export async function telechargerFlux(
  { chemin, corps }: Demande,
  avancer: (recus: number, estimes: number | null) => void,
  signal: AbortSignal,
): Promise<{ nom: string; type: string; contenu: Blob }> {
  const reponse = await fetch(RACINE + chemin, {
    signal,
    ...(corps !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(corps),
    }),
  })
  if (!reponse.ok || !reponse.body) throw await refus(reponse)
  const estimes = Number(reponse.headers.get('x-taille-estimee')) || null
  const morceaux: Uint8Array<ArrayBuffer>[] = []
  let recus = 0
  const lecteur = reponse.body.getReader()
  for (;;) {
    const { done, value } = await lecteur.read()
    if (done) break
    morceaux.push(value)
    recus += value.length
    avancer(recus, estimes)
  }
  const type = reponse.headers.get('content-type') ?? 'application/octet-stream'
  const nom = /filename="?([^";]+)/.exec(reponse.headers.get('content-disposition') ?? '')?.[1] ?? 'export'
  return { nom, type, contenu: new Blob(morceaux, { type }) }
}
