/** The inbox: one status at a time, oldest first, treated with the keyboard or by touch. */
import { useEffect, useState } from 'react'
import type { Retour } from '#contract/retour'
import { FORMATS, STATUTS_OBSERVATION, type StatutObservation } from '#domain/observation'
import { nombre } from '#domain/typographie'
import { api } from '../../api.ts'
import { sansAccent } from '../../texte.ts'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { useDefaire } from '../../ui/useDefaire.ts'
import { useListe } from '../../ui/useListe.ts'
import { CarteRetour } from './CarteRetour.tsx'
import { DECISIONS, NOMS_STATUTS } from './mots.ts'
import { useTouches } from './useTouches.ts'

export function BoiteRetours() {
  const [statut, setStatut] = useState<StatutObservation>('recue')
  const [filtre, setFiltre] = useState('')
  const [vise, setVise] = useState(0)
  const { valeur, erreur, relire } = useListe(statut, (s) => api.retours(statut, s))
  const defaire = useDefaire(relire)
  const mots = sansAccent(filtre.trim()).toLowerCase()
  const retours = (valeur?.retours ?? []).filter((r) =>
    sansAccent(`${r.nomLieu} ${r.code} ${FORMATS[r.format]} ${r.texte ?? ''}`)
      .toLowerCase()
      .includes(mots),
  )
  // The answer of the former status must not be shown, nor decided upon, under the name of the new one.
  const aJour = valeur !== null && valeur.retours.every((r) => r.statut === statut)
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
              {NOMS_STATUTS[s]} {valeur && nombre(valeur.comptes[s])}
            </button>
          ))}
        </div>
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
