/** Where the votes went between the two rounds, in sentences; the matrix is on the page of the circonscription. */
import type { Lieu } from '#contract/lieu'
import { api } from '../../api.ts'
import { phrasesReport } from '../../lieu/phrasesTransferts.ts'
import { useRessource } from '../../ressource.ts'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { Rubrique } from './Rubrique.tsx'

export function Reports({ lieu }: { lieu: Lieu }) {
  const code = lieu.niveau === 'circonscription' ? lieu.code : lieu.circonscription
  const lecture = useRessource(code && `reports/${code}`, (s) => api.reports(code!, s))
  if (!code) return null
  const dernier = lecture.etat === 'pret' ? lecture.valeur.reports.at(-1) : undefined
  return (
    <Rubrique titre="Transferts de voix" fin={dernier ? `législatives ${dernier.vers.slice(0, 4)}` : ''}>
      {lecture.etat === 'attente' && <Squelette lignes={3} hauteur={18} />}
      {lecture.etat === 'erreur' && <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />}
      {lecture.etat === 'pret' && !dernier && (
        <p className="source">
          Pas de second tour ici à ces élections, ou trop peu de bureaux pour l’estimer.
        </p>
      )}
      {dernier && (
        <>
          <ul className="phrases">
            {phrasesReport(dernier).map((phrase) => (
              <li key={phrase}>
                <Texte>{phrase}</Texte>
              </li>
            ))}
          </ul>
          <p className="source">
            {lieu.niveau === 'circonscription' ? 'Estimation' : 'Estimation sur toute la circonscription'} ;{' '}
            <Lien href={`/circonscriptions/${code}`}>la matrice et ses intervalles</Lien>.
          </p>
        </>
      )}
    </Rubrique>
  )
}
