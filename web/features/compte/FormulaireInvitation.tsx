/** Who is invited: role, département, the group's name, for how long the link is good. */
import { useId, useState } from 'react'
import type { Session } from '#contract/acces'
import type { InvitationDemandee } from '#contract/compte'
import { ROLES_COMPTE } from '#domain/compte'
import { nomDuRole } from '../../session.ts'
import { Formulaire } from './Formulaire.tsx'
import { ChampGroupe } from '../../ui/ChampGroupe.tsx'
import { ChampListe } from '../../ui/ChampListe.tsx'

const DUREES = [
  { jours: 3, nom: 'trois jours' },
  { jours: 7, nom: 'une semaine' },
  { jours: 30, nom: 'un mois' },
]

export function FormulaireInvitation(props: {
  session: Session
  departements: readonly { code: string; nom: string }[]
  inviter: (demande: InvitationDemandee) => Promise<void>
}) {
  const id = useId()
  const { session } = props
  const roles = ROLES_COMPTE.filter((r) => session.role === 'siege' || r === 'groupe' || r === 'lecture')
  const permis = props.departements.filter((d) => session.departements?.includes(d.code) ?? true)
  const [role, setRole] = useState<(typeof ROLES_COMPTE)[number]>(
    session.role === 'siege' ? 'federation' : 'groupe',
  )
  const [choisis, setChoisis] = useState<readonly string[]>([permis[0]?.code ?? ''])
  const [libelle, setLibelle] = useState('')
  const [jours, setJours] = useState(7)
  return (
    <Formulaire
      bouton="Créer l’invitation"
      envoyer={async () => {
        const departements = role === 'siege' ? null : [...choisis]
        await props.inviter({ role, departements, libelle: libelle.trim() || null, jours })
        setLibelle('')
      }}
    >
      <label htmlFor={`${id}-role`}>Rôle</label>
      <select
        id={`${id}-role`}
        className="champ"
        value={role}
        onChange={(e) => setRole(e.target.value as typeof role)}
      >
        {roles.toReversed().map((r) => (
          <option key={r} value={r}>
            {nomDuRole(r)}
          </option>
        ))}
      </select>
      {role !== 'siege' && (
        <>
          <label htmlFor={`${id}-dep`}>
            {permis.length > 1 ? 'Départements (Ctrl ou ⌘ pour plusieurs)' : 'Département'}
          </label>
          <select
            id={`${id}-dep`}
            className="champ"
            multiple={permis.length > 1}
            size={permis.length > 1 ? Math.min(6, permis.length) : undefined}
            required
            value={permis.length > 1 ? [...choisis] : choisis[0]}
            onChange={(e) => setChoisis([...e.target.selectedOptions].map((o) => o.value))}
          >
            {permis.map((d) => (
              <option key={d.code} value={d.code}>
                {d.code} {d.nom}
              </option>
            ))}
          </select>
        </>
      )}
      {role === 'groupe' && (
        <ChampGroupe
          nom="Nom du groupe"
          departement={choisis[0] ?? null}
          valeur={libelle}
          changer={setLibelle}
        />
      )}
      <ChampListe
        nom="Lien valable"
        valeur={String(jours)}
        choix={DUREES.map((d) => [String(d.jours), d.nom] as const)}
        changer={(j) => setJours(Number(j))}
      />
    </Formulaire>
  )
}
