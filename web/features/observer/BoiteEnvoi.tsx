/** Fiches of this device: drafts, those that wait for the network, those that the server refused and what to do with them. */
import { dateCourte, pluriel } from '#domain/typographie'
import type { Brouillon } from '#domain/observation/brouillon'
import { jeterBrouillon, reprendre, type Envoi } from '../../observation/boite.ts'
import { useBoite } from '../../observation/etat.ts'
import { viderBoite } from '../../observation/envoyer.ts'
import { nouvelId } from './useBrouillon.ts'

const titreDe = (nom: string, jour: string): string => `${nom || 'Lieu à choisir'}, ${dateCourte(jour)}`

function Refusee({ envoi, ouvrir }: { envoi: Envoi; ouvrir: (b: Brouillon) => void }) {
  const refus = envoi.refus!
  // Another fiche is already there under this id: this one leaves as a new one.
  const id = refus.statut === 409 ? nouvelId() : null
  return (
    <li className="envoi envoi-refus">
      <b>{titreDe(envoi.nomLieu, envoi.fiche.jour)}</b>
      <p role="alert">
        <b>{refus.titre}.</b> {refus.conseil}
      </p>
      <button type="button" className="bouton" onClick={() => void reprendre(envoi, id).then(ouvrir)}>
        {refus.statut === 409 ? 'Reprendre comme une nouvelle fiche' : 'Corriger'}
      </button>
      {refus.statut === 403 && (
        <button type="button" className="bouton" onClick={() => void viderBoite({ toutDeSuite: true })}>
          Réessayer
        </button>
      )}
    </li>
  )
}

export function BoiteEnvoi({ ouvrir, sauf }: { ouvrir: (b: Brouillon) => void; sauf: string | null }) {
  const { brouillons, envois } = useBoite()
  const autres = brouillons.filter((b) => b.id !== sauf)
  const attente = envois.filter((e) => !e.refus)
  const refusees = envois.filter((e) => e.refus)
  if (autres.length + envois.length === 0) return null
  return (
    <section className="boite" aria-label="Fiches de cet appareil">
      {refusees.length > 0 && <h2>{pluriel(refusees.length, 'fiche')} à reprendre</h2>}
      <ul>
        {refusees.map((e) => (
          <Refusee key={e.id} envoi={e} ouvrir={ouvrir} />
        ))}
      </ul>
      {attente.length > 0 && (
        <>
          <h2>{pluriel(attente.length, 'fiche')} à envoyer</h2>
          <p className="muet">
            Gardées sur cet appareil ; elles partent seules au retour du réseau.{' '}
            <button
              type="button"
              className="bouton bouton-nu bouton-petit"
              onClick={() => void viderBoite({ toutDeSuite: true })}
            >
              Envoyer maintenant
            </button>
          </p>
          <ul>
            {attente.map((e) => (
              <li key={e.id} className="envoi">
                {titreDe(e.nomLieu, e.fiche.jour)}
                {e.essais > 0 && <span className="muet"> · {pluriel(e.essais, 'essai')}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {autres.length > 0 && (
        <>
          <h2>{pluriel(autres.length, 'brouillon')}</h2>
          <ul>
            {autres.map((b) => (
              <li key={b.id} className="envoi">
                <button type="button" className="bouton bouton-nu" onClick={() => ouvrir(b)}>
                  {titreDe(b.nomLieu, b.jour)}
                </button>
                <button
                  type="button"
                  className="bouton bouton-nu bouton-petit"
                  onClick={() =>
                    confirm('Jeter ce brouillon ? Il n’a pas été envoyé.') && void jeterBrouillon(b.id)
                  }
                >
                  Jeter
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
