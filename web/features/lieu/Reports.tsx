/** Where the votes went, in sentences: between the two rounds of a circonscription (its page has the matrix), between two elections above. */
import type { Lieu } from '#contract/lieu'
import { pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { phrasesReport } from '../../lieu/phrasesTransferts.ts'
import { useRessource } from '../../ressource.ts'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { Rubrique } from './Rubrique.tsx'

export function Reports({ lieu }: { lieu: Lieu }) {
  const { niveau } = lieu
  const large = niveau === 'region' || niveau === 'departement'
  const code = large || niveau === 'circonscription' ? lieu.code : lieu.circonscription
  const lecture = useRessource(code && `reports/${code}`, (s) =>
    large ? api.mouvements(niveau, code!, s) : api.reports(code!, s),
  )
  if (!code) return null
  const dernier = lecture.etat === 'pret' ? lecture.valeur.reports.at(-1) : undefined
  return (
    <Rubrique titre="Transferts de voix" fin={dernier ? titreTours(dernier, large) : ''}>
      {lecture.etat === 'attente' && <Squelette lignes={3} hauteur={18} />}
      {lecture.etat === 'erreur' && <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />}
      {lecture.etat === 'pret' && !dernier && (
        <p className="source">
          {large
            ? 'Les deux élections ne sont pas chargées, ou trop peu de bureaux pour l’estimer.'
            : 'Pas de second tour ici à ces élections, ou trop peu de bureaux pour l’estimer.'}
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
            {large ? (
              `Estimation sur ${pluriel(dernier.bureaux, 'bureau', 'bureaux')}, d’une élection à l’autre.`
            ) : (
              <>
                {niveau === 'circonscription' ? 'Estimation' : 'Estimation sur toute la circonscription'} ;{' '}
                <Lien href={`/circonscriptions/${code}`}>la matrice et ses intervalles</Lien>.
              </>
            )}
          </p>
        </>
      )}
    </Rubrique>
  )
}

/** « législatives 2024 », or « présidentielle 2022, puis législatives 2024 ». */
function titreTours({ de, vers }: { de: string; vers: string }, deuxElections: boolean): string {
  const dire = (code: string): string => `${NOMS[code.split('-')[1] ?? ''] ?? ''} ${code.slice(0, 4)}`
  return deuxElections ? `${dire(de)}, puis ${dire(vers)}` : dire(vers)
}
const NOMS: Record<string, string> = { presidentielle: 'présidentielle', legislatives: 'législatives' }
