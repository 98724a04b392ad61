/** « Trouver mon groupe » : a commune in, the nearest groups out, with the journey and the way in. */
import { useState } from 'react'
import type { LieuResume } from '#contract/commun'
import { nombre } from '#domain/typographie'
import { api } from '../../api.ts'
import { useRessource } from '../../ressource.ts'
import { ChampLieu } from '../../ui/ChampLieu.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'

/** @param choisi told the commune, once there is one. */
export function TrouverGroupe({ choisi }: { choisi: (commune: LieuResume) => void }) {
  const [commune, setCommune] = useState<LieuResume | null>(null)
  const lecture = useRessource(commune && `groupes-proches/${commune.code}`, (s) =>
    api.groupesProches(commune!.code, s),
  )
  return (
    <section className="bloc" aria-labelledby="trouver">
      <header>
        <h2 id="trouver">Trouver mon groupe</h2>
      </header>
      <div className="interieur formulaire">
        <ChampLieu
          nom="Ma commune"
          garder={(l) => l.niveau === 'commune'}
          choisir={(c) => {
            setCommune(c)
            if (c) choisi(c)
          }}
        />
      </div>
      {commune && lecture.etat === 'attente' && <Squelette lignes={3} />}
      {lecture.etat === 'erreur' && <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />}
      {lecture.etat === 'pret' && lecture.valeur.groupes.length === 0 && (
        <Vide titre="Aucun groupe ne se montre encore.">
          <p>Votre fédération peut en ouvrir un ici même, près de {lecture.valeur.commune.nom}.</p>
        </Vide>
      )}
      {lecture.etat === 'pret' && lecture.valeur.groupes.length > 0 && (
        <ul className="interieur groupes-proches">
          {lecture.valeur.groupes.map((g) => (
            <li key={g.id}>
              <strong>{g.nom}</strong>
              <span className="muet">
                {g.nomCommune}, à {nombre(g.minutes)} min environ · {g.nomLieu}
              </span>
              {g.presentation && <p>{g.presentation}</p>}
              {g.canal && (
                <a className="bouton" href={g.canal} rel="noreferrer noopener" target="_blank">
                  Rejoindre la boucle
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
