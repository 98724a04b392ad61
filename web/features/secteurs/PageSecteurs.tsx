/** « Secteurs et fiches »: the cut of a circonscription on a map and in a list, adjusted by hand, and everything that prints from it. */
import { useEffect, useMemo, useState } from 'react'
import type { LigneLieu } from '#contract/commun'
import type { Publication } from '#contract/publication'
import type { CarteDecoupe, Secteurs } from '#contract/secteur'
import { nombre, nombreSigne, pluriel } from '#domain/typographie'
import '../../styles/secteurs.css'
import { api } from '../../api.ts'
import { aller, useAdresse } from '../../navigation.ts'
import { useRessource } from '../../ressource.ts'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { CarteSecteurs, numeroAffiche } from './CarteSecteurs.tsx'
import { compter, deplacer } from './decoupe.ts'
import { FicheSecteur } from './FicheSecteur.tsx'
import { ImpressionFederation } from './ImpressionFederation.tsx'
import { useDecoupe } from './useDecoupe.ts'

export default function PageSecteurs({ publication }: { publication: Publication }) {
  const adresse = useAdresse()
  const demandee = new URLSearchParams(adresse.replace(/^[^?]*/, '')).get('c')
  const liste = useRessource<{ lieux: LigneLieu[] }>(
    `circonscriptions/${publication.version}`,
    api.circonscriptions,
  )
  const code = demandee ?? (liste.etat === 'pret' ? (liste.valeur.lieux[0]?.code ?? null) : null)
  const carte = useRessource<CarteDecoupe>(code && `decoupe/${code}/${publication.version}`, (s) =>
    api.carteDecoupe(code!, s),
  )
  // Read again at each visit: somebody else may have changed it.
  const [visite] = useState(() => Date.now())
  const lus = useRessource<Secteurs>(code && `secteurs/${code}/${visite}`, (s) => api.secteurs(code!, s))
  useTitre(carte.etat === 'pret' ? `Secteurs, ${carte.valeur.nom}` : 'Secteurs et fiches')
  return (
    <main id="contenu" className="page page-secteurs" tabIndex={-1}>
      <header className="secteurs-tete">
        <h1>
          <Texte>{carte.etat === 'pret' ? `Secteurs : ${carte.valeur.nom}` : 'Secteurs et fiches'}</Texte>
        </h1>
        {liste.etat === 'pret' && (
          <label>
            Circonscription
            <select
              value={code ?? ''}
              onChange={(e) => aller(`/secteurs?c=${encodeURIComponent(e.target.value)}`)}
            >
              {liste.valeur.lieux.map((l) => (
                <option key={l.code} value={l.code}>
                  {l.nom}
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      {carte.etat === 'erreur' ? (
        <Echec erreur={carte.erreur} reessayer={carte.reessayer} />
      ) : lus.etat === 'erreur' ? (
        <Echec erreur={lus.erreur} reessayer={lus.reessayer} />
      ) : code !== null && carte.etat === 'pret' && lus.etat === 'pret' ? (
        <Atelier key={code} code={code} carte={carte.valeur} lus={lus.valeur} />
      ) : liste.etat === 'pret' && liste.valeur.lieux.length === 0 ? (
        <Vide titre="Aucune circonscription n’est publiée." />
      ) : (
        <Squelette lignes={10} hauteur={28} />
      )}
    </main>
  )
}

function Atelier({ code, carte, lus }: { code: string; carte: CarteDecoupe; lus: Secteurs }) {
  const d = useDecoupe(code, lus)
  const [choisi, setChoisi] = useState<string | null>(null)
  const [agrandi, setAgrandi] = useState(false)
  const parCode = useMemo(() => new Map(carte.bureaux.map((b) => [b.code, b])), [carte])
  const secteur = d.secteurs.find((s) => s.cle === choisi) ?? null
  const { annuler, peutAnnuler, modifie } = d
  useEffect(() => {
    const clavier = (e: KeyboardEvent): void => {
      const saisie = e.target instanceof HTMLInputElement
      if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'z' && !saisie && peutAnnuler) {
        e.preventDefault()
        annuler()
      }
      if (e.key === 'Escape') setChoisi(null)
    }
    const quitter = (e: BeforeUnloadEvent): void => {
      if (modifie) e.preventDefault()
    }
    addEventListener('keydown', clavier)
    addEventListener('beforeunload', quitter)
    return () => {
      removeEventListener('keydown', clavier)
      removeEventListener('beforeunload', quitter)
    }
  }, [annuler, peutAnnuler, modifie])
  return (
    <>
      <div className="secteurs-outils">
        <button type="button" className="bouton" disabled={!peutAnnuler || d.enCours} onClick={annuler}>
          Annuler
        </button>
        <button
          type="button"
          className="bouton bouton-principal"
          disabled={!modifie || d.enCours}
          onClick={() => void d.enregistrer()}
        >
          {d.enCours ? 'Enregistrement…' : modifie ? 'Enregistrer le découpage' : 'Enregistré'}
        </button>
        <button
          type="button"
          className="bouton"
          disabled={d.enCours}
          onClick={() => void d.revenirAutomatique()}
        >
          Découpage automatique
        </button>
        <button
          type="button"
          className="bouton"
          aria-pressed={agrandi}
          disabled={!agrandi && !secteur}
          onClick={() => setAgrandi(!agrandi)}
        >
          <Icone nom="cadrer" />
          {agrandi ? 'Voir toute la circonscription' : 'Agrandir le secteur'}
        </button>
        <span className="ecart" />
        <a className="bouton" href={`/fiches/circonscriptions/${code}`}>
          <Icone nom="fiche" />
          Fiche de la circonscription
        </a>
        <a className="bouton" href={`/fiches/circonscriptions/${code}/livret.pdf`}>
          <Icone nom="telecharger" />
          Livret, PDF
        </a>
        <ImpressionFederation departement={carte.departement} />
      </div>
      {d.erreur && (
        <p role="alert" className="secteurs-erreur">
          {d.erreur.message} {d.erreur.conseil}
        </p>
      )}
      <p className="source">
        {secteur
          ? 'Toucher un bureau l’envoie dans le secteur choisi ; glisser un bureau sur un autre secteur l’y envoie aussi. Échap : ne plus choisir.'
          : 'Choisir un secteur sur la carte ou dans la liste. Voisinage et marche : à vol d’oiseau × 1,3, faute de rues dans les données.'}
      </p>
      <div className="secteurs-corps">
        <CarteSecteurs
          carte={carte}
          secteurs={d.secteurs}
          choisi={choisi}
          agrandi={agrandi}
          choisir={setChoisi}
          deplacer={(bureau, vers) =>
            d.changer(
              deplacer(d.secteurs, bureau, vers, carte.bureaux),
              `${parCode.get(bureau)?.nom ?? bureau} déplacé.`,
            )
          }
        />
        <div className="secteurs-cote">
          {secteur && (
            <FicheSecteur
              key={secteur.cle + secteur.nom}
              secteur={secteur}
              secteurs={d.secteurs}
              bureaux={carte.bureaux}
              parCode={parCode}
              changer={d.changer}
            />
          )}
          <h2>{pluriel(d.secteurs.length, 'secteur')}</h2>
          <ul className="secteurs-liste">
            {d.secteurs.map((s) => {
              const c = compter(s, parCode)
              return (
                <li key={s.cle}>
                  <button
                    type="button"
                    aria-pressed={s.cle === choisi}
                    onClick={() => {
                      setChoisi(s.cle)
                      setAgrandi(true)
                    }}
                  >
                    <b className="rang">{numeroAffiche(s)}</b>
                    <span>
                      {s.nom}
                      <small>
                        {nombre(c.inscrits)} inscrits, {pluriel(c.seances, 'séance')}, réserve{' '}
                        {nombreSigne(c.reserve)}
                        {c.charge > 1.5 ? ' · grand' : c.charge < 0.5 ? ' · petit' : ''}
                      </small>
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
        </div>
      </div>
    </>
  )
}
