/** A page that needs a role: waits for the session, says what is missing, or shows its content. */
import type { ReactNode } from 'react'
import type { Session } from '#contract/acces'
import { lienConnexion } from '../navigation.ts'
import { nomDuRole, useSession } from '../session.ts'
import { Squelette, Vide } from './Etats.tsx'
import { Lien } from './Lien.tsx'

export function Reserve(props: {
  roles: readonly Session['role'][]
  children: (session: Session) => ReactNode
}) {
  const session = useSession()
  if (!session) return <Squelette lignes={6} />
  if (props.roles.includes(session.role)) return props.children(session)
  return (
    <Vide titre={`Cette page est ouverte à : ${props.roles.map(nomDuRole).join(' ou ').toLowerCase()}.`}>
      <p>
        Avec un compte, <Lien href={lienConnexion()}>connectez-vous</Lien>. Sinon, demandez un lien à votre
        fédération et ouvrez-le une fois dans ce navigateur.
      </p>
    </Vide>
  )
}
