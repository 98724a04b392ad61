/** People who offered to help, as they described themselves; corrected, handed back to them, erased. */
import { useState } from 'react'
import type { Militant } from '#contract/militant'
import { COMPETENCES } from '#domain/mission/listes'
import { dateCourte, dateLongue, enumeration, pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Dialogue, EnteteDialogue } from '../../ui/Dialogue.tsx'
import { Echec, Vide } from '../../ui/Etats.tsx'
import { telecharger } from '../../ui/telecharger.ts'
import { FormulaireMilitant } from './FormulaireMilitant.tsx'
import { TableDonnees } from '../../ui/TableDonnees.tsx'

export function ListeMilitants(props: {
  departement: string
  militants: readonly Militant[]
  relire: () => void
}) {
  const [saisi, setSaisi] = useState<Militant | 'nouveau' | null>(null)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const fermer = (): void => setSaisi(null)
  const effacer = (m: Militant): void =>
    void api.effacer(m.id).then(
      () => {
        annoncer('Effacé pour de bon.')
        props.relire()
      },
      (e: unknown) => setErreur(enErreurApi(e)),
    )
  const remettre = (m: Militant): void =>
    void api.dossier(m.id, new AbortController().signal).then(
      (d) => telecharger('mes-donnees.json', JSON.stringify(d, null, 2), 'application/json'),
      (e: unknown) => setErreur(enErreurApi(e)),
    )
  return (
    <section className="bloc">
      <header>
        <h2>
          Militants et sympathisants{' '}
          <span className="muet">{pluriel(props.militants.length, 'personne')}</span>
        </h2>
        <button type="button" className="bouton bouton-petit a-droite" onClick={() => setSaisi('nouveau')}>
          Inscrire quelqu’un
        </button>
      </header>
      {erreur && <Echec erreur={erreur} />}
      {props.militants.length === 0 && (
        <Vide titre="Personne n’est inscrit.">
          <p>Un nom ou un pseudonyme, ce que la personne veut bien faire, et la date de son accord.</p>
        </Vide>
      )}
      {props.militants.length > 0 && (
        <TableDonnees titres={['Appellation', 'Groupe', 'Sait', 'Dernière action', 'Accord jusqu’au', '']}>
          {props.militants.map((m) => (
            <tr key={m.id}>
              <th scope="row">{m.appellation}</th>
              <td>{m.groupe ?? '—'}</td>
              <td>
                {m.competences.length > 0 ? enumeration(m.competences.map((c) => COMPETENCES[c])) : '—'}
              </td>
              <td>{m.participations[0] ? dateCourte(m.participations[0]) : '—'}</td>
              <td>{dateLongue(m.expireLe)}</td>
              <td className="gestes">
                <button
                  type="button"
                  className="bouton bouton-petit"
                  aria-label={`Corriger ${m.appellation}`}
                  onClick={() => setSaisi(m)}
                >
                  Corriger
                </button>
                <button
                  type="button"
                  className="bouton bouton-petit"
                  aria-label={`Remettre ses données à ${m.appellation}`}
                  onClick={() => remettre(m)}
                >
                  Remettre
                </button>
                <Effacer appellation={m.appellation} effacer={() => effacer(m)} />
              </td>
            </tr>
          ))}
        </TableDonnees>
      )}
      {saisi && (
        <Dialogue titre="Militant" className="dialogue" fermer={fermer}>
          <EnteteDialogue
            titre={saisi === 'nouveau' ? 'Inscrire quelqu’un' : `Corriger ${saisi.appellation}`}
            fermer={fermer}
          />
          <FormulaireMilitant
            departement={props.departement}
            initial={saisi === 'nouveau' ? null : saisi}
            envoyer={async (valeur) => {
              await (saisi === 'nouveau' ? api.inscrire(valeur) : api.corriger(saisi.id, valeur))
              fermer()
              props.relire()
            }}
          />
        </Dialogue>
      )}
    </section>
  )
}

/** Erasing is a right and cannot be undone: it asks once. */
function Effacer({ appellation, effacer }: { appellation: string; effacer: () => void }) {
  const [demande, setDemande] = useState(false)
  if (!demande)
    return (
      <button
        type="button"
        className="bouton bouton-petit"
        aria-label={`Effacer ${appellation}`}
        onClick={() => setDemande(true)}
      >
        Effacer
      </button>
    )
  return (
    <>
      <button type="button" className="bouton bouton-petit bouton-principal" onClick={effacer}>
        Effacer pour de bon
      </button>
      <button type="button" className="bouton bouton-petit" onClick={() => setDemande(false)}>
        Garder
      </button>
    </>
  )
}
