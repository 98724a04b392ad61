/** How a run goes, or went: files brought, troubles overcome, steps, and what to do by hand for what could not be had. */
import type { Chargement, FichierRecu } from '#contract/chargement'
import { nombre, pluriel } from '#domain/typographie'
import { motFichier, motTelechargement } from './mots.ts'

/** @param debit bytes a second, of one that goes on. */
export function Deroule({
  chargement: { bilan },
  debit = null,
}: {
  chargement: Chargement
  debit?: number | null
}) {
  const { fichiers, etapes } = bilan
  const echecs = fichiers.filter((f) => f.etat === 'echec')
  return (
    <>
      {fichiers.length > 0 && (
        <>
          <h3>Téléchargement : {motTelechargement(fichiers, debit)}</h3>
          <ul className="fichiers-recus">
            {fichiers.map((f) => (
              <Fichier key={f.nom} fichier={f} />
            ))}
          </ul>
        </>
      )}
      {echecs.length > 0 && <AFaireALaMain echecs={echecs} />}
      {etapes.length > 0 && (
        <>
          <h3>Chargement</h3>
          <ol className="etapes-chargement">
            {etapes.map((e, i) => (
              <li key={i} className={e.finie ? 'finie' : 'encours'}>
                <span aria-hidden="true">{e.finie ? '✓' : '…'}</span> {e.titre}
                <span className="muet">
                  {e.finie ? e.bilan && ` : ${e.bilan}` : e.lignes > 0 && ` : ${nombre(e.lignes)} lignes`}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}

function Fichier({ fichier: f }: { fichier: FichierRecu }) {
  return (
    <li className={`fichier-${f.etat}`}>
      <span className="fichier-nom">{f.nom}</span>
      <progress
        max={f.total ?? 1}
        value={f.etat === 'recu' ? (f.total ?? 1) : f.total === null ? undefined : f.recus}
        aria-label={f.nom}
        hidden={f.etat === 'attente' || f.etat === 'echec'}
      />
      <span className="muet">{motFichier(f)}</span>
      {f.incident && f.etat !== 'echec' && <span className="incident">{f.incident}</span>}
    </li>
  )
}

const phrase = (texte: string): string => (/[.?!]$/.test(texte) ? texte : `${texte}.`)

function AFaireALaMain({ echecs }: { echecs: readonly FichierRecu[] }) {
  return (
    <div className="a-la-main" role="alert">
      <h3>À prendre à la main : {pluriel(echecs.length, 'fichier')}</h3>
      <ol>
        {echecs.map((f) => (
          <li key={f.nom}>
            <p>
              <a href={f.url} rel="noreferrer">
                {f.url}
              </a>
              <br />
              {phrase(f.echec?.pourquoi ?? '')} Posez-le ici, puis relancez : <code>{f.echec?.vers}</code>
            </p>
          </li>
        ))}
      </ol>
      <p className="muet">
        Ce qui est arrivé est gardé : la prochaine fois, seuls ces fichiers seront demandés.
      </p>
    </div>
  )
}
