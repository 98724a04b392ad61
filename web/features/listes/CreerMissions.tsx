/** Opens a mission in each chosen bureau: same day, same time, as many people. */
import { useState, type FormEvent } from 'react'
import type { Liste, LigneListe } from '#contract/liste'
import { CRENEAUX } from '#domain/mission/listes'
import { pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Dialogue, EnteteDialogue } from '../../ui/Dialogue.tsx'
import '../../styles/acces.css'
import { Echec } from '../../ui/Etats.tsx'

type Creneau = keyof typeof CRENEAUX

export function CreerMissions(props: {
  liste: Liste
  lignes: readonly LigneListe[]
  fermer: () => void
  ouvertes: () => void
}) {
  const { liste, lignes, fermer, ouvertes } = props
  const [jour, setJour] = useState('')
  const [creneau, setCreneau] = useState<Creneau>('samediMatin')
  const [personnes, setPersonnes] = useState(4)
  const [faites, setFaites] = useState<number | null>(null)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const envoyer = async (e: FormEvent): Promise<void> => {
    e.preventDefault()
    setErreur(null)
    let k = 0
    try {
      for (const l of lignes) {
        setFaites(k++)
        await api.ouvrirMission({
          departement: liste.departement,
          titre: `Porte-à-porte, ${l.nom}`,
          niveau: 'bureau',
          code: l.code,
          jour,
          creneau,
          theme: null,
          competences: [],
          langues: [],
          format: 'porteAPorte',
          heure: null,
          rendezVous: null,
          materiel: null,
          personnes,
        })
      }
      annoncer(`${pluriel(lignes.length, 'mission ouverte', 'missions ouvertes')}.`)
      ouvertes()
      fermer()
    } catch (cause) {
      setErreur(enErreurApi(cause))
      ouvertes()
    } finally {
      setFaites(null)
    }
  }
  return (
    <Dialogue titre="Ouvrir des missions" fermer={fermer} className="dialogue">
      <EnteteDialogue titre={`Ouvrir ${pluriel(lignes.length, 'mission')}`} fermer={fermer} />
      <form className="formulaire" onSubmit={(e) => void envoyer(e)}>
        <p>
          Une mission de porte-à-porte dans chacun de ces bureaux : {lignes.map((l) => l.nom).join(' ; ')}.
        </p>
        <label htmlFor="missions-jour">Jour</label>
        <input
          id="missions-jour"
          className="champ"
          type="date"
          required
          value={jour}
          onChange={(e) => setJour(e.target.value)}
        />
        <label htmlFor="missions-creneau">Créneau</label>
        <select
          id="missions-creneau"
          className="champ"
          value={creneau}
          onChange={(e) => setCreneau(e.target.value as Creneau)}
        >
          {Object.entries(CRENEAUX).map(([cle, nom]) => (
            <option key={cle} value={cle}>
              {nom}
            </option>
          ))}
        </select>
        <label htmlFor="missions-personnes">Personnes par mission</label>
        <input
          id="missions-personnes"
          className="champ"
          type="number"
          min={1}
          max={50}
          required
          value={personnes}
          onChange={(e) => setPersonnes(Number(e.target.value))}
        />
        {erreur && <Echec erreur={erreur} />}
        <button type="submit" className="bouton bouton-principal" disabled={faites !== null}>
          {faites === null ? 'Ouvrir' : `${faites + 1} sur ${lignes.length}…`}
        </button>
      </form>
    </Dialogue>
  )
}
