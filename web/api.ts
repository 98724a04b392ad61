/** What the page asks of the server: one line a route. */
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
import type { Catalogue } from '#contract/catalogue'
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
  ActeurLocalSaisi,
  ActeursLocaux,
  CarteGroupes,
  Groupes,
  MonGroupe,
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
import type { Niveau } from '#domain/lieu'
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
import { demander, ecrire, json, segment } from './appel.ts'

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
  catalogue: (s: AbortSignal) => json<Catalogue>('/catalogue', s),
  methode: (s: AbortSignal) => json<Methode>('/methode', s),
  listeAnomalies: (s: AbortSignal) => json<ListeAnomalies>('/anomalies/liste', s),
  anomalies: (s: AbortSignal) => json<Anomalies>('/anomalies', s),
  profilsTypes: (s: AbortSignal) => json<z.infer<typeof ProfilsTypes>>('/profils-types', s),
  reports: (circonscription: string, s: AbortSignal) =>
    json<z.infer<typeof Reports>>(`/circonscriptions/${segment(circonscription)}/reports`, s),
  mouvements: (niveau: 'region' | 'departement', code: string, s: AbortSignal) =>
    json<z.infer<typeof Reports>>(`/reports?niveau=${niveau}&code=${segment(code)}`, s),
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
  /** @param departement '' for the whole scope. */
  retours: (statut: StatutObservation, departement: string, s: AbortSignal) =>
    json<Retours>(`/retours?statut=${statut}${departement && `&departement=${departement}`}`, s),
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
  carteGroupes: (departement: string, s: AbortSignal) =>
    json<CarteGroupes>(`/groupes/carte?departement=${segment(departement)}`, s),
  acteursLocaux: (departement: string, s: AbortSignal) =>
    json<z.infer<typeof ActeursLocaux>>(`/acteurs-locaux?departement=${segment(departement)}`, s),
  noterActeur: (saisi: ActeurLocalSaisi) => ecrire<{ id: string }>('POST', '/acteurs-locaux', saisi),
  retirerActeur: (id: string, retire: boolean) =>
    ecrire<{ id: string }>('POST', `/acteurs-locaux/${id}/retrait`, { retire }),
  monGroupe: (s: AbortSignal) => json<z.infer<typeof MonGroupe>>('/groupes/mien', s),
  montrerGroupe: (id: string, visible: boolean) =>
    ecrire<{ id: string }>('PUT', `/groupes/${id}/carte`, { visible }),
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
