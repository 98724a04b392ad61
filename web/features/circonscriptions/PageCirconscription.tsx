/** The page of a circonscription: verdict, facts, history, comparison, communes. */
import { lazy, Suspense, type ReactNode } from 'react'
import type { LigneLieu } from '#contract/commun'
import type { Lieu } from '#contract/lieu'
import type { Publication } from '#contract/publication'
import { NOM_BLOC } from '#domain/bloc'
import { NOM_PROFIL } from '#domain/profil'
import { pluriel, pointsSansSigne } from '#domain/typographie'
import { api } from '../../api.ts'
import { urlFiche, urlFichePdf } from '../../adresses.ts'
import { useRessource } from '../../ressource.ts'
import { Qualite } from '../../ui/Classe.tsx'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { lienCarte } from '../../navigation.ts'
import { GraphiqueParticipation } from '../../lieu/GraphiqueParticipation.tsx'
import { RepartitionBureaux } from '../../lieu/RepartitionBureaux.tsx'
import { Depute } from '../../lieu/Depute.tsx'
import { franceDistincte } from '../../lieu/series.ts'
import { Badges, Raisons } from '../../lieu/Verdict.tsx'
import { comparer } from './comparaisons.ts'
import { Estimations } from '../../lieu/Estimations.tsx'
import { CourbesBlocs } from '../../lieu/CourbesBlocs.tsx'
import { Faits } from './Faits.tsx'
import { PremiersBureaux } from './PremiersBureaux.tsx'
import { TableauCommunes } from './TableauCommunes.tsx'
import { TableauComparaisons } from './TableauComparaisons.tsx'
import { Transferts } from './Transferts.tsx'

const MiniCarte = lazy(() => import('./MiniCarte.tsx'))

export function PageCirconscription({ code, publication }: { code: string; publication: Publication }) {
  const lecture = useRessource<Lieu>(`lieu/${code}`, (s) => api.lieu('circonscription', code, s))
  const bureaux = useRessource(`bureaux/${code}`, (s) => api.bureaux(code, s))
  useTitre(lecture.etat === 'pret' ? lecture.valeur.nom : code)
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      {lecture.etat === 'attente' && <Squelette lignes={12} hauteur={22} />}
      {lecture.etat === 'erreur' && (
        <>
          <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />
          <Lien href="/circonscriptions">Toutes les circonscriptions</Lien>
        </>
      )}
      {lecture.etat === 'pret' && (
        <Contenu lieu={lecture.valeur} version={publication.version}>
          {bureaux.etat === 'pret' && (
            <>
              <PremiersBureaux bureaux={bureaux.valeur.lieux} />
              <Transferts code={code} />
              <TableauCommunes bureaux={bureaux.valeur.lieux} />
            </>
          )}
          {bureaux.etat === 'attente' && <Squelette lignes={8} hauteur={22} />}
          {bureaux.etat === 'erreur' && <Echec erreur={bureaux.erreur} reessayer={bureaux.reessayer} />}
        </Contenu>
      )}
    </main>
  )
}

function Contenu({ lieu, version, children }: { lieu: Lieu; version: string; children: ReactNode }) {
  const { classement: c } = lieu
  const avecFrance = franceDistincte(lieu.historique)
  const departement = lieu.fil.find((l) => l.niveau === 'departement')?.nom ?? 'Département'
  return (
    <div className="grille">
      <header className="titre">
        <div>
          <nav className="fil" aria-label="Lieux qui contiennent celui-ci">
            <Lien href="/circonscriptions">Circonscriptions</Lien>
            <span aria-hidden="true">›</span>
            <Lien href={lienCarte(lieu.departement ?? '')}>{departement}</Lien>
          </nav>
          <h1>
            <Texte>{lieu.nom}</Texte>
          </h1>
          <div className="titre-badges">
            <Badges classement={c} />
            <Qualite note={lieu.qualite} />
          </div>
          <p className="chapo">{chapo(lieu)}</p>
          {lieu.depute && <Depute depute={lieu.depute} />}
          <Raisons raisons={c.raisons} />
          <div className="titre-actions">
            <a className="bouton bouton-principal" href={urlFichePdf(lieu.code)}>
              <Icone nom="telecharger" />
              Fiche militante, PDF
            </a>
            <a className="bouton" href={urlFiche(lieu.code)}>
              <Icone nom="fiche" />
              Fiche sur téléphone
            </a>
            <Lien className="bouton" href={lienCarte(lieu.code)}>
              <Icone nom="carte" />
              Ouvrir sur la carte
            </Lien>
          </div>
        </div>
        <div className="titre-carte">
          <Suspense fallback={<div className="mini-carte" />}>
            <MiniCarte lieu={lieu} version={version} />
          </Suspense>
          <h2 className="rubrique">Ses {pluriel(lieu.bureaux, 'bureau', 'bureaux')}, par classe</h2>
          <RepartitionBureaux lieu={lieu} />
        </div>
      </header>
      <Faits lieu={lieu} />
      <section className="bloc c7">
        <header>
          <h2>Premiers tours par bloc</h2>
          <span className="fin">% des exprimés</span>
        </header>
        <div className="interieur">
          <CourbesBlocs historique={lieu.historique} />
          <Estimations historique={lieu.historique} />
        </div>
      </section>
      <section className="bloc c5">
        <header>
          <h2>Participation</h2>
          <span className="fin">
            ● présidentielle ○ autre — {departement} {avecFrance && '◇ France'}
          </span>
        </header>
        <div className="interieur">
          <GraphiqueParticipation historique={lieu.historique} hauteur={280} />
        </div>
      </section>
      <section className="bloc c7">
        <header>
          <h2>{avecFrance ? 'Face au département et à la France' : 'Face au département'}</h2>
          <span className="fin">
            Point : ici. {avecFrance && `Trait : ${departement}. `}Écart en points{' '}
            {avecFrance ? 'avec la France' : 'avec le département'}.
          </span>
        </header>
        <div className="interieur">
          <TableauComparaisons lignes={comparer(lieu)} departement={departement} avecFrance={avecFrance} />
          <p className="source">{sources(lieu)}</p>
        </div>
      </section>
      {children}
    </div>
  )
}

/** One sentence before any figure. */
function chapo({ classement: c }: LigneLieu): string {
  if (c.marge === null) return 'Trop peu de résultats exploitables pour classer cette circonscription.'
  const rival = c.rival ? `sur ${article(c.rival)}` : ''
  return c.marge >= 0
    ? `${NOM_PROFIL[c.profil]} : la gauche a ${pointsSansSigne(c.marge)} d’avance ${rival}.`
    : `${NOM_PROFIL[c.profil]} : la gauche a ${pointsSansSigne(c.marge)} de retard ${rival}.`
}

const article = (rival: NonNullable<LigneLieu['classement']['rival']>): string =>
  rival === 'centre' ? 'le centre' : rival === 'droite' ? 'la droite' : `l’${NOM_BLOC[rival]}`

const sources = (lieu: Lieu): string =>
  ['Résultats : ministère de l’Intérieur', ...new Set(lieu.sociologie.map((i) => i.source))].join(' ; ')
