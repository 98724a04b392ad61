/** What a new pass opens: role, départements, the group's name, how long. */
import { useId, useState, type FormEvent } from 'react'
import type { LaissezPasserDemande, Session } from '#contract/acces'
import { enErreurApi, type ErreurApi } from '../../api.ts'
import { nomDuRole } from '../../session.ts'
import { Echec } from '../../ui/Etats.tsx'

const DUREES = [
  { jours: 30, nom: 'un mois' },
  { jours: 90, nom: 'trois mois' },
  { jours: 365, nom: 'un an' },
]

export function FormulaireRemise(props: {
  session: Session
  departements: readonly { code: string; nom: string }[]
  remettre: (demande: LaissezPasserDemande) => Promise<void>
}) {
  const id = useId()
  const aSiege = props.session.role === 'siege'
  const [role, setRole] = useState<LaissezPasserDemande['role']>('groupe')
  const [libelle, setLibelle] = useState('')
  const [jours, setJours] = useState(90)
  const [occupe, setOccupe] = useState(false)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const permis = props.departements.filter((d) => props.session.departements?.includes(d.code) ?? true)
  const [departement, setDepartement] = useState(permis[0]?.code ?? '')

  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    setOccupe(true)
    setErreur(null)
    props
      .remettre({ role, libelle, jours, departements: role === 'siege' ? null : [departement] })
      .then(
        () => setLibelle(''),
        (cause: unknown) => setErreur(enErreurApi(cause)),
      )
      .finally(() => setOccupe(false))
  }
  return (
    <form className="formulaire" onSubmit={envoyer}>
      <label htmlFor={`${id}-libelle`}>Nom du groupe</label>
      <input
        id={`${id}-libelle`}
        className="champ"
        required
        maxLength={80}
        value={libelle}
        placeholder="Groupe de Nîmes Est"
        onChange={(e) => setLibelle(e.target.value)}
      />
      <label htmlFor={`${id}-role`}>Rôle</label>
      <select
        id={`${id}-role`}
        className="champ"
        value={role}
        disabled={!aSiege}
        onChange={(e) => setRole(e.target.value as LaissezPasserDemande['role'])}
      >
        {(['groupe', 'federation', 'siege'] as const).map((r) => (
          <option key={r} value={r}>
            {nomDuRole(r)}
          </option>
        ))}
      </select>
      {role !== 'siege' && (
        <>
          <label htmlFor={`${id}-dep`}>Département</label>
          <select
            id={`${id}-dep`}
            className="champ"
            value={departement}
            onChange={(e) => setDepartement(e.target.value)}
          >
            {permis.map((d) => (
              <option key={d.code} value={d.code}>
                {d.code} {d.nom}
              </option>
            ))}
          </select>
        </>
      )}
      <label htmlFor={`${id}-jours`}>Durée</label>
      <select
        id={`${id}-jours`}
        className="champ"
        value={jours}
        onChange={(e) => setJours(Number(e.target.value))}
      >
        {DUREES.map((d) => (
          <option key={d.jours} value={d.jours}>
            {d.nom}
          </option>
        ))}
      </select>
      <button type="submit" className="bouton bouton-principal" disabled={occupe}>
        {occupe ? 'Un instant…' : 'Créer le lien'}
      </button>
      {erreur && <Echec erreur={erreur} />}
    </form>
  )
}
