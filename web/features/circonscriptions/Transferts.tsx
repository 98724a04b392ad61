/** « Transferts de voix »: where the votes of the first round went, as a matrix of greys, first in sentences; then what it cannot say. */
import type { z } from 'zod'
import type { Report } from '#contract/moteur'
import { nombre, pluriel, pourcentage } from '#domain/typographie'
import { api } from '../../api.ts'
import { useRessource } from '../../ressource.ts'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { nomOption, phrasesReport } from '../../lieu/phrasesTransferts.ts'
import { Defilant } from '../../ui/TableDonnees.tsx'

/** Share from which the grey is dark enough for light figures. */
const FONCE = 0.62

type Report = z.infer<typeof Report>

export function Transferts({ code }: { code: string }) {
  const lecture = useRessource(`reports/${code}`, (s) => api.reports(code, s))
  const dernier = lecture.etat === 'pret' ? lecture.valeur.reports.at(-1) : undefined
  return (
    <section className="bloc">
      <header>
        <h2>Transferts de voix{dernier && `, législatives ${dernier.vers.slice(0, 4)}`}</h2>
        <span className="fin">estimation, intervalle à 90 %</span>
      </header>
      {lecture.etat === 'attente' && <Squelette lignes={8} hauteur={28} />}
      {lecture.etat === 'erreur' && <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />}
      {lecture.etat === 'pret' && !dernier && (
        <p className="interieur muet">
          Pas de second tour ici à ces élections, ou trop peu de bureaux pour l’estimer.
        </p>
      )}
      {dernier && (
        <div className="transferts">
          <Matrice report={dernier} />
          <Lecture report={dernier} />
        </div>
      )}
    </section>
  )
}

function Matrice({ report: r }: { report: Report }) {
  const colonnes = r.destinations.length
  return (
    <Defilant>
      <table className="matrice">
        <thead>
          <tr>
            <th scope="col">
              <Texte>du 1er tour ↓ au 2d →</Texte>
            </th>
            {r.destinations.map((d) => (
              <th key={d} scope="col">
                {nomOption(d)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {r.sources.map((source, i) => (
            <tr key={source}>
              <th scope="row">
                {nomOption(source)}
                <small>{pourcentage(r.poidsSources[i]!, 0)} des inscrits</small>
              </th>
              {r.destinations.map((d, j) => (
                <Cellule key={d} report={r} rang={i * colonnes + j} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Defilant>
  )
}

function Cellule({ report: r, rang }: { report: Report; rang: number }) {
  const part = r.parts[rang]!
  const [bas, haut] = [nombre(r.bas[rang]! * 100), nombre(r.haut[rang]! * 100)]
  return (
    <td
      className={part > FONCE ? 'fonce' : undefined}
      style={{
        background: `color-mix(in srgb, var(--gris-plein) ${Math.round(part * 100)}%, var(--gris-vide))`,
      }}
    >
      <b>{pourcentage(part, 0)}</b>
      <small>{r.indicatif[rang] === 1 ? 'indicatif' : `${bas} à ${haut}`}</small>
    </td>
  )
}

const Lecture = ({ report: r }: { report: Report }) => (
  <div className="transferts-lecture">
    <ul>
      {phrasesReport(r).map((phrase) => (
        <li key={phrase}>
          <Texte>{phrase}</Texte>
        </li>
      ))}
    </ul>
    <p className="source">
      <Texte>
        {`On compare des bureaux, pas des personnes : le calcul cherche les reports qui expliquent au mieux ${pluriel(r.bureaux, 'bureau', 'bureaux')}, appuyés sur ceux des mêmes duels dans le pays. Il ne dit pas ce qu’a voté quelqu’un, ni pourquoi, et suppose que les électeurs d’un camp se comportent partout à peu près de même. Erreur d’un bureau à l’autre : ${pourcentage(r.erreur)} des inscrits. « Indicatif » : valeur au bord, intervalle sans portée.`}
      </Texte>
    </p>
  </div>
)
