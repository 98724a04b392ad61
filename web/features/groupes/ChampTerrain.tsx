/** The ground of a group: a place, or several communes under the name of their set. */
import { useId, useState } from 'react'
import type { Groupe, GroupeSaisi } from '#contract/groupe'
import type { NiveauGroupe } from '#domain/groupe'
import { ChampLieu } from '../../ui/ChampLieu.tsx'
import { ChampListe } from '../../ui/ChampListe.tsx'

export type Terrain = Pick<GroupeSaisi, 'niveau' | 'code' | 'terrain' | 'communes'>

const CHOIX = [
  ['departement', 'le département'],
  ['circonscription', 'une circonscription'],
  ['communes', 'plusieurs communes (intercommunalité, canton…)'],
  ['commune', 'une commune'],
] as const satisfies readonly (readonly [NiveauGroupe, string])[]

interface CommuneChoisie {
  code: string
  nom: string
}

/** @param choisir told the ground, or null while it is not whole. */
export function ChampTerrain(props: {
  departement: { code: string; nom: string }
  groupe: Groupe | null
  choisir: (terrain: Terrain | null) => void
}) {
  const { departement, groupe, choisir } = props
  const [niveau, setNiveau] = useState<NiveauGroupe>(groupe?.niveau ?? 'departement')
  const unLieu = (code: string | null): void =>
    choisir(code === null ? null : { niveau, code, terrain: null, communes: [] })
  const changer = (n: NiveauGroupe): void => {
    setNiveau(n)
    choisir(n === 'departement' ? { niveau: n, code: departement.code, terrain: null, communes: [] } : null)
  }
  const meme = groupe?.niveau === niveau
  return (
    <>
      <ChampListe nom="Terrain" valeur={niveau} choix={CHOIX} changer={changer} />
      {(niveau === 'circonscription' || niveau === 'commune') && (
        <ChampLieu
          key={niveau}
          nom={niveau === 'commune' ? 'Commune du terrain' : 'Circonscription'}
          initial={meme ? `${groupe.nomLieu} (${groupe.code})` : ''}
          garder={(l) => l.niveau === niveau && l.departement === departement.code}
          choisir={(l) => unLieu(l?.code ?? null)}
          requis
        />
      )}
      {niveau === 'communes' && (
        <Ensemble
          departement={departement.code}
          nomInitial={meme ? (groupe.terrain ?? '') : ''}
          communesInitiales={
            meme ? groupe.communes.map((code, k) => ({ code, nom: groupe.nomsCommunes[k] ?? code })) : []
          }
          choisir={choisir}
        />
      )}
    </>
  )
}

function Ensemble(props: {
  departement: string
  nomInitial: string
  communesInitiales: readonly CommuneChoisie[]
  choisir: (terrain: Terrain | null) => void
}) {
  const id = useId()
  const [nom, setNom] = useState(props.nomInitial)
  const [communes, setCommunes] = useState(props.communesInitiales)
  const dire = (n: string, l: readonly CommuneChoisie[]): void => {
    setNom(n)
    setCommunes(l)
    const terrain = n.trim()
    const codes = l.map((c) => c.code)
    props.choisir(
      terrain === '' || codes.length < 2
        ? null
        : { niveau: 'communes', code: null, terrain, communes: codes },
    )
  }
  const ajouter = (c: CommuneChoisie): void => {
    if (communes.some((x) => x.code === c.code)) return
    dire(
      nom,
      [...communes, c].sort((a, b) => (a.code < b.code ? -1 : 1)),
    )
  }
  return (
    <>
      <label htmlFor={`${id}-nom`}>Nom de l’ensemble</label>
      <input
        id={`${id}-nom`}
        className="champ"
        required
        maxLength={80}
        value={nom}
        autoComplete="off"
        placeholder="Communauté de communes du Pays d’Uzès"
        onChange={(e) => dire(e.target.value, communes)}
      />
      {/* A new field after each choice: it is empty again. */}
      <ChampLieu
        key={communes.length}
        nom="Ajouter une commune"
        garder={(l) => l.niveau === 'commune' && l.departement === props.departement}
        choisir={(l) => l && ajouter({ code: l.code, nom: l.nom })}
      />
      {communes.length === 0 ? (
        <p className="muet">Deux communes au moins.</p>
      ) : (
        <ul className="communes-choisies" aria-label="Communes du terrain">
          {communes.map((c) => (
            <li key={c.code}>
              {c.nom}
              <button
                type="button"
                className="bouton bouton-nu"
                aria-label={`Retirer ${c.nom}`}
                onClick={() =>
                  dire(
                    nom,
                    communes.filter((x) => x.code !== c.code),
                  )
                }
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
