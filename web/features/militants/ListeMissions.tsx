/** Missions to come, and a form to open one. */
import { useState } from 'react'
import type { Mission } from '#contract/militant'
import { CRENEAUX } from '#domain/mission/listes'
import { dateCourte, enumeration } from '#domain/typographie'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Dialogue, EnteteDialogue } from '../../ui/Dialogue.tsx'
import { Echec, Vide } from '../../ui/Etats.tsx'
import { FormulaireMission } from './FormulaireMission.tsx'
import { TableDonnees } from '../../ui/TableDonnees.tsx'

export function ListeMissions(props: {
  departement: string
  missions: readonly Mission[]
  recevoir: (m: { missions: Mission[] }) => void
  relire: () => void
}) {
  const [ouvert, setOuvert] = useState(false)
  const [retiree, setRetiree] = useState<Mission | null>(null)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const echouer = (e: unknown): void => setErreur(enErreurApi(e))

  const retirer = (m: Mission): void =>
    void api.retirerMission(m.id).then(() => {
      setRetiree(m)
      annoncer(`Mission « ${m.titre} » retirée.`)
      props.relire()
    }, echouer)
  const remettre = ({ id: _id, nomLieu: _nom, affectes: _affectes, ...saisie }: Mission): void =>
    void api.ouvrirMission(saisie).then((m) => {
      setRetiree(null)
      props.recevoir(m)
    }, echouer)

  return (
    <section className="bloc">
      <header>
        <h2>Missions à venir</h2>
        <button type="button" className="bouton bouton-petit a-droite" onClick={() => setOuvert(true)}>
          Ouvrir une mission
        </button>
      </header>
      {erreur && <Echec erreur={erreur} />}
      {retiree && (
        <p className="avis" role="status">
          « {retiree.titre} » est retirée.{' '}
          <button type="button" className="bouton bouton-petit" onClick={() => remettre(retiree)}>
            Annuler
          </button>
        </p>
      )}
      {props.missions.length === 0 && (
        <Vide titre="Aucune mission à venir.">
          <p>Une mission, c’est un lieu, un créneau, un nombre de personnes, et ce qu’il faut savoir.</p>
        </Vide>
      )}
      {props.missions.length > 0 && (
        <TableDonnees titres={['Quand', 'Mission', 'Lieu', 'Qui y va', '']} boutons="Action">
          {props.missions.map((m) => (
            <tr key={m.id}>
              <td>
                {dateCourte(m.jour)}
                <br />
                <span className="muet">{CRENEAUX[m.creneau]}</span>
              </td>
              <th scope="row">{m.titre}</th>
              <td>{m.nomLieu ?? m.code}</td>
              <td>
                {m.affectes.length > 0 ? enumeration(m.affectes.map((a) => a.appellation)) : '—'}{' '}
                <span className="muet">
                  ({m.affectes.length} sur {m.personnes})
                </span>
              </td>
              <td>
                <button
                  type="button"
                  className="bouton bouton-petit"
                  aria-label={`Retirer la mission ${m.titre}`}
                  onClick={() => retirer(m)}
                >
                  Retirer
                </button>
              </td>
            </tr>
          ))}
        </TableDonnees>
      )}
      {ouvert && (
        <Dialogue titre="Ouvrir une mission" className="dialogue" fermer={() => setOuvert(false)}>
          <EnteteDialogue titre="Ouvrir une mission" fermer={() => setOuvert(false)} />
          <FormulaireMission
            departement={props.departement}
            envoyer={async (saisie) => {
              props.recevoir(await api.ouvrirMission(saisie))
              setOuvert(false)
            }}
          />
        </Dialogue>
      )}
    </section>
  )
}
