/** Past missions from which no fiche has come: whom to remind. */
import { dateCourte, enumeration } from '#domain/typographie'
import { api } from '../../api.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { useListe } from '../../ui/useListe.ts'
import { TableDonnees } from '../../ui/TableDonnees.tsx'

export function SansRetour({ departement }: { departement: string }) {
  const { valeur, erreur, relire } = useListe(`sans-retour/${departement}`, (s) =>
    api.sansRetour(departement, s),
  )
  return (
    <section className="bloc">
      <header>
        <h2>Missions passées sans retour</h2>
      </header>
      {erreur && <Echec erreur={erreur} reessayer={relire} />}
      {!valeur && !erreur && <Squelette lignes={2} />}
      {valeur?.missions.length === 0 && <Vide titre="Aucune mission passée n’attend sa fiche." />}
      {valeur && valeur.missions.length > 0 && (
        <TableDonnees titres={['Jour', 'Mission', 'Lieu', 'À relancer', '']} boutons="Action">
          {valeur.missions.map((m) => (
            <tr key={m.id}>
              <td>{dateCourte(m.jour)}</td>
              <th scope="row">{m.titre}</th>
              <td>{m.nomLieu}</td>
              <td>{m.groupes.length > 0 ? enumeration(m.groupes) : 'aucun groupe inscrit'}</td>
              <td>
                <Lien
                  className="bouton bouton-petit"
                  href={`/observer?niveau=${m.niveau}&code=${encodeURIComponent(m.code)}`}
                >
                  Saisir la fiche
                </Lien>
              </td>
            </tr>
          ))}
        </TableDonnees>
      )}
    </section>
  )
}
