/** What no group reaches within a journey: the share of votes to win in reach, and the communes that are too far. */
import { useDeferredValue, useState } from 'react'
import { nombre, pourcentage } from '#domain/typographie'
import { api } from '../../api.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { useListe } from '../../ui/useListe.ts'
import { TableDonnees } from '../../ui/TableDonnees.tsx'

export function Couverture({ departement }: { departement: string }) {
  const [trajet, setTrajet] = useState(30)
  const demande = useDeferredValue(trajet)
  const { valeur, erreur, relire } = useListe(`couverture/${departement}/${demande}`, (s) =>
    api.couverture(departement, demande, s),
  )
  return (
    <section className="bloc" aria-labelledby="couverture">
      <header>
        <h2 id="couverture">Ce qu’aucun groupe n’atteint</h2>
      </header>
      <div className="interieur">
        <label className="curseur">
          <span>
            Trajet d’au plus <strong>{nombre(trajet)} min</strong>
          </span>
          <input
            type="range"
            min={10}
            max={90}
            step={5}
            value={trajet}
            onChange={(e) => setTrajet(Number(e.target.value))}
          />
        </label>
      </div>
      {erreur && <Echec erreur={erreur} reessayer={relire} />}
      {!valeur && !erreur && <Squelette lignes={4} />}
      {valeur && (
        <>
          <p className="interieur" aria-live="polite">
            {valeur.totale > 0 ? (
              <>
                <strong>{pourcentage(valeur.atteinte / valeur.totale, 0)}</strong> des voix à gagner (
                {nombre(valeur.atteinte)} sur {nombre(valeur.totale)}) sont à portée{' '}
                {valeur.groupes < 2 ? 'du groupe' : `des ${nombre(valeur.groupes)} groupes`}.
              </>
            ) : (
              'La réserve nette de ce département n’est pas calculée.'
            )}
          </p>
          {valeur.loin.length === 0 ? (
            valeur.totale > 0 && (
              <Vide titre="Chaque commune où il y a des voix à gagner a un groupe à portée." />
            )
          ) : (
            <TableDonnees
              titres={['Commune', 'Inscrits', 'Réserve nette', 'Groupe le plus proche']}
              nombres={['Inscrits', 'Réserve nette']}
              cadre="groupes-loin"
            >
              {valeur.loin.map((l) => (
                <tr key={l.code}>
                  <th scope="row">{l.nom}</th>
                  <td className="nombre">{nombre(l.inscrits)}</td>
                  <td className="nombre">{nombre(l.reserveNette)}</td>
                  <td>
                    {l.plusProche
                      ? `${l.plusProche.nom}, ${nombre(l.plusProche.minutes)} min`
                      : 'aucun groupe'}
                  </td>
                </tr>
              ))}
            </TableDonnees>
          )}
          <p className="interieur muet">
            Trajet estimé à vol d’oiseau, avec détour. Réserve nette : voix de gauche à retrouver parmi les
            abstentionnistes, moins celles de l’extrême droite.
          </p>
        </>
      )}
    </section>
  )
}
