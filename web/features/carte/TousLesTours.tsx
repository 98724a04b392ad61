/** Every round of a bloc, or of turnout, on one page: small maps with the same cuts, made to be printed. */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Publication } from '#contract/publication'
import { coucheDe, nomTour } from '#domain/couche/registre'
import { pourcentage } from '#domain/typographie'
import type { Scrutin } from '#domain/scrutin'
import { urlCouche } from '../../adresses.ts'
import { rendre, type Rendu } from '../../carte/coucheDessinee.ts'
import { dessinerLieux } from '../../carte/dessinLieux.ts'
import { magasinCouches } from '../../carte/magasinCouches.ts'
import type { Morceau } from '../../carte/morceau.ts'
import type { Emprise } from '../../carte/niveaux.ts'
import type { Theme } from '../../theme.ts'
import { Dialogue, EnteteDialogue } from '../../ui/Dialogue.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { ecrireCleDeTour, nomBloc, type CleDeTour } from './familles.ts'

/** Paper is white, whatever the screen. */
const THEME: Theme = 'clair'

export function TousLesTours(props: {
  lue: CleDeTour
  tours: readonly Scrutin[]
  publication: Publication
  /** What is drawn: one level, a few parts. */
  morceaux: readonly Morceau[]
  debut: (m: Morceau) => number
  emprise: Emprise
  objet: string
  fermer: () => void
}) {
  const { lue, tours, publication, morceaux, debut, emprise } = props
  const niveau = morceaux[0]?.niveau ?? 'circonscription'
  const lecture = useSyncExternalStore(magasinCouches.abonner, () => magasinCouches.version)
  const vignettes = useMemo(
    () =>
      tours.map((s) => {
        const cle = ecrireCleDeTour({
          ...lue,
          famille: lue.famille === 'participation' ? 'participation' : 'vote',
          de: s.code,
          vers: null,
        })
        return { s, couche: coucheDe(cle)!, url: urlCouche(niveau, cle, publication.version) }
      }),
    [tours, lue, niveau, publication.version],
  )
  useEffect(() => magasinCouches.demander(vignettes.map((v) => v.url)), [vignettes])
  const rendus = useMemo(
    () =>
      vignettes.map(({ couche, url }): Rendu | null => {
        const lueColonne = magasinCouches.lue(url)
        const source = { colonne: () => lueColonne, debut }
        return lueColonne && rendre([couche], [lueColonne], couche, [], THEME, source)
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `lecture` says that the store changed.
    [vignettes, debut, lecture],
  )
  const absents = vignettes.filter((_, k) => rendus[k]?.variable.moyenne === null)
  const premiere = rendus.find((r) => r !== null)
  const titre =
    lue.famille === 'participation' ? 'Participation, tous les tours' : `${nomBloc(lue.bloc)}, tous les tours`
  return (
    <Dialogue titre={titre} fermer={props.fermer} className="tous-les-tours">
      <EnteteDialogue titre={titre} fermer={props.fermer} />
      <div className="tours-actions">
        <Echelle rendu={premiere ?? null} />
        <button type="button" className="bouton" onClick={() => print()}>
          Imprimer
        </button>
      </div>
      <div className="tours-grille">
        {vignettes.map(({ s, couche }, k) =>
          absents.some((v) => v.s === s) ? null : (
            <figure key={s.code}>
              <Vignette
                rendu={rendus[k] ?? null}
                morceaux={morceaux}
                emprise={emprise}
                nom={couche.libelle}
              />
              <figcaption>
                <b>
                  <Texte>{nomTour(s)}</Texte>
                </b>
                <span>{moyenneDite(rendus[k] ?? null)}</span>
              </figcaption>
            </figure>
          ),
        )}
      </div>
      <p className="tours-source">
        {absents.length > 0 && `Sans candidat de ce bloc : ${absents.map((v) => nomTour(v.s)).join(' ; ')}. `}
        {props.objet}. Mêmes classes à chaque tour. Gris : pas de donnée ; gris foncé : pas de candidat.{' '}
        {publication.fictive
          ? 'Données inventées.'
          : `Source : ${vignettes[0]?.couche.source ?? ''}, ${tours[0]?.annee ?? ''}–${tours.at(-1)?.annee ?? ''}.`}{' '}
        Publication {publication.version}.
      </p>
    </Dialogue>
  )
}

const moyenneDite = (r: Rendu | null): string =>
  r?.variable.moyenne == null ? '' : `France ${pourcentage(r.variable.moyenne)}`

function Vignette(props: {
  rendu: Rendu | null
  morceaux: readonly Morceau[]
  emprise: Emprise
  nom: string
}) {
  const toile = useRef<HTMLCanvasElement>(null)
  const { rendu, morceaux, emprise } = props
  useEffect(() => {
    if (toile.current && rendu) dessinerLieux(toile.current, morceaux, rendu, emprise, THEME)
  }, [rendu, morceaux, emprise])
  return <canvas ref={toile} role="img" aria-label={props.nom} />
}

function Echelle({ rendu }: { rendu: Rendu | null }) {
  if (!rendu) return <p role="status">Lecture des tours…</p>
  return (
    <ul className="tours-echelle">
      {rendu.couleurs.map((c, k) => (
        <li key={c}>
          <i className="pastille" style={{ background: c }} aria-hidden="true" />
          {rendu.noms[k]} {k === rendu.couleurs.length - 1 && '%'}
        </li>
      ))}
    </ul>
  )
}
