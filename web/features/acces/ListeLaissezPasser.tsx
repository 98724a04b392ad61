/** Links in force, each taken back in a click; the page gives the way back. */
import type { LaissezPasser } from '#contract/acces'
import { dateLongue } from '#domain/typographie'
import type { ErreurApi } from '../../appel.ts'
import { nomDuRole } from '../../session.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { TableDonnees } from '../../ui/TableDonnees.tsx'

export function ListeLaissezPasser(props: {
  liste: readonly LaissezPasser[] | null
  erreur: ErreurApi | null
  retirer: (passe: LaissezPasser) => void
}) {
  return (
    <section className="bloc">
      <header>
        <h2>En cours</h2>
      </header>
      {props.erreur && <Echec erreur={props.erreur} />}
      {!props.erreur && !props.liste && <Squelette lignes={3} />}
      {props.liste?.length === 0 && <Vide titre="Aucun lien en cours." />}
      {props.liste && props.liste.length > 0 && (
        <TableDonnees titres={['Groupe', 'Ouvre', 'Où', 'Jusqu’au', '']} boutons="Action">
          {props.liste.map((p) => (
            <Ligne key={p.id} passe={p} retirer={() => props.retirer(p)} />
          ))}
        </TableDonnees>
      )}
    </section>
  )
}

/** The id of a sector is too long to be read. */
const court = (code: string): string => (code.length > 14 ? `${code.slice(0, 8)}…` : code)

function Ligne({ passe, retirer }: { passe: LaissezPasser; retirer: () => void }) {
  return (
    <tr>
      <th scope="row">{passe.libelle}</th>
      <td>{nomDuRole(passe.role)}</td>
      <td>
        {passe.departements?.join(', ') ?? 'tout le pays'}
        {passe.territoire && ` · ${passe.territoire.niveau} ${court(passe.territoire.code)}`}
      </td>
      <td>{dateLongue(passe.expireLe.slice(0, 10))}</td>
      <td>
        <button
          type="button"
          className="bouton bouton-petit"
          aria-label={`Retirer le lien de ${passe.libelle}`}
          onClick={retirer}
        >
          Retirer
        </button>
      </td>
    </tr>
  )
}
