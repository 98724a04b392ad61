/** Missions on the ground of a group: come, drive, and keep them in the telephone's calendar. */
import { useState } from 'react'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { LienRemis } from '../../ui/LienRemis.tsx'
import { useDefaire } from '../../ui/useDefaire.ts'
import { useListe } from '../../ui/useListe.ts'
import { CarteMission } from './CarteMission.tsx'

export function MissionsDuGroupe() {
  const { valeur, erreur, relire } = useListe('missions-du-groupe', (s) => api.missionsDuGroupe(s))
  const defaire = useDefaire(relire)
  const [cle, setCle] = useState<string | null>(null)
  const [echec, setEchec] = useState<ErreurApi | null>(null)
  if (erreur) return <Echec erreur={erreur} reessayer={relire} />
  if (!valeur) return <Squelette lignes={6} />
  return (
    <>
      {valeur.missions.length === 0 ? (
        <Vide titre="Aucune mission à venir sur votre terrain.">
          <p>Votre fédération les ouvre ; elles s’affichent ici dès qu’il y en a une.</p>
        </Vide>
      ) : (
        <ul className="missions-groupe">
          {valeur.missions.map((m) => (
            <CarteMission key={m.id} mission={m} defaire={defaire} />
          ))}
        </ul>
      )}
      <BarreDefaire defaire={defaire} />
      <section className="bloc">
        <header>
          <h2>Dans l’agenda du téléphone</h2>
        </header>
        <div className="interieur">
          {cle === null ? (
            <>
              <p>Un lien que l’agenda relit tout seul. En créer un ferme le précédent.</p>
              <button
                type="button"
                className="bouton"
                onClick={() =>
                  void api.ouvrirAgenda().then(
                    (a) => setCle(a.cle),
                    (e: unknown) => setEchec(enErreurApi(e)),
                  )
                }
              >
                Créer le lien d’agenda
              </button>
            </>
          ) : (
            <LienRemis
              chemin={`/api/v1/missions.ics?cle=${cle}`}
              titre="Agenda des missions."
              suite="ajoutez-le dans l’application d’agenda, « à partir d’une adresse »."
            />
          )}
          {echec && <Echec erreur={echec} />}
        </div>
      </section>
    </>
  )
}
