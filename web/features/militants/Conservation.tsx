/** What the retention job has erased, in numbers. */
import { CONSERVATION } from '#domain/mission/retention'
import { dateCourte, pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { Echec } from '../../ui/Etats.tsx'
import { useListe } from '../../ui/useListe.ts'

export function Conservation() {
  const { valeur, erreur, relire } = useListe('retention', api.retention)
  return (
    <section className="bloc">
      <header>
        <h2>Conservation</h2>
      </header>
      <div className="interieur">
        <p>
          L’accord vaut {CONSERVATION.mois} mois : sans renouvellement, tout ce qui concerne la personne est
          effacé, chaque nuit. Les jours d’action sont oubliés au bout de {CONSERVATION.participationsMois}{' '}
          mois. Ce fichier n’est lié à aucune fiche d’observation.
        </p>
        {erreur && <Echec erreur={erreur} reessayer={relire} />}
        {valeur?.rapports[0] && (
          <p>
            Dernier passage le {dateCourte(valeur.rapports[0].executeLe.slice(0, 10))} :{' '}
            {pluriel(valeur.rapports[0].effaces, 'personne effacée', 'personnes effacées')},{' '}
            {pluriel(valeur.rapports[0].bientot, 'accord finit', 'accords finissent')} dans les{' '}
            {CONSERVATION.preavisJours} jours.
          </p>
        )}
      </div>
    </section>
  )
}
