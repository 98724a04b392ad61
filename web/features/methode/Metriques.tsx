/** The registry of metrics: every figure of the product, how it is made, when there is none. */
import type { Methode } from '#contract/publication'
import { Texte } from '../../ui/Texte.tsx'
import { Table } from './Table.tsx'

export const Metriques = ({ metriques }: { metriques: Methode['metriques'] }) => (
  <Table
    titres={['Mesure', 'Formule', 'Plage', 'Quand il n’y en a pas', 'Source', 'Version']}
    className="donnees registre"
  >
    {metriques.map((m) => (
      <tr key={m.cle}>
        <th scope="row">
          <Texte>{m.libelle}</Texte>
          <small>
            <Texte>{m.signe}</Texte>
          </small>
        </th>
        <td className="formule">
          <Texte>{m.formule}</Texte>
        </td>
        <td>
          <Texte>{m.plage}</Texte>
          {m.unite !== 'part' && <small>{m.unite}</small>}
        </td>
        <td>
          <Texte>{m.nul}</Texte>
        </td>
        <td>
          <Texte>{m.source}</Texte>
        </td>
        <td className="nombre">{m.version}</td>
      </tr>
    ))}
  </Table>
)
