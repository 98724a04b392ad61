/** What the page and its service worker say to each other. */

/** Header of an answer that comes from a copy: the instant when the copy was taken, ISO. */
export const ENTETE_COPIE = 'X-QG-Copie-Du'
/** Size of a kept body, in bytes, so that a cache can be bounded. */
export const ENTETE_OCTETS = 'X-QG-Octets'
/** Tag of the background sync that empties the outbox. */
export const SYNC_ENVOIS = 'qg-envois'

/** From the page: keep these addresses, read before the worker was there; or take over now. */
export type VersService = { type: 'garder'; adresses: readonly string[] } | { type: 'remplacer' }
