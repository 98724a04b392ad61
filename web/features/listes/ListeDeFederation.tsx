/** A list as its lead works on it: order, lines, groups, versions, missions, files. */
import { useMemo, useState } from 'react'
import type { Liste } from '#contract/liste'
import { CONSERVATION_LISTE } from '#domain/liste/conservation'
import { NOM_TRI, TRIS } from '#domain/liste/tri'
import { pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { Echec, Vide } from '../../ui/Etats.tsx'
import { Exporter } from '../../ui/Exporter.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { useDefaire } from '../../ui/useDefaire.ts'
import { useListe } from '../../ui/useListe.ts'
import { Avancement } from './Avancement.tsx'
import { Colonnes } from './Colonnes.tsx'
import { CreerMissions } from './CreerMissions.tsx'
import { Direct } from './ListeDeGroupe.tsx'
import { Partages } from './Partages.tsx'
import { avancement, resumeListe } from './phrases.ts'
import { TableauListe } from './TableauListe.tsx'
import type { ListeSuivie } from './useDirect.ts'
import { useEdition } from './useEdition.ts'
import { Versions } from './Versions.tsx'

/** Missions opened at once, at most. */
const MISSIONS_MAX = 30

export function ListeDeFederation({ liste, relire, enDirect, nouvelles }: ListeSuivie & { liste: Liste }) {
  const edition = useEdition(liste, relire)
  const [choisies, setChoisies] = useState<ReadonlySet<string>>(new Set())
  const [missionner, setMissionner] = useState(false)
  const missions = useListe(liste.departement, (s) => api.missions(liste.departement, s))
  const parBureau = useMemo(() => {
    const n = new Map<string, number>()
    for (const m of missions.valeur?.missions ?? [])
      if (m.niveau === 'bureau') n.set(m.code, (n.get(m.code) ?? 0) + 1)
    return n
  }, [missions.valeur])
  const lignesChoisies = liste.lignes.filter((l) => choisies.has(l.code))
  const choisir = (code: string): void => {
    const copie = new Set(choisies)
    if (!copie.delete(code)) copie.add(code)
    setChoisies(copie)
  }
  const [jetee, setJetee] = useState(false)
  const jeter = useDefaire(() => {})
  if (jetee)
    return (
      <main id="contenu" className="page" tabIndex={-1}>
        <Vide titre={`« ${liste.nom} » est jetée.`}>
          <p>
            Les groupes ne la voient plus. Elle se reprend pendant {CONSERVATION_LISTE.jetee} jours, ici ou
            dans <Lien href={`/listes?dep=${liste.departement}`}>les listes</Lien>.
          </p>
          <button
            type="button"
            className="bouton bouton-principal"
            disabled={jeter.occupe}
            onClick={jeter.annuler}
          >
            Annuler
          </button>
          {jeter.erreur && <Echec erreur={jeter.erreur} />}
        </Vide>
      </main>
    )
  return (
    <main id="contenu" className="page-liste" tabIndex={-1}>
      <header className="liste-tete">
        <div>
          <p className="fil">
            <Lien href={`/listes?dep=${liste.departement}`}>Listes</Lien>
            {liste.adresse && (
              <>
                {' · '}
                <Lien href={liste.adresse}>
                  {liste.genre === 'ciblage' ? 'la répartition d’heures' : 'la sélection'}
                </Lien>
              </>
            )}
          </p>
          <h1>
            <input
              className="nom-liste"
              aria-label="Nom de la liste"
              defaultValue={liste.nom}
              key={liste.nom}
              maxLength={80}
              onBlur={(e) => {
                const nom = e.target.value.trim()
                if (nom !== '' && nom !== liste.nom) edition.renommer(nom)
              }}
              onKeyDown={(e) => e.key === 'Enter' && e.currentTarget.blur()}
            />
          </h1>
          <p className="muet">
            {resumeListe(liste)}. <Direct enDirect={enDirect} />
          </p>
        </div>
        <Avancement compte={avancement(liste.lignes)} />
      </header>
      <div className="liste-corps">
        <section aria-label="Bureaux de la liste">
          <div className="liste-outils">
            <div className="ordres" role="group" aria-label="Ordre">
              {TRIS.map((t) => (
                <button
                  key={t}
                  type="button"
                  className="bouton bouton-petit"
                  aria-pressed={liste.tri === t}
                  disabled={edition.defaire.occupe}
                  onClick={() => edition.ranger(t)}
                >
                  {NOM_TRI[t]}
                </button>
              ))}
              <span className="bouton bouton-petit" aria-current={liste.tri === 'main' || undefined}>
                {NOM_TRI.main}
              </span>
            </div>
            <Colonnes choisies={liste.colonnes.map((c) => c.cle)} choisir={edition.choisirColonnes} />
            <Exporter
              demande={(format, contours) => ({
                chemin: `/exports/listes/${liste.id}.${format}?contours=${contours ? 1 : 0}`,
              })}
            />
            <button
              type="button"
              className="bouton bouton-principal"
              disabled={lignesChoisies.length === 0 || lignesChoisies.length > MISSIONS_MAX}
              onClick={() => setMissionner(true)}
            >
              <Icone nom="groupe" />
              {lignesChoisies.length === 0
                ? 'Ouvrir des missions'
                : `Ouvrir ${pluriel(lignesChoisies.length, 'mission')}`}
            </button>
          </div>
          {liste.absents > 0 && (
            <p className="avis">
              {pluriel(liste.absents, 'bureau n’est plus publié', 'bureaux ne sont plus publiés')} et
              n’apparaît pas ici.
            </p>
          )}
          {liste.lignes.length === 0 ? (
            <Vide titre="Cette liste est vide." />
          ) : (
            <TableauListe
              liste={liste}
              edition={edition}
              choisies={choisies}
              choisir={choisir}
              missions={parBureau}
              nouvelles={nouvelles}
            />
          )}
          <BarreDefaire defaire={edition.defaire} />
        </section>
        <aside>
          <Partages liste={liste} relire={relire} />
          <Versions liste={liste} relire={relire} />
          <p className="source">
            Voix par heure : première séance de deux heures à deux, trajet compris, estimation avec son
            intervalle. <Lien href="/methode">Méthode</Lien>
          </p>
          <button
            type="button"
            className="bouton bouton-nu"
            disabled={jeter.occupe}
            onClick={() =>
              jeter.faire(
                `Liste « ${liste.nom} » jetée.`,
                () => api.jeterListe(liste.id).then(() => setJetee(true)),
                () => api.reprendreListe(liste.id).then(() => setJetee(false)),
              )
            }
          >
            Jeter cette liste
          </button>
          {jeter.erreur && <Echec erreur={jeter.erreur} />}
        </aside>
      </div>
      {missionner && (
        <CreerMissions
          liste={liste}
          lignes={lignesChoisies}
          fermer={() => setMissionner(false)}
          ouvertes={() => {
            setChoisies(new Set())
            missions.relire()
          }}
        />
      )}
    </main>
  )
}
