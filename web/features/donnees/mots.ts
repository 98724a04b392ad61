/** Words of the loads. */
import type { Chargement, FichierRecu } from '#contract/chargement'
import { sommes } from './useDebit.ts'
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

/** « 40 s », « 12 min », « 1 h 05 ». */
function motReste(secondes: number): string {
  if (secondes < 100) return `${nombre(Math.ceil(secondes))}${INSECABLE}s`
  const minutes = Math.ceil(secondes / 60)
  return minutes < 60
    ? `${minutes}${INSECABLE}min`
    : `${nombre(Math.floor(minutes / 60))}${INSECABLE}h${INSECABLE}${String(minutes % 60).padStart(2, '0')}`
}

/**
 * « 1 fichier sur 5, 1,2 Mo sur 7,5 Mo, 400 ko/s, encore 16 s »; « encore au moins » when some sizes are not known yet.
 * @param debit bytes a second; null: it has ended, or has only begun.
 */
export function motTelechargement(fichiers: readonly FichierRecu[], debit: number | null): string {
  const { recus, annonces, tous } = sommes(fichiers)
  const arrives = fichiers.filter((f) => f.etat === 'recu').length
  const debutDePhrase = `${pluriel(arrives, 'fichier')} sur ${nombre(fichiers.length)}, ${mo(recus)}`
  if (debit === null) return debutDePhrase
  const enTout = tous ? ` sur ${mo(annonces)}` : ''
  if (debit === 0) return debutDePhrase + enTout
  const reste = motReste((annonces - recus) / debit)
  return `${debutDePhrase}${enTout}, ${mo(debit)}/s${annonces > recus ? `, encore ${tous ? '' : 'au moins '}${reste}` : ''}`
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
