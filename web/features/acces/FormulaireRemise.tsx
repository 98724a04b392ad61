/** What a new link opens: one place, or a role in a département; the group's name; how long. */
import { useId, useState, type FormEvent } from 'react'
import type { LaissezPasserDemande, Session } from '#contract/acces'
import type { LieuResume } from '#contract/commun'
import type { NiveauObservation } from '#domain/observation'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { ChampGroupe } from '../../ui/ChampGroupe.tsx'
import { ChampLieu } from '../../ui/ChampLieu.tsx'
import { Echec } from '../../ui/Etats.tsx'
import { ChampListe } from '../../ui/ChampListe.tsx'
import { ChoixDepartement } from '../../ui/ChoixDepartement.tsx'

const ROLES = ['lien', 'groupe', 'lecture', 'federation', 'siege'] as const
const OUVRE: Record<(typeof ROLES)[number], string> = {
  lien: 'un seul lieu : sa fiche et son formulaire',
  groupe: 'un groupe, dans tout le département',
  lecture: 'la lecture seule',
  federation: 'une fédération',
  siege: 'le siège',
}
const PORTE_UNE_FICHE: ReadonlySet<string> = new Set(['circonscription', 'commune', 'secteur', 'bureau'])

const DUREES = [
  { jours: 7, nom: 'une semaine' },
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
  const [role, setRole] = useState<LaissezPasserDemande['role']>('lien')
  const [lieu, setLieu] = useState<LieuResume | null>(null)
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
      .remettre({
        role,
        libelle,
        jours,
        departements: role === 'siege' ? null : [departement],
        ...(role === 'lien' &&
          lieu && { territoire: { niveau: lieu.niveau as NiveauObservation, code: lieu.code } }),
      })
      .then(
        () => setLibelle(''),
        (cause: unknown) => setErreur(enErreurApi(cause)),
      )
      .finally(() => setOccupe(false))
  }
  return (
    <form className="formulaire" onSubmit={envoyer}>
      <ChampListe
        nom="Ce que le lien ouvre"
        valeur={role}
        choix={ROLES.filter((r) => aSiege || r === 'lien' || r === 'lecture' || r === 'groupe').map(
          (r) => [r, OUVRE[r]] as const,
        )}
        changer={setRole}
      />
      <ChampGroupe
        nom="Pour quel groupe"
        departement={role === 'siege' ? null : departement}
        valeur={libelle}
        changer={setLibelle}
      />
      {role !== 'siege' && (
        <>
          <label htmlFor={`${id}-dep`}>Département</label>
          <ChoixDepartement
            id={`${id}-dep`}
            departements={permis}
            valeur={departement}
            changer={setDepartement}
          />
        </>
      )}
      {role === 'lien' && (
        <ChampLieu
          key={departement}
          nom="Lieu ou secteur"
          requis
          garder={(l) => l.departement === departement && PORTE_UNE_FICHE.has(l.niveau)}
          choisir={setLieu}
        />
      )}
      <ChampListe
        nom="Durée"
        valeur={String(jours)}
        choix={DUREES.map((d) => [String(d.jours), d.nom] as const)}
        changer={(j) => setJours(Number(j))}
      />
      <button
        type="submit"
        className="bouton bouton-principal"
        disabled={occupe || (role === 'lien' && !lieu)}
      >
        {occupe ? 'Un instant…' : 'Créer le lien'}
      </button>
      {erreur && <Echec erreur={erreur} />}
    </form>
  )
}
