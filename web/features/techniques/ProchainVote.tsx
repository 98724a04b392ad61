/** Date of the next vote, and the deadlines that follow from it. */
import { useId, useState, type FormEvent } from 'react'
import { dateLongue } from '#domain/typographie'
import { api } from '../../api.ts'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import type { Defaire } from '../../ui/useDefaire.ts'
import type { Liste } from '../../ui/useListe.ts'
import type { CalendrierDuVote } from '#contract/calendrier'

export function ProchainVote({ lu, defaire }: { lu: Liste<CalendrierDuVote>; defaire: Defaire }) {
  const id = useId()
  const [saisi, setSaisi] = useState<string | null>(null)
  if (lu.erreur) return <Echec erreur={lu.erreur} reessayer={lu.relire} />
  if (!lu.valeur) return <Squelette lignes={3} />
  const { calendrier } = lu.valeur
  const actuel = calendrier?.vote ?? null
  const fixer = (e: FormEvent): void => {
    e.preventDefault()
    const vote = (saisi ?? actuel) || null
    if (vote === actuel) return
    defaire.faire(
      vote ? `Prochain vote : ${dateLongue(vote)}.` : 'Date du prochain vote retirée.',
      () => api.fixerVote(vote),
      () => api.fixerVote(actuel),
    )
    setSaisi(null)
  }
  return (
    <section className="bloc">
      <header>
        <h2>Prochain vote</h2>
      </header>
      <div className="interieur">
        <form className="tri" onSubmit={fixer}>
          <label htmlFor={`${id}-vote`}>Premier tour</label>
          <input
            id={`${id}-vote`}
            className="champ"
            type="date"
            value={saisi ?? actuel ?? ''}
            onChange={(e) => setSaisi(e.target.value)}
          />
          <button type="submit" className="bouton" disabled={defaire.occupe}>
            Enregistrer
          </button>
        </form>
        {calendrier ? (
          <ul className="echeances">
            <li>
              S’inscrire sur les listes électorales : jusqu’au <b>{dateLongue(calendrier.inscription)}</b>,
              sixième vendredi avant le vote (Code électoral, article L17).
            </li>
            <li>
              Après un déménagement pour le travail, une retraite de fonctionnaire, un retour à la vie civile,
              une majorité, une naturalisation ou un droit de vote retrouvé depuis : jusqu’au{' '}
              <b>{dateLongue(calendrier.inscriptionTardive)}</b>, dixième jour avant le vote (article L30).
            </li>
            <li>
              Procuration : aucune date limite dans la loi (articles L71 à L78), au plus tard la veille,{' '}
              <b>{dateLongue(calendrier.procuration)}</b> ; à établir bien avant, car la mairie doit l’avoir
              reçue. Par mandataire, deux procurations au plus, dont une seule établie en France (article
              L73).
            </li>
          </ul>
        ) : (
          <p>Aucune date n’est fixée. Fixez le premier tour pour voir les échéances.</p>
        )}
      </div>
    </section>
  )
}
