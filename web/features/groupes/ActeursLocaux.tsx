/** Organisations that groups work with, by commune: read by all of them, noted and taken off with a way back. */
import { useState, type FormEvent } from 'react'
import type { ActeurLocal } from '#contract/groupe'
import { SORTES_ACTEUR, type SorteActeur } from '#domain/groupe'
import { grouper } from '#domain/grouper'
import { cles } from '#domain/observation'
import { pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { ChampLieu } from '../../ui/ChampLieu.tsx'
import { ChampListe } from '../../ui/ChampListe.tsx'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { useDefaire, type Defaire } from '../../ui/useDefaire.ts'
import { useListe } from '../../ui/useListe.ts'
import { useTextes } from '../../ui/useTextes.ts'

export function ActeursLocaux({ departement, ecrit }: { departement: string; ecrit: boolean }) {
  const { valeur, erreur, relire } = useListe(`acteurs/${departement}`, (s) =>
    api.acteursLocaux(departement, s),
  )
  const defaire = useDefaire(relire)
  if (erreur) return <Echec erreur={erreur} reessayer={relire} />
  if (!valeur) return <Squelette lignes={3} />
  const retirer = (a: ActeurLocal): void =>
    defaire.faire(
      `« ${a.nom} » retiré.`,
      () => api.retirerActeur(a.id, true),
      () => api.retirerActeur(a.id, false),
    )
  return (
    <section className="bloc" aria-labelledby="acteurs">
      <header>
        <h2 id="acteurs">Avec qui travailler</h2>
        <span className="fin">
          {valeur.acteurs.length > 0 && pluriel(valeur.acteurs.length, 'organisation')}
        </span>
      </header>
      {valeur.acteurs.length === 0 ? (
        <Vide titre="Aucune organisation notée.">
          <p>
            Associations, syndicats, collectifs, établissements : des organisations, jamais des personnes.
          </p>
        </Vide>
      ) : (
        <dl className="interieur acteurs">
          {[...grouper(valeur.acteurs, (a) => a.nomCommune)].map(([commune, liste]) => (
            <div key={commune}>
              <dt>{commune}</dt>
              {liste.map((a) => (
                <dd key={a.id}>
                  <span>
                    {a.lien ? (
                      <a href={a.lien} rel="noreferrer noopener" target="_blank">
                        {a.nom}
                      </a>
                    ) : (
                      <b>{a.nom}</b>
                    )}{' '}
                    <small className="muet">{SORTES_ACTEUR[a.sorte]}</small>
                    {a.note && <small>{a.note}</small>}
                  </span>
                  {ecrit && (
                    <button
                      type="button"
                      className="bouton bouton-petit"
                      aria-label={`Retirer (${a.nom})`}
                      disabled={defaire.occupe}
                      onClick={() => retirer(a)}
                    >
                      Retirer
                    </button>
                  )}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
      {ecrit && <Saisie departement={departement} defaire={defaire} />}
      <BarreDefaire defaire={defaire} />
    </section>
  )
}

function Saisie({ departement, defaire }: { departement: string; defaire: Defaire }) {
  const vide = { nom: '', note: '', lien: '' }
  const { id, textes, setTextes, champ } = useTextes(vide)
  const [sorte, setSorte] = useState<SorteActeur>('association')
  const [commune, setCommune] = useState<string | null>(null)
  const [tour, setTour] = useState(0)
  const [erreur, setErreur] = useState<ErreurApi | null>(null)
  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    if (!commune) return
    setErreur(null)
    const { nom } = textes
    const saisi = { nom, sorte, commune, note: textes.note.trim() || null, lien: textes.lien.trim() || null }
    api.noterActeur(saisi).then(
      (ecrit) => {
        defaire.noter(`« ${nom} » noté.`, () => api.retirerActeur(ecrit.id, true))
        setTextes(vide)
        setCommune(null)
        setTour((n) => n + 1)
      },
      (cause: unknown) => setErreur(enErreurApi(cause)),
    )
  }
  return (
    <details className="interieur">
      <summary>Noter une organisation</summary>
      <form className="formulaire" onSubmit={envoyer}>
        <label htmlFor={`${id}-nom`}>Nom de l’organisation</label>
        <input {...champ('nom')} required maxLength={80} autoComplete="off" />
        <ChampListe
          nom="Sorte"
          valeur={sorte}
          choix={cles(SORTES_ACTEUR).map((s) => [s, SORTES_ACTEUR[s]] as const)}
          changer={setSorte}
        />
        <ChampLieu
          key={tour}
          nom="Commune"
          requis
          garder={(l) => l.niveau === 'commune' && l.departement === departement}
          choisir={(l) => setCommune(l?.code ?? null)}
        />
        <label htmlFor={`${id}-note`}>Ce qu’il faut savoir, sans nommer personne (facultatif)</label>
        <input {...champ('note')} maxLength={200} />
        <label htmlFor={`${id}-lien`}>Adresse de son site (facultatif)</label>
        <input {...champ('lien')} type="url" maxLength={200} placeholder="https://…" pattern="https://.*" />
        <button type="submit" className="bouton" disabled={!commune}>
          Noter
        </button>
        {erreur && <Echec erreur={erreur} />}
      </form>
    </details>
  )
}
