/** Words of the loads. */
import type { Chargement, FichierRecu } from '#contract/chargement'
import { INSECABLE, enumeration, nombre, pluriel } from '#domain/typographie'

/** A size in kilobytes or megabytes. */
export const mo = (octets: number): string =>
  octets < 1e6
    ? `${nombre(Math.ceil(octets / 1e3))}${INSECABLE}ko`
    : `${nombre(octets / 1e6, { decimales: octets < 1e7 ? 1 : 0 })}${INSECABLE}Mo`

const ETATS: Record<Chargement['etat'], string> = {
  encours: 'En cours',
  publie: 'Publié',
  inchange: 'Rien de nouveau',
  echec: 'Échec',
  annule: 'Arrêté',
  interrompu: 'Interrompu',
}
export const motEtat = (etat: Chargement['etat']): string => ETATS[etat]

/** What a run was asked: « Téléchargement de 30 et 34 », « Dossier /donnees ». */
export function motDemande({ demande: { dossier, departements } }: Chargement): string {
  const choisis =
    departements.length > 6 ? pluriel(departements.length, 'département') : enumeration(departements)
  if (dossier === null) return `Téléchargement, ${choisis}`
  return `Dossier ${dossier}${departements.length > 0 ? `, ${choisis}` : ''}`
}

/** « 12 Mo sur 36 Mo, repris à 4 Mo », « somme SHA-256 vérifiée ». */
export function motFichier(f: FichierRecu): string {
  if (f.etat === 'attente') return 'en attente'
  if (f.etat === 'echec') return 'non reçu'
  const repris = f.repris > 0 ? `, repris à ${mo(f.repris)}` : ''
  if (f.etat === 'recu')
    return `${mo(f.recus)}${repris}${f.verifie ? ', somme SHA-256 vérifiée' : ', taille vérifiée'}`
  return `${mo(f.recus)}${f.total === null ? '' : ` sur ${mo(f.total)}`}${repris}`
}

/** « 25 nov. à 18:40 », in the reader's time. */
export const quand = (iso: string): string =>
  new Date(iso).toLocaleString('fr-FR', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })

export function duree(debut: string, fin: string): string {
  const secondes = Math.max(0, Math.round((Date.parse(fin) - Date.parse(debut)) / 1000))
  return secondes < 90 ? `${secondes}${INSECABLE}s` : `${Math.round(secondes / 60)}${INSECABLE}min`
}
