/** The table, equal of the map: same places, same filters, same selection; virtual lines, whole keyboard. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { pluriel } from '#domain/typographie'
import { memeCible, type Cible } from '../../carte/pointage.ts'
import { Vide } from '../../ui/Etats.tsx'
import type { Colonne, Tri } from '../../carte/colonnes.ts'
import { LigneLieu } from './LigneLieu.tsx'
import { csv } from '#domain/export/cellule'
import { telecharger } from '../../ui/telecharger.ts'
import { deplacer, lignesCsv } from './lignes.ts'

const HAUTEUR_LIGNE = 32
const AVANCE = 8

const idLigne = (rang: number): string => `ligne-${rang}`

/** Scrolls the least that shows a line. */
function amener(el: HTMLElement | null, rang: number): void {
  if (!el) return
  const entete = el.querySelector('thead')?.clientHeight ?? 0
  const [haut, bas] = [rang * HAUTEUR_LIGNE, (rang + 1) * HAUTEUR_LIGNE]
  if (haut < el.scrollTop) el.scrollTop = haut
  else if (bas > el.scrollTop + el.clientHeight - entete) el.scrollTop = bas - el.clientHeight + entete
}

export function Tableau(props: {
  /** Filtered, sorted. */
  lignes: readonly Cible[]
  colonnes: readonly Colonne[]
  tri: Tri
  trier: (tri: Tri) => void
  /** Only the places that the map shows. */
  vueSeule: boolean
  basculerVue: () => void
  texte: string
  chercher: (texte: string) => void
  selection: Cible | null
  choisir: (cible: Cible) => void
  /** Adds the place to the selection of bureaux, or takes it back. */
  cocher: (cible: Cible) => void
  survol: Cible | null
  survoler: (cible: Cible | null) => void
}) {
  const { lignes, tri, selection, choisir } = props
  const cadre = useRef<HTMLDivElement>(null)
  const [fenetre, setFenetre] = useState({ haut: 0, hauteur: 400 })
  /** Line of the keyboard, valid for one selection: another selection takes the cursor with it. */
  const [curseur, setCurseur] = useState<{ rang: number; pour: Cible | null }>({ rang: 0, pour: null })
  const rangChoisi = useMemo(() => lignes.findIndex((l) => memeCible(l, selection)), [lignes, selection])

  const suivi = rangChoisi >= 0 && curseur.pour !== selection
  const actif = suivi ? rangChoisi : Math.max(0, Math.min(curseur.rang, lignes.length - 1))

  useLayoutEffect(() => {
    const el = cadre.current
    if (!el) return undefined
    const mesurer = (): void => setFenetre({ haut: el.scrollTop, hauteur: el.clientHeight })
    mesurer()
    const observateur = new ResizeObserver(mesurer)
    observateur.observe(el)
    el.addEventListener('scroll', mesurer, { passive: true })
    return () => {
      observateur.disconnect()
      el.removeEventListener('scroll', mesurer)
    }
  }, [])

  // A selection made on the map brings its line into sight.
  useEffect(() => {
    if (rangChoisi >= 0) amener(cadre.current, rangChoisi)
  }, [rangChoisi])

  const agir = (ligne: Cible, maj: boolean): void => (maj ? props.cocher(ligne) : choisir(ligne))
  const parPage = Math.max(1, Math.floor(fenetre.hauteur / HAUTEUR_LIGNE) - 2)
  const naviguer = (e: KeyboardEvent): void => {
    const cible = deplacer(e.key, actif, lignes.length, parPage)
    if (cible !== null) {
      e.preventDefault()
      setCurseur({ rang: cible, pour: selection })
      amener(cadre.current, cible)
      props.survoler(lignes[cible] ?? null)
    } else if (e.key === 'Enter' || e.key === ' ') {
      const ligne = lignes[actif]
      e.preventDefault()
      if (ligne) agir(ligne, e.shiftKey)
    }
  }

  const premiere = Math.max(0, Math.floor(fenetre.haut / HAUTEUR_LIGNE) - AVANCE)
  const derniere = Math.min(
    lignes.length,
    Math.ceil((fenetre.haut + fenetre.hauteur) / HAUTEUR_LIGNE) + AVANCE,
  )
  return (
    <div className="tableau">
      <div className="tableau-outils">
        <input
          type="search"
          className="champ"
          placeholder="Filtrer par nom ou code"
          aria-label="Filtrer le tableau par nom ou code"
          value={props.texte}
          onChange={(e) => props.chercher(e.target.value)}
        />
        <label className="tableau-vue">
          <input type="checkbox" checked={props.vueSeule} onChange={props.basculerVue} />
          Dans la vue seulement
        </label>
        <button
          type="button"
          className="bouton bouton-petit"
          disabled={lignes.length === 0}
          onClick={() => telecharger('tableau.csv', csv(lignesCsv(lignes, props.colonnes)))}
        >
          CSV
        </button>
        <span className="muet">{pluriel(lignes.length, 'ligne')}</span>
      </div>
      <div
        ref={cadre}
        className="tableau-cadre"
        tabIndex={0}
        role="group"
        aria-label="Tableau des lieux : flèches pour parcourir, Entrée pour choisir, Maj + Entrée pour ajouter à la sélection"
        aria-activedescendant={lignes.length > 0 ? idLigne(actif) : undefined}
        onKeyDown={naviguer}
        onMouseLeave={() => props.survoler(null)}
      >
        <table className="donnees" aria-rowcount={lignes.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {props.colonnes.map((c) => (
                <EnTete key={c.cle} colonne={c} tri={tri} trier={props.trier} />
              ))}
            </tr>
          </thead>
          <tbody>
            {premiere > 0 && <tr aria-hidden="true" style={{ height: premiere * HAUTEUR_LIGNE }} />}
            {lignes.slice(premiere, derniere).map((ligne, k) => {
              const rang = premiere + k
              return (
                <LigneLieu
                  key={`${ligne.morceau.cle}/${ligne.rang}`}
                  id={idLigne(rang)}
                  rang={rang}
                  cible={ligne}
                  colonnes={props.colonnes}
                  active={rang === actif}
                  choisie={rang === rangChoisi}
                  survolee={memeCible(ligne, props.survol)}
                  choisir={(maj) => agir(ligne, maj)}
                  survoler={props.survoler}
                />
              )
            })}
            {derniere < lignes.length && (
              <tr aria-hidden="true" style={{ height: (lignes.length - derniere) * HAUTEUR_LIGNE }} />
            )}
          </tbody>
        </table>
        {lignes.length === 0 && (
          <Vide titre="Aucun lieu ne correspond.">
            <p>Effacez le texte du filtre, ou rendez des classes dans « Filtrer ».</p>
          </Vide>
        )}
      </div>
    </div>
  )
}

function EnTete({ colonne, tri, trier }: { colonne: Colonne; tri: Tri; trier: (tri: Tri) => void }) {
  const triee = tri.colonne === colonne.cle
  const sens = tri.decroissant ? 'descending' : 'ascending'
  return (
    <th scope="col" className={colonne.numerique ? 'nombre' : undefined} aria-sort={triee ? sens : 'none'}>
      <button
        type="button"
        onClick={() =>
          trier({ colonne: colonne.cle, decroissant: triee ? !tri.decroissant : colonne.numerique })
        }
      >
        {colonne.titre}
        {triee && <span aria-hidden="true">{tri.decroissant ? ' ▾' : ' ▴'}</span>}
        {colonne.unite && <small>{colonne.unite}</small>}
      </button>
    </th>
  )
}
