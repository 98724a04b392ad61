/** Groups: anybody finds the nearest one; a federation keeps its own, sees what none reaches and what was counted. */
import { useState } from 'react'
import type { Publication } from '#contract/publication'
import '../../styles/acces.css'
import '../../styles/groupes.css'
import { useSession } from '../../session.ts'
import { ChoixDepartement } from '../../ui/ChoixDepartement.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { ActeursLocaux } from './ActeursLocaux.tsx'
import { CarteGroupes } from './CarteGroupes.tsx'
import { Compteurs } from './Compteurs.tsx'
import { Couverture } from './Couverture.tsx'
import { ListeGroupes } from './ListeGroupes.tsx'
import { MonGroupe } from './MonGroupe.tsx'
import { TrouverGroupe } from './TrouverGroupe.tsx'

const LECTEURS = ['lecture', 'federation', 'siege']

export default function PageGroupes({ publication }: { publication: Publication }) {
  useTitre('Groupes')
  const session = useSession()
  const lit = session !== null && LECTEURS.includes(session.role)
  const siens = publication.departements.filter((d) => session?.departements?.includes(d.code) ?? true)
  // A visitor has none of their own: they may look at all of them.
  const permis = siens.length > 0 ? siens : publication.departements
  const [choisi, setDepartement] = useState<string | null>(null)
  const departement = permis.find((d) => d.code === choisi) ?? permis[0]
  const surCarte = publication.departements.find((d) => d.code === choisi) ?? permis[0]
  const [tour, setTour] = useState(0)
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <div className="page-titre">
        <h1>Groupes</h1>
        {lit && permis.length > 1 && (
          <ChoixDepartement departements={permis} valeur={departement?.code} changer={setDepartement} />
        )}
      </div>
      {session?.role === 'groupe' && <MonGroupe />}
      <TrouverGroupe choisi={(c) => !lit && setDepartement(c.departement)} />
      {session?.role === 'groupe' && permis[0] && <ActeursLocaux departement={permis[0].code} ecrit />}
      {session && !lit && (
        <section className="bloc" aria-labelledby="carte-groupes">
          <header>
            <h2 id="carte-groupes">Carte des groupes</h2>
          </header>
          <div className="interieur formulaire">
            <ChoixDepartement
              departements={publication.departements}
              valeur={surCarte?.code}
              changer={setDepartement}
            />
          </div>
          {surCarte && <CarteGroupes key={surCarte.code} departement={surCarte} tous={null} />}
        </section>
      )}
      {lit && departement && (
        <>
          <ListeGroupes
            key={`liste/${departement.code}`}
            departement={departement}
            ecrit={session.role !== 'lecture'}
            change={() => setTour((n) => n + 1)}
          />
          <ActeursLocaux
            key={`acteurs/${departement.code}`}
            departement={departement.code}
            ecrit={session.role !== 'lecture'}
          />
          <Couverture key={`couverture/${departement.code}/${tour}`} departement={departement.code} />
          <Compteurs
            key={`compteurs/${departement.code}/${tour}`}
            departement={departement.code}
            ecrit={session.role !== 'lecture'}
          />
        </>
      )}
    </main>
  )
}
