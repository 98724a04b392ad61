/** Counters of the campaign: what fiches say by week and place, and what groups type. */
import { useState } from 'react'
import type { Compteurs as Lus } from '#contract/groupe'
import { SORTES_COMPTEUR } from '#domain/groupe'
import { grouper } from '#domain/grouper'
import { nombre } from '#domain/typographie'
import { api } from '../../api.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { TableDonnees } from '../../ui/TableDonnees.tsx'
import { useListe } from '../../ui/useListe.ts'
import { SaisieCompteur } from './SaisieCompteur.tsx'

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
      {ecrit && <Saisie departement={departement} relire={relire} />}
    </section>
  )
}

function Saisie({ departement, relire }: { departement: string; relire: () => void }) {
  const { valeur } = useListe(`groupes/${departement}`, (s) => api.groupes(departement, s))
  return valeur && valeur.groupes.length > 0 ? (
    <SaisieCompteur groupes={valeur.groupes} ecrit={relire} />
  ) : null
}
