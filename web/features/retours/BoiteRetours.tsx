/** The inbox: one status at a time, oldest first, treated with the keyboard or by touch. */
import { useEffect, useState } from 'react'
import type { Publication } from '#contract/publication'
import type { Retour } from '#contract/retour'
import { FORMATS, STATUTS_OBSERVATION, type StatutObservation } from '#domain/observation'
import { nombre } from '#domain/typographie'
import { api } from '../../api.ts'
import { sansAccent } from '../../texte.ts'
import { ChoixDepartement } from '../../ui/ChoixDepartement.tsx'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { useDefaire } from '../../ui/useDefaire.ts'
import { useListe } from '../../ui/useListe.ts'
import { CarteRetour } from './CarteRetour.tsx'
import { DECISIONS, NOMS_STATUTS } from './mots.ts'
import { useTouches } from './useTouches.ts'

/** @param permis départements of one's scope. */
export function BoiteRetours({ permis }: { permis: Publication['departements'] }) {
  const [statut, setStatut] = useState<StatutObservation>('recue')
  const [departement, setDepartement] = useState('')
  const [filtre, setFiltre] = useState('')
  const [vise, setVise] = useState(0)
  const { valeur, erreur, relire } = useListe(`${departement} ${statut}`, async (s) => ({
    ...(await api.retours(statut, departement, s)),
    departement,
    statut,
  }))
  const defaire = useDefaire(relire)
  const mots = sansAccent(filtre.trim()).toLowerCase()
  const retours = (valeur?.retours ?? []).filter((r) =>
    sansAccent(`${r.nomLieu} ${r.code} ${FORMATS[r.format]} ${r.texte ?? ''}`)
      .toLowerCase()
      .includes(mots),
  )
  // The answer to the former question must not be shown, nor decided upon, under the name of the new one.
  const comptes = valeur?.departement === departement ? valeur.comptes : null
  const aJour = comptes !== null && valeur?.statut === statut
  const rang = Math.min(vise, retours.length - 1)
  const courant = aJour ? retours[rang] : undefined

  useEffect(() => {
    if (vise > 0 && courant)
      document.querySelector(`[data-retour="${courant.id}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [vise, courant])

  const decider = (r: Retour, d: (typeof DECISIONS)[number]): void =>
    defaire.faire(
      `Retour de ${r.nomLieu} ${d.fait}.`,
      () => api.decider(r.id, d.statut),
      () => api.decider(r.id, r.statut),
    )
  const retenir = (r: Retour, place: number): void => {
    let enjeu = ''
    defaire.faire(
      `Enjeu publié pour ${r.nomLieu}. Annuler l’écarte.`,
      async () => {
        enjeu = (await api.retenirSuggestion(r.id, place)).id
      },
      () => api.statuerEnjeu(enjeu, 'ecarte'),
    )
  }
  useTouches({
    j: () => setVise(Math.min(rang + 1, retours.length - 1)),
    k: () => setVise(Math.max(rang - 1, 0)),
    u: defaire.annuler,
    ...Object.fromEntries(
      DECISIONS.filter((d) => d.touche !== null && d.statut !== courant?.statut).map((d) => [
        d.touche,
        () => courant && decider(courant, d),
      ]),
    ),
  })
  if (erreur) return <Echec erreur={erreur} reessayer={relire} />
  return (
    <>
      <div className="tri">
        <div className="segments" role="group" aria-label="Statut">
          {STATUTS_OBSERVATION.map((s) => (
            <button
              key={s}
              type="button"
              aria-pressed={s === statut}
              onClick={() => {
                setStatut(s)
                setVise(0)
              }}
            >
              {NOMS_STATUTS[s]} {comptes && nombre(comptes[s])}
            </button>
          ))}
        </div>
        {permis.length > 1 && (
          <ChoixDepartement
            departements={permis}
            tous="Tous les départements"
            valeur={departement}
            changer={(code) => {
              setDepartement(code)
              setVise(0)
            }}
          />
        )}
        <input
          className="champ"
          type="search"
          aria-label="Filtrer les retours"
          placeholder="Lieu, format ou mot du texte"
          value={filtre}
          onChange={(e) => setFiltre(e.target.value)}
        />
      </div>
      <p className="touches muet">
        <kbd>J</kbd> suivant, <kbd>K</kbd> précédent, <kbd>P</kbd> publier, <kbd>Q</kbd> qualifier,{' '}
        <kbd>E</kbd> écarter, <kbd>U</kbd> annuler
      </p>
      {!aJour && <Squelette lignes={8} />}
      {aJour && retours.length === 0 && (
        <Vide
          titre={
            mots
              ? 'Aucun retour ne répond à ce filtre.'
              : statut === 'recue'
                ? 'Tout est lu.'
                : 'Aucun retour ici.'
          }
        >
          {!mots && statut === 'recue' && (
            <p>Les fiches envoyées par les groupes arrivent ici, les plus anciennes d’abord.</p>
          )}
        </Vide>
      )}
      {aJour && valeur.retours.length < comptes[statut] && (
        <p className="muet">
          Les {nombre(valeur.retours.length)} plus anciens sur {nombre(comptes[statut])} : la suite vient à
          mesure que vous décidez.
        </p>
      )}
      {aJour && retours.length > 0 && (
        <ol className="a-traiter">
          {retours.map((r, i) => (
            <CarteRetour
              key={r.id}
              retour={r}
              courant={i === rang}
              occupe={defaire.occupe}
              viser={() => setVise(i)}
              decider={(d) => decider(r, d)}
              retenir={(place) => retenir(r, place)}
            />
          ))}
        </ol>
      )}
      <BarreDefaire defaire={defaire} />
    </>
  )
}
