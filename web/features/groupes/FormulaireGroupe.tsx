/** A group: its name, its ground, where it meets, how one joins it. */
import { useState, type FormEvent } from 'react'
import type { Groupe, GroupeSaisi } from '#contract/groupe'
import { FONCTIONS, type Fonction } from '#domain/groupe'
import { cles } from '#domain/observation'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { ChampLieu } from '../../ui/ChampLieu.tsx'
import { Echec } from '../../ui/Etats.tsx'
import { ChampTerrain, type Terrain } from './ChampTerrain.tsx'
import { useTextes } from '../../ui/useTextes.ts'

export function FormulaireGroupe(props: {
  departement: { code: string; nom: string }
  groupe: Groupe | null
  parents: readonly Groupe[]
  garder: (saisi: GroupeSaisi) => Promise<void>
}) {
  const { groupe } = props
  const { id, textes, champ } = useTextes({
    nom: groupe?.nom ?? '',
    canal: groupe?.canal ?? '',
    presentation: groupe?.presentation ?? '',
    parent: groupe?.parent ?? '',
  })
  const [terrain, setTerrain] = useState<Terrain | null>(
    groupe ?? { niveau: 'departement', code: props.departement.code, terrain: null, communes: [] },
  )
  const [commune, setCommune] = useState<string | null>(groupe?.commune ?? null)
  const [fonctions, setFonctions] = useState<readonly Fonction[]>(groupe?.fonctions ?? [])
  const [visible, setVisible] = useState(groupe?.visible ?? true)
  const [occupe, setOccupe] = useState(false)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    if (!terrain || !commune || occupe) return
    setOccupe(true)
    setErreur(null)
    props
      .garder({
        nom: textes.nom,
        niveau: terrain.niveau,
        code: terrain.code,
        terrain: terrain.terrain,
        communes: terrain.communes,
        commune,
        parent: textes.parent || null,
        canal: textes.canal.trim() || null,
        presentation: textes.presentation.trim() || null,
        fonctions: [...fonctions],
        visible,
      })
      .catch((cause: unknown) => {
        setErreur(enErreurApi(cause))
        setOccupe(false)
      })
  }
  return (
    <form className="formulaire" onSubmit={envoyer}>
      <label htmlFor={`${id}-nom`}>Nom du groupe</label>
      <input {...champ('nom')} required maxLength={80} autoComplete="off" />
      <ChampTerrain departement={props.departement} groupe={groupe} choisir={setTerrain} />
      <ChampLieu
        nom="Se retrouve à"
        initial={groupe ? `${groupe.nomCommune} (${groupe.commune})` : ''}
        garder={(l) => l.niveau === 'commune'}
        choisir={(l) => setCommune(l?.code ?? null)}
        requis
      />
      {props.parents.length > 0 && (
        <>
          <label htmlFor={`${id}-parent`}>Appartient à</label>
          <select {...champ('parent')}>
            <option value="">Aucun autre groupe</option>
            {props.parents.map((p) => (
              <option key={p.id} value={p.id}>
                {p.nom}
              </option>
            ))}
          </select>
        </>
      )}
      <label htmlFor={`${id}-canal`}>Lien de la boucle (facultatif)</label>
      <input {...champ('canal')} type="url" maxLength={200} placeholder="https://…" pattern="https://.*" />
      <label htmlFor={`${id}-presentation`}>Présentation, sans nommer personne (facultatif)</label>
      <textarea {...champ('presentation')} maxLength={280} rows={3} />
      <fieldset className="fonctions">
        <legend>Fonctions que quelqu’un tient</legend>
        {cles(FONCTIONS).map((f) => (
          <label key={f} className="une-case">
            <input
              type="checkbox"
              checked={fonctions.includes(f)}
              onChange={(e) =>
                setFonctions(e.target.checked ? [...fonctions, f] : fonctions.filter((x) => x !== f))
              }
            />
            {FONCTIONS[f]}
          </label>
        ))}
      </fieldset>
      <label className="une-case">
        <input type="checkbox" checked={visible} onChange={(e) => setVisible(e.target.checked)} />
        Se montre à tous, sur la carte et à qui cherche un groupe
      </label>
      <button type="submit" className="bouton bouton-principal" disabled={occupe || !terrain || !commune}>
        {occupe ? 'Un instant…' : groupe ? 'Corriger le groupe' : 'Ouvrir le groupe'}
      </button>
      {!(terrain && commune) && <p className="muet">Choisissez les lieux parmi ceux qui sont proposés.</p>}
      {erreur && <Echec erreur={erreur} />}
    </form>
  )
}
