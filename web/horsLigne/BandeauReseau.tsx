/** Under the header: these figures are copies; a new version is ready. Nothing when all is fresh. */
import { useEtatReseau } from './etat.ts'

const instant = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})

export function BandeauReseau() {
  const { enLigne, copieDu, remplacer } = useEtatReseau()
  return (
    <>
      {(copieDu !== null || !enLigne) && (
        <p className="bandeau-reseau" role="status">
          <b>{enLigne ? 'Le serveur ne répond pas.' : 'Hors ligne.'}</b>{' '}
          {copieDu === null
            ? 'Ce qui est déjà lu reste à l’écran.'
            : `Copie du ${instant.format(new Date(copieDu))}.`}
        </p>
      )}
      {remplacer && (
        <p className="bandeau-reseau" role="status">
          Une nouvelle version est prête.{' '}
          <button type="button" className="lien" onClick={remplacer}>
            Recharger
          </button>
        </p>
      )}
    </>
  )
}
