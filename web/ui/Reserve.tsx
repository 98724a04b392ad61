/** A page that needs a pass: waits for the session, says what is missing, or shows its content. */
import type { ReactNode } from 'react'
import type { Session } from '#contract/acces'
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
    <Vide
      titre={`Cette page demande un laissez-passer : ${props.roles.map(nomDuRole).join(' ou ').toLowerCase()}.`}
    >
      <p>
        Demandez un lien à votre fédération, ouvrez-le une fois dans ce navigateur, puis revenez ici.{' '}
        <Lien href="/acces">Voir mon accès</Lien>
      </p>
    </Vide>
  )
}
