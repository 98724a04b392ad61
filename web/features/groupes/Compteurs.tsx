/** Counters of the campaign: what fiches say by week and place, and what groups type. */
import { useId, useState, type FormEvent } from 'react'
import type { Compteurs as Lus } from '#contract/groupe'
import { SORTES_COMPTEUR, type SorteCompteur } from '#domain/groupe'
import { cles } from '#domain/observation'
import { grouper } from '#domain/grouper'
import { nombre } from '#domain/typographie'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { useListe } from '../../ui/useListe.ts'
import { TableDonnees } from '../../ui/TableDonnees.tsx'

const FAITS = {
  actions: 'Actions',
  militants: 'Présences',
  portes: 'Portes',
  ouvertes: 'Ouvertes',
  conversations: 'Conversations',
} as const
const faits = Object.keys(FAITS) as (keyof typeof FAITS)[]
const sommes = (lignes: readonly Lus['terrain'][number][]) =>
  faits.map((f) => lignes.reduce((s, l) => s + l[f], 0))
const semaineDite = (jour: string): string =>
  `semaine du ${new Date(`${jour}T00:00:00Z`).toLocaleDateString('fr-FR', { day: 'numeric', month: 'long', timeZone: 'UTC' })}`
/** Monday of the week of a day. */
function lundi(jour: string): string {
  const d = new Date(`${jour}T00:00:00Z`)
  d.setUTCDate(d.getUTCDate() - ((d.getUTCDay() + 6) % 7))
  return d.toISOString().slice(0, 10)
}

export function Compteurs({ departement, ecrit }: { departement: string; ecrit: boolean }) {
  const { valeur, erreur, relire } = useListe(`compteurs/${departement}`, (s) =>
    api.compteurs(departement, s),
  )
  const [par, setPar] = useState<'semaine' | 'lieu'>('semaine')
  if (erreur) return <Echec erreur={erreur} reessayer={relire} />
  if (!valeur) return <Squelette lignes={4} />
  const lignes = [
    ...grouper(valeur.terrain, (t) => (par === 'semaine' ? t.semaine : `${t.niveau}/${t.code}`)),
  ].map(([cle, groupe]) => ({
    cle,
    nom: par === 'semaine' ? semaineDite(cle) : (groupe[0]?.nom ?? cle),
    sommes: sommes(groupe),
  }))
  const plus = Math.max(1, ...lignes.map((l) => l.sommes[2] ?? 0))
  return (
    <section className="bloc" aria-labelledby="compteurs">
      <header>
        <h2 id="compteurs">Ce que la campagne a compté</h2>
        <div className="segments a-droite" role="group" aria-label="Lignes">
          {(['semaine', 'lieu'] as const).map((p) => (
            <button key={p} type="button" aria-pressed={p === par} onClick={() => setPar(p)}>
              Par {p}
            </button>
          ))}
        </div>
      </header>
      {lignes.length === 0 ? (
        <Vide titre="Aucune fiche d’observation retenue encore." />
      ) : (
        <TableDonnees
          titres={[par === 'semaine' ? 'Semaine' : 'Lieu', ...faits.map((f) => FAITS[f])]}
          nombres={Object.values(FAITS)}
        >
          {lignes.map((l) => (
            <tr key={l.cle}>
              <th scope="row">{l.nom}</th>
              {l.sommes.map((n, i) => (
                <td key={faits[i]} className="nombre">
                  {i === 2 && (
                    <span
                      className="barre"
                      style={{ inlineSize: `${(60 * n) / plus}px` }}
                      aria-hidden="true"
                    />
                  )}
                  {nombre(n)}
                </td>
              ))}
            </tr>
          ))}
        </TableDonnees>
      )}
      {valeur.saisis.length > 0 && (
        <ul className="interieur compteurs-saisis">
          {valeur.saisis.map((s) => (
            <li key={`${s.groupe}/${s.semaine}/${s.sorte}`}>
              {SORTES_COMPTEUR[s.sorte]} : <strong>{nombre(s.nombre)}</strong>, {s.nom},{' '}
              {semaineDite(s.semaine)}
            </li>
          ))}
        </ul>
      )}
      {ecrit && <SaisieCompteur departement={departement} relire={relire} />}
    </section>
  )
}

function SaisieCompteur({ departement, relire }: { departement: string; relire: () => void }) {
  const id = useId()
  const groupes = useListe(`groupes/${departement}`, (s) => api.groupes(departement, s))
  const [aujourdhui] = useState(() => new Date().toLocaleDateString('sv'))
  const [saisi, setSaisi] = useState({
    groupe: '',
    jour: aujourdhui,
    sorte: 'procurations' as SorteCompteur,
    nombre: '',
  })
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const proposes = groupes.valeur?.groupes ?? []
  if (proposes.length === 0) return null
  const groupe = saisi.groupe || proposes[0]!.id
  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    setErreur(null)
    api
      .compter({ groupe, semaine: lundi(saisi.jour), sorte: saisi.sorte, nombre: Number(saisi.nombre) })
      .then(
        () => {
          setSaisi({ ...saisi, nombre: '' })
          relire()
        },
        (cause: unknown) => setErreur(enErreurApi(cause)),
      )
  }
  return (
    <form className="interieur saisie-compteur" onSubmit={envoyer}>
      <label htmlFor={`${id}-g`}>Groupe</label>
      <select
        id={`${id}-g`}
        className="champ"
        value={groupe}
        onChange={(e) => setSaisi({ ...saisi, groupe: e.target.value })}
      >
        {proposes.map((g) => (
          <option key={g.id} value={g.id}>
            {g.nom}
          </option>
        ))}
      </select>
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
