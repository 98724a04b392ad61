/** Missions of a département, who goes, and the people who offered to help. */
import { useState } from 'react'
import type { Publication } from '#contract/publication'
import { api } from '../../api.ts'
import { useSession } from '../../session.ts'
import '../../styles/acces.css'
import '../../styles/missions.css'
import { ChoixDepartement } from '../../ui/ChoixDepartement.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { Conservation } from './Conservation.tsx'
import { ListeMilitants } from './ListeMilitants.tsx'
import { ListeMissions } from './ListeMissions.tsx'
import { MissionsDuGroupe } from './MissionsDuGroupe.tsx'
import { SansRetour } from './SansRetour.tsx'
import { Plan } from './Plan.tsx'
import { useListe } from '../../ui/useListe.ts'

export default function PageMissions({ publication }: { publication: Publication }) {
  const session = useSession()
  const titre = session?.role === 'groupe' ? 'Missions' : 'Missions et militants'
  useTitre(titre)
  const permis = publication.departements.filter((d) => session?.departements?.includes(d.code) ?? true)
  const [choisi, setDepartement] = useState<string | null>(null)
  const departement = choisi ?? permis[0]?.code
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <div className="page-titre">
        <h1>{titre}</h1>
        {permis.length > 1 && (
          <ChoixDepartement departements={permis} valeur={departement} changer={setDepartement} />
        )}
      </div>
      {!session && <Squelette lignes={6} />}
      {session?.role === 'groupe' && <MissionsDuGroupe />}
      {session && ['visiteur', 'lien', 'lecture'].includes(session.role) && (
        <Vide titre="Cette page demande le lien d’un groupe, ou un compte de fédération.">
          <p>
            <Lien href="/acces">Voir mon accès</Lien>
          </p>
        </Vide>
      )}
      {departement && (session?.role === 'federation' || session?.role === 'siege') && (
        <Departement key={departement} departement={departement} />
      )}
    </main>
  )
}

function Departement({ departement }: { departement: string }) {
  const missions = useListe(departement, (s) => api.missions(departement, s))
  const militants = useListe(departement, (s) => api.militants(departement, s))
  const erreur = missions.erreur ?? militants.erreur
  if (erreur)
    return (
      <Echec
        erreur={erreur}
        reessayer={() => {
          missions.relire()
          militants.relire()
        }}
      />
    )
  if (!missions.valeur || !militants.valeur) return <Squelette lignes={8} />
  return (
    <>
      <ListeMissions
        departement={departement}
        missions={missions.valeur.missions}
        recevoir={missions.remplacer}
        relire={missions.relire}
      />
      <Plan
        departement={departement}
        missions={missions.valeur.missions}
        militants={militants.valeur.militants.length}
        recevoir={missions.remplacer}
      />
      <ListeMilitants
        departement={departement}
        militants={militants.valeur.militants}
        relire={() => {
          militants.relire()
          missions.relire()
        }}
      />
      <SansRetour departement={departement} />
      <Conservation />
    </>
  )
}
