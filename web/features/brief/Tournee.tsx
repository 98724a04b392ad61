/** The stops, in the order of the road. */
import type { Brief } from '#contract/brief'
import { pluriel } from '#domain/typographie'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { MiniTournee } from './MiniTournee.tsx'

const duree = (minutes: number): string =>
  minutes < 60
    ? pluriel(minutes, 'minute')
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`

export function Tournee({ brief, fictive }: { brief: Brief; fictive: boolean }) {
  return (
    <>
      <div className="brief-tete">
        <div>
          <p className="brief-papier">Brief de déplacement</p>
          <h2>
            <Texte>{brief.circonscription.nom}</Texte>
          </h2>
          <p>
            {pluriel(brief.arrets.length, 'arrêt')}, {duree(brief.minutes)} en tout, {brief.parArret} min par
            arrêt. Départ et retour : {brief.depart.nom}.
          </p>
          <p className="muet">
            Trajets estimés à vol d’oiseau × 1,3 : vérifiez la route.
            {brief.arrets.length < 3 && ' Le temps donné ne permet pas trois arrêts.'}
          </p>
        </div>
        <MiniTournee brief={brief} />
      </div>
      <ol className="arrets">
        {brief.arrets.map((a, i) => (
          <li key={a.secteur} className="bloc">
            <header>
              <span className="rang" aria-hidden="true">
                {i + 1}
              </span>
              <h3>
                <Lien href={`/fiches/secteurs/${a.secteur}`}>{a.nom}</Lien>
              </h3>
              <span className="muet">
                {a.geste}, à {`${a.trajet}\u00A0min`}
              </span>
            </header>
            <dl>
              <dt>Pourquoi</dt>
              <dd>
                <Texte>{a.pourquoi.join(' ')}</Texte>
              </dd>
              <dt>Où et quand</dt>
              <dd className="brief-lieux">
                <Texte>{a.aQui}</Texte>
              </dd>
              <dt>Dire</dt>
              <dd>
                {a.dire.map((t) => (
                  <p key={t}>
                    <Texte>{t}</Texte>
                  </p>
                ))}
              </dd>
              <dt>Accueil</dt>
              <dd>
                <Texte>{a.accueil}</Texte>
              </dd>
              <dt>Éviter</dt>
              <dd>
                {a.eviter.map((t) => (
                  <p key={t}>
                    <Texte>{t}</Texte>
                  </p>
                ))}
              </dd>
            </dl>
          </li>
        ))}
      </ol>
      <p className="muet">
        Retour : {brief.retour} min. Estimations par lieu, jamais par personne. Données {brief.donnees},
        méthode {brief.methode}.{fictive && ' Données fictives.'}
      </p>
    </>
  )
}
