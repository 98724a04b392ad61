/** Issues of one status, gathered by place, with a form to write one. */
import { useState } from 'react'
import type { EnjeuSaisi, EnjeuSuivi } from '#contract/enjeu'
import { grouper } from '#domain/grouper'
import { STATUTS_ENJEU, THEMES, type StatutEnjeu } from '#domain/observation'
import { nombre } from '#domain/typographie'
import { api } from '../../api.ts'
import { sansAccent } from '../../texte.ts'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { Dialogue, EnteteDialogue } from '../../ui/Dialogue.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { useDefaire } from '../../ui/useDefaire.ts'
import { useListe } from '../../ui/useListe.ts'
import { CarteEnjeux } from './CarteEnjeux.tsx'
import { FormulaireEnjeu } from './FormulaireEnjeu.tsx'
import { NOMS_STATUTS, type PAS } from './mots.ts'

export function SuiviEnjeux({ national }: { national: boolean }) {
  const { valeur, erreur, relire } = useListe('enjeux', (s) => api.enjeuxSuivis(s))
  const [statut, setStatut] = useState<StatutEnjeu>('propose')
  const [filtre, setFiltre] = useState('')
  const [ouvert, setOuvert] = useState(false)
  const defaire = useDefaire(relire)
  if (erreur) return <Echec erreur={erreur} reessayer={relire} />
  if (!valeur) return <Squelette lignes={8} />

  const mots = sansAccent(filtre.trim()).toLowerCase()
  const parLieu = grouper(
    valeur.enjeux
      .filter((e) => e.statut === statut)
      .filter((e) =>
        sansAccent(`${e.nomLieu} ${e.code} ${THEMES[e.theme]} ${e.texte}`).toLowerCase().includes(mots),
      )
      .toSorted((a, b) => a.nomLieu.localeCompare(b.nomLieu, 'fr')),
    (e) => `${e.niveau}/${e.code}`,
  )
  const statuer = (e: EnjeuSuivi, pas: (typeof PAS)[number]): void =>
    defaire.faire(
      `Enjeu de ${e.nomLieu} ${pas.fait}.`,
      () => api.statuerEnjeu(e.id, pas.statut),
      () => api.statuerEnjeu(e.id, e.statut),
    )
  const ecrire = async (saisi: EnjeuSaisi): Promise<void> => {
    const { id } = await api.ecrireEnjeu(saisi)
    setOuvert(false)
    setStatut('propose')
    defaire.noter('Enjeu proposé. Annuler l’écarte.', () => api.statuerEnjeu(id, 'ecarte'))
  }
  return (
    <>
      <div className="tri">
        <div className="segments" role="group" aria-label="Statut">
          {STATUTS_ENJEU.map((s) => (
            <button key={s} type="button" aria-pressed={s === statut} onClick={() => setStatut(s)}>
              {NOMS_STATUTS[s]} {nombre(valeur.enjeux.filter((e) => e.statut === s).length)}
            </button>
          ))}
        </div>
        <input
          className="champ"
          type="search"
          aria-label="Filtrer les enjeux"
          placeholder="Lieu, thème ou mot du texte"
          value={filtre}
          onChange={(e) => setFiltre(e.target.value)}
        />
        <button type="button" className="bouton bouton-principal" onClick={() => setOuvert(true)}>
          Écrire un enjeu
        </button>
      </div>
      {parLieu.size === 0 && (
        <Vide titre={mots ? 'Aucun enjeu ne répond à ce filtre.' : 'Aucun enjeu ici.'}>
          {!mots && statut === 'propose' && (
            <p>Un enjeu, c’est un fait local daté, avec sa source : une fermeture, un projet, une attente.</p>
          )}
        </Vide>
      )}
      {parLieu.size > 0 && (
        <ul className="a-traiter">
          {[...parLieu].map(([lieu, enjeux]) => (
            <CarteEnjeux key={lieu} enjeux={enjeux} occupe={defaire.occupe} statuer={statuer} />
          ))}
        </ul>
      )}
      <BarreDefaire defaire={defaire} />
      {ouvert && (
        <Dialogue titre="Écrire un enjeu" className="dialogue" fermer={() => setOuvert(false)}>
          <EnteteDialogue titre="Écrire un enjeu" fermer={() => setOuvert(false)} />
          <FormulaireEnjeu national={national} ecrire={ecrire} />
        </Dialogue>
      )}
    </>
  )
}
