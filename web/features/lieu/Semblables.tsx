/** Bureaux that look most like this one, anywhere in the country: what worked there may work here. */
import { api } from '../../api.ts'
import { useRessource } from '../../ressource.ts'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { Rubrique } from './Rubrique.tsx'

const COMBIEN = 5

export function Semblables({ code, choisir }: { code: string; choisir: (code: string) => void }) {
  const lecture = useRessource(`semblables/${code}`, (s) => api.semblables(code, COMBIEN, s))
  return (
    <Rubrique titre="Lieux semblables" fin="du plus proche au moins proche">
      {lecture.etat === 'attente' && <Squelette lignes={COMBIEN} hauteur={22} />}
      {lecture.etat === 'erreur' && <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />}
      {lecture.etat === 'pret' && (
        <>
          <ol className="premiers">
            {lecture.valeur.semblables.map((l) => (
              <li key={l.code}>
                <button type="button" onClick={() => choisir(l.code)}>
                  <Texte>{l.nom}</Texte>
                  <span className="fin">{l.departement}</span>
                </button>
              </li>
            ))}
          </ol>
          <p className="source">Comparés par la sociologie, le vote et la participation.</p>
        </>
      )}
    </Rubrique>
  )
}
