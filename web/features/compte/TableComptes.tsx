/** Accounts that the reader answers for: closed and opened again in a click, a link for a lost password, erased after asking. */
import { useState } from 'react'
import type { Compte } from '#contract/compte'
import { nomDuRole } from '../../session.ts'
import { Vide } from '../../ui/Etats.tsx'
import { dateHeure, ouDe } from './mots.ts'
import { TableDonnees } from '../../ui/TableDonnees.tsx'

export interface GestesCompte {
  basculer: (compte: Compte) => void
  remettre: (compte: Compte, sansDoubleCode: boolean) => void
  effacer: (compte: Compte) => void
}

export function TableComptes({ comptes, ...gestes }: { comptes: readonly Compte[] } & GestesCompte) {
  if (comptes.length === 0)
    return (
      <Vide titre="Aucun compte encore.">
        <p>Créez une invitation ci-dessus, et envoyez le lien à la personne.</p>
      </Vide>
    )
  return (
    <TableDonnees titres={['Identifiant', 'Rôle', 'Où', 'Vu', '']}>
      {comptes.map((c) => (
        <Ligne key={c.id} compte={c} {...gestes} />
      ))}
    </TableDonnees>
  )
}

function Ligne({ compte: c, ...gestes }: { compte: Compte } & GestesCompte) {
  const [demande, setDemande] = useState<'effacer' | 'remettre' | null>(null)
  const bouton = (nom: string, agir: () => void, principal = false) => (
    <button
      type="button"
      className={`bouton bouton-petit${principal ? ' bouton-principal' : ''}`}
      aria-label={`${nom} (${c.identifiant})`}
      onClick={agir}
    >
      {nom}
    </button>
  )
  const fermer = (agir: () => void) => () => {
    setDemande(null)
    agir()
  }
  return (
    <tr className={c.actif ? undefined : 'muet'}>
      <th scope="row">
        {c.identifiant}
        {!c.actif && ' (fermé)'}
        {c.doubleCode && <span className="gravite">double code</span>}
      </th>
      <td>
        {nomDuRole(c.role)}
        {c.libelle && `, ${c.libelle}`}
      </td>
      <td>{ouDe(c)}</td>
      <td>{c.vuLe ? dateHeure(c.vuLe) : 'pas de session'}</td>
      <td>
        <span className="boutons">
          {demande === null && (
            <>
              {bouton(c.actif ? 'Fermer' : 'Rouvrir', () => gestes.basculer(c))}
              {bouton('Mot de passe…', () =>
                c.doubleCode ? setDemande('remettre') : gestes.remettre(c, false),
              )}
              {bouton('Effacer…', () => setDemande('effacer'))}
            </>
          )}
          {demande === 'effacer' && (
            <>
              {bouton(
                'Effacer pour de bon',
                fermer(() => gestes.effacer(c)),
                true,
              )}
              {bouton('Garder', () => setDemande(null))}
            </>
          )}
          {demande === 'remettre' && (
            <>
              {bouton(
                'Garder le double code',
                fermer(() => gestes.remettre(c, false)),
                true,
              )}
              {bouton(
                'Téléphone perdu : le retirer',
                fermer(() => gestes.remettre(c, true)),
              )}
              {bouton('Annuler', () => setDemande(null))}
            </>
          )}
        </span>
      </td>
    </tr>
  )
}
