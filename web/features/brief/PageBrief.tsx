/** Visit brief: one page, three to five stops; the state is in the address, the page prints as it is. */
import type { Publication } from '#contract/publication'
import { api } from '../../api.ts'
import { aller, useAdresse } from '../../navigation.ts'
import { useRessource } from '../../ressource.ts'
import '../../styles/acces.css'
import '../../styles/brief.css'
import { ChampLieu } from '../../ui/ChampLieu.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { Tournee } from './Tournee.tsx'

const DUREES = [120, 180, 240, 300, 360, 480]
const ARRETS = [20, 30, 40, 60]
const heures = (minutes: number): string =>
  minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60}`

export default function PageBrief({ publication }: { publication: Publication }) {
  useTitre('Brief de déplacement')
  const p = new URLSearchParams(useAdresse().replace(/^[^?]*\??/, ''))
  const circonscription = p.get('circonscription')
  const changer = (cle: string, valeur: string): void => {
    const q = new URLSearchParams(p)
    q.set(cle, valeur)
    if (cle === 'circonscription') q.delete('depart')
    aller(`/brief?${q.toString().replaceAll('%2C', ',')}`, { remplacer: cle !== 'circonscription' })
  }
  const requete = p.toString()
  const lecture = useRessource(circonscription && `brief/${requete}`, (s) => api.brief(requete, s))
  const choix = (cle: string, nom: string, valeurs: readonly number[], defaut: number) => (
    <label>
      {nom}
      <select
        className="champ"
        value={p.get(cle) ?? String(defaut)}
        onChange={(e) => changer(cle, e.target.value)}
      >
        {valeurs.map((v) => (
          <option key={v} value={v}>
            {heures(v).replace(/^0 h /, '')}
            {v < 60 && ' min'}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <main id="contenu" className="page brief" tabIndex={-1}>
      <div className="page-titre">
        <h1>Brief de déplacement</h1>
      </div>
      <div className="brief-reglages">
        <div>
          <ChampLieu
            key={circonscription}
            nom="Circonscription"
            initial={circonscription ?? ''}
            garder={(l) => l.niveau === 'circonscription'}
            choisir={(l) => l && changer('circonscription', l.code)}
          />
        </div>
        {choix('minutes', 'Temps en tout', DUREES, 240)}
        {choix('parArret', 'Par arrêt', ARRETS, 40)}
        {circonscription && (
          <div>
            <ChampLieu
              nom="Départ et retour"
              garder={(l) => l.ancre !== null}
              choisir={(l) =>
                l?.ancre && changer('depart', `${l.ancre[1].toFixed(4)},${l.ancre[0].toFixed(4)}`)
              }
            />
          </div>
        )}
        {lecture.etat === 'pret' && (
          <button type="button" className="bouton bouton-principal" onClick={() => print()}>
            Imprimer
          </button>
        )}
      </div>
      {!circonscription && (
        <Vide titre="Choisissez une circonscription.">
          <p>
            Trois à cinq arrêts, dans l’ordre de la route : pourquoi là, à qui parler, que dire, qui
            accueille, ce qu’il vaut mieux éviter.
          </p>
        </Vide>
      )}
      {circonscription && lecture.etat === 'attente' && <Squelette lignes={10} />}
      {lecture.etat === 'erreur' && <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />}
      {lecture.etat === 'pret' && <Tournee brief={lecture.valeur} fictive={publication.fictive} />}
    </main>
  )
}
