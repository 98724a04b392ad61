/** « Données »: load official files from the page, follow it, stop it, and see how the last ones ended. */
import { useEffect, useRef, useState } from 'react'
import type { Chargement, DemandeChargement } from '#contract/chargement'
import type { Publication } from '#contract/publication'
import { pluriel } from '#domain/typographie'
import '../../styles/donnees.css'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { Deroule } from './Deroule.tsx'
import { Formulaire } from './Formulaire.tsx'
import { duree, motDemande, motEtat, quand } from './mots.ts'
import { useDebit } from './useDebit.ts'
import { useDonnees } from './useDonnees.ts'

export default function PageDonnees({ publication }: { publication: Publication }) {
  useTitre('Données')
  const { etat, erreur, relire, maintenant } = useDonnees()
  const [refus, setRefus] = useState<ErreurApi | null>(null)
  const enCours = etat?.enCours ?? null
  const dernier = etat?.historique[0] ?? null
  useAnnonceFin(enCours, dernier)
  const agir = (promesse: Promise<unknown>): void =>
    void promesse.then(
      () => {
        setRefus(null)
        relire()
      },
      (e: unknown) => {
        setRefus(enErreurApi(e))
        relire()
      },
    )
  const charger = (demande: DemandeChargement): void => agir(api.charger(demande))
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <div className="page-titre">
        <h1>Données</h1>
      </div>
      <p className="chapo">
        À l’écran : {pluriel(publication.departements.length, 'département')}, données {publication.version},
        publiées le {quand(publication.publieeLe)}.
      </p>
      {erreur && <Echec erreur={erreur} reessayer={relire} />}
      {refus && <Echec erreur={refus} />}
      {!etat && !erreur && <Squelette lignes={8} />}
      {enCours && (
        <EnCours
          chargement={enCours}
          maintenant={maintenant}
          arreter={() => agir(api.arreterChargement(enCours.id))}
        />
      )}
      {!enCours &&
        dernier &&
        dernier.bilan.version !== null &&
        dernier.bilan.version !== publication.version && (
          <p className="avis">
            De nouvelles données sont publiées ({dernier.bilan.version}).{' '}
            <button type="button" className="bouton" onClick={() => location.assign('/carte')}>
              Les voir sur la carte
            </button>
          </p>
        )}
      {etat && (
        <section className="bloc">
          <header>
            <h2>Charger</h2>
          </header>
          <Formulaire departements={etat.departements} occupe={enCours !== null} demarrer={charger} />
        </section>
      )}
      {etat && <Historique chargements={etat.historique} reprendre={enCours ? null : charger} />}
    </main>
  )
}

/** Says the end aloud, once. */
function useAnnonceFin(enCours: Chargement | null, dernier: Chargement | null): void {
  const suivi = useRef<string | null>(null)
  useEffect(() => {
    if (enCours) suivi.current = enCours.id
    else if (dernier && suivi.current === dernier.id) {
      suivi.current = null
      annoncer(`${motEtat(dernier.etat)}. ${dernier.bilan.message}`)
    }
  }, [enCours, dernier])
}

function EnCours(props: { chargement: Chargement; maintenant: number; arreter: () => void }) {
  const { chargement, maintenant, arreter } = props
  const debit = useDebit(chargement, maintenant)
  return (
    <section className="bloc chargement-encours" aria-label="Chargement en cours">
      <header>
        <h2>{motDemande(chargement)}</h2>
        <span className="fin">depuis {duree(chargement.debut, new Date(maintenant).toISOString())}</span>
      </header>
      <div className="interieur">
        <Deroule chargement={chargement} debit={debit} />
        <p className="bouton-et-mot">
          <button type="button" className="bouton" onClick={arreter}>
            Arrêter
          </button>
          <span className="muet">Ce qui est téléchargé reste ; la publication à l’écran aussi.</span>
        </p>
      </div>
    </section>
  )
}

/** What did not end well can be asked again as it was; what it had brought stays. */
const REPRENABLES: ReadonlySet<Chargement['etat']> = new Set(['interrompu', 'annule', 'echec'])

/** @param reprendre asks for the same again; null: a run is going on. */
function Historique({
  chargements,
  reprendre,
}: {
  chargements: readonly Chargement[]
  reprendre: ((demande: DemandeChargement) => void) | null
}) {
  return (
    <section className="bloc">
      <header>
        <h2>Derniers chargements</h2>
      </header>
      {chargements.length === 0 && (
        <p className="interieur muet">
          Aucun encore depuis cette page. Un chargement par la ligne de commande n’y figure pas.
        </p>
      )}
      <ul className="interieur historique">
        {chargements.map((c, i) => (
          <li key={c.id}>
            <details open={i === 0 && REPRENABLES.has(c.etat)}>
              <summary>
                <span className={`etat-${c.etat}`}>{motEtat(c.etat)}</span> {motDemande(c)}
                <span className="muet">
                  {' '}
                  {quand(c.debut)}
                  {c.fin && `, ${duree(c.debut, c.fin)}`}
                </span>
              </summary>
              {c.bilan.message && c.bilan.fichiers.every((f) => f.etat !== 'echec') && (
                <p>
                  <Texte>{c.bilan.message}</Texte>
                </p>
              )}
              {REPRENABLES.has(c.etat) && (
                <p>
                  {c.etat === 'interrompu' &&
                    c.bilan.message === '' &&
                    'Le serveur qui chargeait s’est arrêté. La publication précédente est intacte. '}
                  {reprendre && (
                    <button type="button" className="bouton" onClick={() => reprendre(c.demande)}>
                      Reprendre
                    </button>
                  )}
                </p>
              )}
              <Deroule chargement={c} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
