/** Places that touch this one: where the boundary of a class runs. */
import type { Lieu } from '#contract/lieu'
import { points } from '#domain/typographie'
import { api } from '../../api.ts'
import { useRessource } from '../../ressource.ts'
import { Hachure, Pastille } from '../../ui/Classe.tsx'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { NOM_PROFIL } from '#domain/profil'
import { Rubrique } from './Rubrique.tsx'

export function Voisins({ lieu, choisir }: { lieu: Lieu; choisir: (code: string) => void }) {
  const lecture = useRessource(`voisins/${lieu.code}`, (s) => api.voisins(lieu.niveau, lieu.code, s))
  return (
    <Rubrique titre="Lieux voisins" fin="marge de la gauche">
      {lecture.etat === 'attente' && <Squelette lignes={5} hauteur={22} />}
      {lecture.etat === 'erreur' && <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />}
      {lecture.etat === 'pret' && lecture.valeur.voisins.length === 0 && (
        <p className="source">
          {lieu.contour
            ? 'Aucun lieu dessiné ne touche celui-ci.'
            : 'Sans contour publié, on ne sait pas quels lieux le touchent.'}
        </p>
      )}
      {lecture.etat === 'pret' && lecture.valeur.voisins.length > 0 && (
        <>
          <ol className="premiers voisins">
            {lecture.valeur.voisins.map(({ code, nom, departement, classement: c }) => (
              <li key={code}>
                <button type="button" onClick={() => choisir(code)}>
                  <Pastille profil={c.profil} />
                  <span className="invisible">{NOM_PROFIL[c.profil]}, </span>
                  <span>
                    <Texte>{nom}</Texte>
                    {departement !== lieu.departement && <small> {departement}</small>}
                  </span>
                  {c.foyer && (
                    <>
                      <Hachure />
                      <span className="invisible"> foyer d’abstention</span>
                    </>
                  )}
                  <span className="fin">{c.marge === null ? 'indéterminé' : points(c.marge)}</span>
                </button>
              </li>
            ))}
          </ol>
          {(lieu.schematique || lecture.valeur.voisins.some((v) => v.schematique)) && (
            <p className="source">Contours schématiques : ce voisinage est approché.</p>
          )}
        </>
      )}
    </Rubrique>
  )
}
