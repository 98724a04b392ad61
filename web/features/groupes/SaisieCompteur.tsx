/** What a group counted in a week: the last number typed is the one that counts. */
import { useId, useState, type FormEvent } from 'react'
import { SORTES_COMPTEUR, type SorteCompteur } from '#domain/groupe'
import { cles } from '#domain/observation'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { annoncer } from '../../ui/annonce.ts'
import { Echec } from '../../ui/Etats.tsx'

/** Monday of the week of a day. */
function lundi(jour: string): string {
  const d = new Date(`${jour}T00:00:00Z`)
  d.setUTCDate(d.getUTCDate() - ((d.getUTCDay() + 6) % 7))
  return d.toISOString().slice(0, 10)
}

/** @param ecrit called once the count is kept. */
export function SaisieCompteur({
  groupes,
  ecrit,
}: {
  groupes: readonly { id: string; nom: string }[]
  ecrit: () => void
}) {
  const id = useId()
  const [aujourdhui] = useState(() => new Date().toLocaleDateString('sv'))
  const [saisi, setSaisi] = useState({
    groupe: '',
    jour: aujourdhui,
    sorte: 'procurations' as SorteCompteur,
    nombre: '',
  })
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const groupe = saisi.groupe || groupes[0]!.id
  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    setErreur(null)
    api
      .compter({ groupe, semaine: lundi(saisi.jour), sorte: saisi.sorte, nombre: Number(saisi.nombre) })
      .then(
        () => {
          setSaisi({ ...saisi, nombre: '' })
          ecrit()
          annoncer('Compte noté.')
        },
        (cause: unknown) => setErreur(enErreurApi(cause)),
      )
  }
  return (
    <form className="interieur saisie-compteur" onSubmit={envoyer}>
      {groupes.length > 1 && (
        <>
          <label htmlFor={`${id}-g`}>Groupe</label>
          <select
            id={`${id}-g`}
            className="champ"
            value={groupe}
            onChange={(e) => setSaisi({ ...saisi, groupe: e.target.value })}
          >
            {groupes.map((g) => (
              <option key={g.id} value={g.id}>
                {g.nom}
              </option>
            ))}
          </select>
        </>
      )}
      <label htmlFor={`${id}-s`}>Compte</label>
      <select
        id={`${id}-s`}
        className="champ"
        value={saisi.sorte}
        onChange={(e) => setSaisi({ ...saisi, sorte: e.target.value as SorteCompteur })}
      >
        {cles(SORTES_COMPTEUR).map((s) => (
          <option key={s} value={s}>
            {SORTES_COMPTEUR[s]}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-j`}>Un jour de la semaine</label>
      <input
        id={`${id}-j`}
        className="champ"
        type="date"
        required
        max={aujourdhui}
        value={saisi.jour}
        onChange={(e) => setSaisi({ ...saisi, jour: e.target.value })}
      />
      <label htmlFor={`${id}-n`}>Nombre de la semaine</label>
      <input
        id={`${id}-n`}
        className="champ"
        type="number"
        required
        min={0}
        max={100000}
        value={saisi.nombre}
        onChange={(e) => setSaisi({ ...saisi, nombre: e.target.value })}
      />
      <button type="submit" className="bouton">
        Noter
      </button>
      {erreur && <Echec erreur={erreur} />}
    </form>
  )
}
