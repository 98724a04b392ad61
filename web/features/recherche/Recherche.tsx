/** ⌘K: a combobox over the places, then the sectors; the server forgives accents and typos. Empty, it offers the last places opened. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { ResultatRecherche, SecteurTrouve } from '#contract/recherche'
import { NOM_NIVEAU } from '#domain/lieu'
import { pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { enErreurApi, estAbandon, type ErreurApi } from '../../appel.ts'
import { Dialogue } from '../../ui/Dialogue.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { lireRecents, retenirRecent } from './recents.ts'

interface Reponse {
  q: string
  resultats: ResultatRecherche[]
  secteurs: SecteurTrouve[]
  erreur: ErreurApi | null
}

const AUCUN: readonly SecteurTrouve[] = []
const RIEN: Reponse = { q: '', resultats: [], secteurs: [], erreur: null }

/** Results for a text; the former ones stay until the new ones are there. */
function useResultats(q: string): Reponse {
  const [reponse, setReponse] = useState<Reponse>(RIEN)
  useEffect(() => {
    if (q === '') return undefined
    const abandon = new AbortController()
    api.recherche(q, abandon.signal).then(
      ({ resultats, secteurs }) => setReponse({ q, resultats, secteurs, erreur: null }),
      (e: unknown) => {
        if (!estAbandon(e)) setReponse({ q, resultats: [], secteurs: [], erreur: enErreurApi(e) })
      },
    )
    return () => abandon.abort()
  }, [q])
  return q === '' ? RIEN : reponse
}

const precision = (l: ResultatRecherche): string =>
  [
    l.pour ? `Député·e, ${l.nom}` : NOM_NIVEAU[l.niveau],
    l.lieuDeVote,
    l.nomCommune && !l.nom.startsWith(l.nomCommune) ? l.nomCommune : null,
    l.bureaux > 1 ? pluriel(l.bureaux, 'bureau', 'bureaux') : null,
    pluriel(l.inscrits, 'inscrit'),
  ]
    .filter((x) => x !== null)
    .join(', ')

export function Recherche(props: {
  choisir: (lieu: ResultatRecherche) => void
  /** Without it only places are offered. */
  choisirSecteur?: (secteur: SecteurTrouve) => void
  fermer: () => void
  /** Alt and Enter; without it they open. */
  ajouter?: (lieu: ResultatRecherche) => void
}) {
  const { choisir, choisirSecteur, fermer, ajouter } = props
  const [texte, setTexte] = useState('')
  const [actif, setActif] = useState(0)
  const champ = useRef<HTMLInputElement>(null)
  const id = useId()
  const q = texte.trim()
  const reponse = useResultats(q)
  const [recents] = useState(lireRecents)
  const { erreur, q: repondu } = reponse
  const resultats = q === '' ? recents : reponse.resultats
  const secteurs = choisirSecteur ? reponse.secteurs : AUCUN
  const total = resultats.length + secteurs.length
  const ouvrir = (lieu: ResultatRecherche): void => {
    retenirRecent(lieu)
    choisir(lieu)
  }
  useEffect(() => champ.current?.focus(), [])
  useEffect(
    () => document.getElementById(`${id}-${actif}`)?.scrollIntoView({ block: 'nearest' }),
    [id, actif],
  )

  const valider = (ajoute: boolean): void => {
    const lieu = resultats[actif]
    if (lieu && ajoute && ajouter) {
      retenirRecent(lieu)
      ajouter(lieu)
    } else if (lieu) ouvrir(lieu)
    else if (secteurs[actif - resultats.length]) choisirSecteur?.(secteurs[actif - resultats.length]!)
  }
  /** Enter came before the answer to what is typed: what stands there answers a part of it, and is not what is meant. */
  const attendu = useRef<{ ajoute: boolean } | null>(null)
  useEffect(() => {
    if (attendu.current === null || repondu !== q) return
    const { ajoute } = attendu.current
    attendu.current = null
    valider(ajoute)
  })

  const naviguer = (e: KeyboardEvent): void => {
    const pas = { ArrowDown: 1, ArrowUp: -1 }[e.key]
    if (pas && total > 0) {
      e.preventDefault()
      setActif((actif + pas + total) % total)
    } else if (e.key === 'Enter') {
      e.preventDefault()
      if (q === '' || repondu === q) valider(e.altKey)
      else attendu.current = { ajoute: e.altKey }
    }
  }

  return (
    <Dialogue titre="Chercher un lieu" fermer={fermer} className="dialogue recherche-dialogue">
      <div className="recherche-champ">
        <Icone nom="loupe" />
        <input
          ref={champ}
          type="text"
          role="combobox"
          aria-expanded={total > 0}
          aria-controls={`${id}-liste`}
          aria-activedescendant={total > 0 ? `${id}-${actif}` : undefined}
          aria-label="Commune, circonscription, bureau, lieu de vote, député·e, secteur ou code"
          placeholder="Commune, bureau, lieu de vote, député·e, secteur, code…"
          autoComplete="off"
          spellCheck={false}
          value={texte}
          onChange={(e) => {
            attendu.current = null
            setTexte(e.target.value)
            setActif(0)
          }}
          onKeyDown={naviguer}
        />
        <button type="button" className="bouton bouton-nu bouton-petit" onClick={fermer}>
          <kbd>Échap</kbd>
        </button>
      </div>
      {q === '' && recents.length > 0 && <p className="recherche-titre">Derniers lieux ouverts</p>}
      <ul id={`${id}-liste`} role="listbox" aria-label="Lieux trouvés">
        {resultats.map((lieu, k) => (
          <li
            key={`${lieu.code}/${lieu.pour ?? ''}`}
            id={`${id}-${k}`}
            role="option"
            aria-selected={k === actif}
            onPointerMove={() => setActif(k)}
            onClick={() => ouvrir(lieu)}
          >
            <span className="recherche-nom">
              <Texte>{lieu.pour ?? lieu.nom}</Texte>
            </span>
            <span className="recherche-precision">{precision(lieu)}</span>
            <code>{lieu.code}</code>
          </li>
        ))}
        {secteurs.map((secteur, k) => (
          <li
            key={secteur.id}
            id={`${id}-${resultats.length + k}`}
            role="option"
            aria-selected={resultats.length + k === actif}
            onPointerMove={() => setActif(resultats.length + k)}
            onClick={() => choisirSecteur?.(secteur)}
          >
            <span className="recherche-nom">
              <Texte>{secteur.nom}</Texte>
            </span>
            <span className="recherche-precision">
              Secteur, circonscription {secteur.circonscription},{' '}
              {pluriel(secteur.bureaux, 'bureau', 'bureaux')}
            </span>
            <code>{secteur.id}</code>
          </li>
        ))}
      </ul>
      <p className="recherche-pied" role="status">
        {erreur ? `${erreur.message} ${erreur.conseil}` : message(q, repondu, total)}
      </p>
    </Dialogue>
  )
}

function message(q: string, repondu: string, n: number): string {
  if (q === '')
    return 'Un nom, même mal écrit, ou un code : « st etienne », « gard 6 », « nimes 48 », 30-06, 30189 48.'
  if (repondu !== q) return 'Recherche…'
  return n === 0
    ? `Rien pour « ${q} ». Essayez un mot plus court, ou le code INSEE.`
    : `${pluriel(n, 'résultat')}. ↑ ↓ pour choisir, Entrée pour ouvrir, Alt + Entrée pour ajouter à la sélection.`
}
