/** Who would go where: worked out on request, read line by line, then kept or not. */
import { useState } from 'react'
import type { Mission, PlanMissions } from '#contract/militant'
import { nombre, pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Echec, Vide } from '../../ui/Etats.tsx'

type Manque = PlanMissions['manques'][number]

function direManque({ personnes, refus, occupes }: Manque): string {
  const causes = [
    refus.creneau > 0 && `${pluriel(refus.creneau, 'personne')} hors créneau`,
    refus.trajet > 0 && `${refus.trajet} trop loin`,
    occupes > 0 && `${pluriel(occupes, 'prise', 'prises')} par une autre mission`,
  ].filter((c) => c !== false)
  const detail = causes.length > 0 ? causes.join(', ') : 'personne n’est inscrit'
  return `${pluriel(personnes, 'place')} sans personne : ${detail}.`
}

export function Plan(props: {
  departement: string
  missions: readonly Mission[]
  militants: number
  recevoir: (m: { missions: Mission[] }) => void
}) {
  const [plan, setPlan] = useState<PlanMissions | null>(null)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const echouer = (e: unknown): void => setErreur(enErreurApi(e))
  const proposer = (): void => {
    setErreur(null)
    api.planMissions(props.departement, new AbortController().signal).then(setPlan, echouer)
  }
  const retenir = (p: PlanMissions): void =>
    void api
      .retenirPlan({
        departement: props.departement,
        affectations: p.affectations.map(({ mission, militant, raisons }) => ({
          mission,
          militant,
          raisons,
        })),
      })
      .then((m) => {
        props.recevoir(m)
        setPlan(null)
        annoncer('Plan retenu.')
      }, echouer)

  return (
    <section className="bloc">
      <header>
        <h2>Qui va où</h2>
        <button
          type="button"
          className="bouton bouton-petit a-droite"
          onClick={proposer}
          disabled={props.missions.length === 0 || props.militants === 0}
        >
          Proposer un plan
        </button>
      </header>
      {erreur && <Echec erreur={erreur} reessayer={proposer} />}
      {!plan && !erreur && (
        <Vide
          titre={
            props.missions.length === 0 || props.militants === 0
              ? 'Il faut au moins une mission et une personne inscrite.'
              : 'Le plan pourvoit le plus de places, puis envoie qui connaît le sujet, au plus près, à tour de rôle.'
          }
        />
      )}
      {plan && (
        <div className="interieur">
          {props.missions.map((m) => (
            <LignePlan key={m.id} mission={m} plan={plan} />
          ))}
          <p className="plan-gestes">
            <button type="button" className="bouton bouton-principal" onClick={() => retenir(plan)}>
              Retenir ce plan
            </button>{' '}
            <button type="button" className="bouton" onClick={() => setPlan(null)}>
              Laisser
            </button>
          </p>
        </div>
      )}
    </section>
  )
}

function LignePlan({ mission, plan }: { mission: Mission; plan: PlanMissions }) {
  const manque = plan.manques.find((x) => x.mission === mission.id)
  return (
    <article className="mission-plan">
      <h3>{mission.titre}</h3>
      <ul>
        {plan.affectations
          .filter((a) => a.mission === mission.id)
          .map((a) => (
            <li key={a.militant}>
              <b>{a.appellation}</b> {a.raisons.length > 0 && `: ${a.raisons.join(' ; ')}`}
              {a.ensuite && (
                <span className="muet">
                  {' '}
                  À défaut {a.ensuite.appellation} (
                  {a.ensuite.perte > 0.005
                    ? `${nombre(a.ensuite.perte * 100)} points de convenance en moins`
                    : 'convient aussi bien'}
                  ).
                </span>
              )}
            </li>
          ))}
      </ul>
      {manque && <p className="manque">{direManque(manque)}</p>}
    </article>
  )
}
