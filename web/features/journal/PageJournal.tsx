/** The journal: who did what, where, when; by département, by author, as far back as it goes. */
import { useEffect, useId, useState } from 'react'
import type { LigneJournal } from '#contract/journal'
import type { Publication } from '#contract/publication'
import { dateCourte } from '#domain/typographie'
import '../../styles/acces.css'
import { api } from '../../api.ts'
import { enErreurApi, estAbandon, type ErreurApi } from '../../appel.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { Reserve } from '../../ui/Reserve.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { TableDonnees } from '../../ui/TableDonnees.tsx'

export default function PageJournal({ publication }: { publication: Publication }) {
  useTitre('Journal')
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <div className="page-titre">
        <h1>Journal</h1>
      </div>
      <Reserve roles={['siege']}>{() => <Lignes departements={publication.departements} />}</Reserve>
    </main>
  )
}

const heure = (iso: string): string => {
  const d = new Date(iso)
  return `${dateCourte(iso.slice(0, 10))}, ${d.getHours()} h ${String(d.getMinutes()).padStart(2, '0')}`
}

interface Filtre {
  departement: string
  auteur: { id: string; nom: string } | null
}

function Lignes({ departements }: { departements: readonly { code: string; nom: string }[] }) {
  const id = useId()
  const [filtre, setFiltre] = useState<Filtre>({ departement: '', auteur: null })
  const [lignes, setLignes] = useState<readonly LigneJournal[] | null>(null)
  const [suite, setSuite] = useState<number | null>(null)
  const [avant, setAvant] = useState<number | null>(null)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  useEffect(() => {
    const abandon = new AbortController()
    const p = new URLSearchParams()
    if (filtre.departement) p.set('departement', filtre.departement)
    if (filtre.auteur) p.set('auteur', filtre.auteur.id)
    if (avant !== null) p.set('avant', String(avant))
    api.journal(p.toString(), abandon.signal).then(
      (j) => {
        setErreur(null)
        setLignes((deja) => (avant === null ? j.lignes : [...(deja ?? []), ...j.lignes]))
        setSuite(j.suite)
      },
      (e: unknown) => {
        if (!estAbandon(e)) setErreur(enErreurApi(e))
      },
    )
    return () => abandon.abort()
  }, [filtre, avant])
  const filtrer = (f: Partial<Filtre>): void => {
    setAvant(null)
    setLignes(null)
    setFiltre((deja) => ({ ...deja, ...f }))
  }
  return (
    <>
      <p className="chapo">
        Ce qui a été publié, exporté ou changé. On y lit un identifiant de compte ou le nom d’un groupe,
        jamais ce qu’une fiche dit ; rien ne s’y corrige.
      </p>
      <div className="filtres-journal">
        <label htmlFor={`${id}-dep`}>Département</label>
        <select
          id={`${id}-dep`}
          className="champ"
          value={filtre.departement}
          onChange={(e) => filtrer({ departement: e.target.value })}
        >
          <option value="">tous</option>
          {departements.map((d) => (
            <option key={d.code} value={d.code}>
              {d.code} {d.nom}
            </option>
          ))}
        </select>
        {filtre.auteur && (
          <button type="button" className="bouton" onClick={() => filtrer({ auteur: null })}>
            {filtre.auteur.nom} : voir tout le monde
          </button>
        )}
      </div>
      {erreur && <Echec erreur={erreur} />}
      <section className="bloc">
        {!lignes && !erreur && <Squelette lignes={8} />}
        {lignes?.length === 0 && <Vide titre="Rien encore de ce que vous cherchez." />}
        {lignes && lignes.length > 0 && (
          <TableDonnees titres={['Quand', 'Qui', 'Quoi', 'Sur', 'Où']} className="donnees journal">
            {lignes.map((l) => (
              <tr key={l.rang}>
                <td className="quand">
                  <time dateTime={l.quand}>{heure(l.quand)}</time>
                </td>
                <td>
                  {l.auteur === null ? (
                    l.qui
                  ) : (
                    <button
                      type="button"
                      className="bouton-lien"
                      title="Voir ce que cet auteur a fait"
                      onClick={() => filtrer({ auteur: { id: l.auteur!, nom: l.qui } })}
                    >
                      {l.qui}
                    </button>
                  )}
                </td>
                <td className="quoi">{l.action}</td>
                <td className="objet" title={l.objet ?? undefined}>
                  {l.objet && (l.objet.length > 18 ? `${l.objet.slice(0, 8)}…` : l.objet)}
                </td>
                <td>{l.departement ?? ''}</td>
              </tr>
            ))}
          </TableDonnees>
        )}
        {suite !== null && (
          <p className="interieur">
            <button type="button" className="bouton" onClick={() => setAvant(suite)}>
              Plus ancien
            </button>
          </p>
        )}
      </section>
    </>
  )
}
