/** Every failure of the API, as `application/problem+json` (RFC 9457): a French title, what to do, no internals. */

export const PROBLEMES = {
  requete: { status: 400, title: 'Requête invalide' },
  provenance: { status: 403, title: 'Requête venue d’ailleurs' },
  interdit: { status: 403, title: 'Accès refusé' },
  introuvable: { status: 404, title: 'Introuvable' },
  identification: { status: 403, title: 'Connexion refusée' },
  methode: { status: 405, title: 'Méthode non permise' },
  conflit: { status: 409, title: 'Déjà reçu, avec un autre contenu' },
  dejaPris: { status: 409, title: 'Identifiant déjà pris' },
  nomPris: { status: 409, title: 'Nom déjà pris' },
  dernierSiege: { status: 409, title: 'Dernier compte du siège' },
  perime: { status: 409, title: 'Modifié entre-temps' },
  occupe: { status: 409, title: 'Un chargement est déjà en cours' },
  tropGros: { status: 413, title: 'Contenu trop gros' },
  typeDeContenu: { status: 415, title: 'Type de contenu refusé' },
  donneePersonnelle: { status: 422, title: 'Donnée personnelle' },
  tropDeRequetes: { status: 429, title: 'Trop de requêtes' },
  interne: { status: 500, title: 'Erreur interne' },
  aucuneDonnee: { status: 503, title: 'Aucune donnée publiée' },
  baseIndisponible: { status: 503, title: 'Base de données indisponible' },
} as const
export type TypeProbleme = keyof typeof PROBLEMES

export class Probleme extends Error {
  override name = 'Probleme'
  readonly type: TypeProbleme
  constructor(type: TypeProbleme, detail: string, options?: ErrorOptions) {
    super(detail, options)
    this.type = type
  }
  get status(): number {
    return PROBLEMES[this.type].status
  }
  toJSON(): { type: string; title: string; status: number; detail: string } {
    return { type: `/problemes/${this.type}`, ...PROBLEMES[this.type], detail: this.message }
  }
}

/** PostgreSQL codes of a schema or table that is not there: nothing has been published yet. */
const RIEN_DE_PUBLIE = new Set(['42P01', '3F000'])
const BASE_INDISPONIBLE = /^(08|57P|53300|ECONN)/

/** The problem that an unknown error amounts to. */
export function problemeDe(erreur: unknown): Probleme {
  if (erreur instanceof Probleme) return erreur
  const { code, status, statusCode } = erreur as { code?: unknown; status?: number; statusCode?: number }
  const sqlState = typeof code === 'string' ? code : ''
  const suite = { cause: erreur }
  if (RIEN_DE_PUBLIE.has(sqlState))
    return new Probleme('aucuneDonnee', 'Chargez des données : npm run etl -- --demo, ou --from DIR.', suite)
  const http = status ?? statusCode
  // A caller who leaves half-way has a code of connections too: the status tells it from a base that is not there.
  if (http === undefined && BASE_INDISPONIBLE.test(sqlState))
    return new Probleme('baseIndisponible', 'La base ne répond pas. Réessayez dans un instant.', suite)
  if (http === 413) return new Probleme('tropGros', 'Le contenu envoyé dépasse 64 ko.', suite)
  if (http === 415) return new Probleme('typeDeContenu', 'Envoyez du JSON en UTF-8, non compressé.', suite)
  if (http !== undefined && http >= 400 && http < 500)
    return new Probleme('requete', 'La requête ne peut pas être lue.', suite)
  return new Probleme('interne', 'Le serveur a rencontré une erreur. Elle est dans son journal.', suite)
}
