/** The panel of a place: what it is, why it is classed so, then the evidence. Its head comes from the map, at once. */
import { memo, useState } from 'react'
import type { Lieu } from '#contract/lieu'
import { NOM_NIVEAU, type NiveauCarte } from '#domain/lieu'
import { pluriel, points } from '#domain/typographie'
import { urlFiche, urlFichePdf } from '../../adresses.ts'
import { profilDe } from '../../carte/morceau.ts'
import { envoyerALaSelection } from '../../selection.ts'
import { niveauDuCode } from '../../carte/niveaux.ts'
import type { Cible } from '../../carte/pointage.ts'
import { useLieu } from '../../lieu/useLieu.ts'
import { SENS_QUALITE } from '#domain/qualite'
import { Estimations } from '../../lieu/Estimations.tsx'
import { Badge, Qualite } from '../../ui/Classe.tsx'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { GraphiqueParticipation } from '../../lieu/GraphiqueParticipation.tsx'
import { PetitsMultiples } from './PetitsMultiples.tsx'
import { RepartitionBureaux } from '../../lieu/RepartitionBureaux.tsx'
import { Depute, LieuDeVote } from '../../lieu/Depute.tsx'
import { aUnDepartement, franceDistincte } from '../../lieu/series.ts'
import { Epingle } from './Epingle.tsx'
import { ProfilType } from './ProfilType.tsx'
import { Reports } from './Reports.tsx'
import { Rubrique } from './Rubrique.tsx'
import { Semblables } from './Semblables.tsx'
import { Siege } from './Siege.tsx'
import { Sociologie } from './Sociologie.tsx'
import { Voisins } from './Voisins.tsx'
import { Badges, Chiffres, Prevision, Raisons, Verdict } from '../../lieu/Verdict.tsx'

export function Panneau(props: {
  code: string
  /** The place as the map knows it, before the server answered. */
  apercu: Cible | null
  /** The place under the scenario of the reader, in one sentence. */
  sousScenario: string | null
  fermer: () => void
  voisin: ((sens: -1 | 1) => void) | null
  choisir: (code: string) => void
  /** Place kept to be compared. */
  epingle: string | null
  epingler: (code: string | null) => void
}) {
  const { code, apercu, voisin } = props
  const lecture = useLieu(code)
  const [haute, setHaute] = useState(false)
  const nom = lecture.etat === 'pret' ? lecture.valeur.nom : apercu?.morceau.valeurs.nom[apercu.rang]
  return (
    <aside className={haute ? 'panneau haute' : 'panneau'} aria-label="Lieu choisi">
      <button
        type="button"
        className="poignee"
        aria-expanded={haute}
        aria-label={haute ? 'Réduire la feuille' : 'Agrandir la feuille'}
        onClick={() => setHaute(!haute)}
      />
      <div className="panneau-corps" key={code}>
        <section>
          <div className="fil">
            {lecture.etat === 'pret' ? (
              <Fil lieu={lecture.valeur} choisir={props.choisir} />
            ) : (
              <span>{NOM_NIVEAU[niveauDuCode(code)]}</span>
            )}
            <span className="fil-actions">
              <BoutonIcone
                nom="gauche"
                libelle="Lieu précédent du tableau"
                agir={voisin && (() => voisin(-1))}
              />
              <BoutonIcone
                nom="droite"
                libelle="Lieu suivant du tableau"
                agir={voisin && (() => voisin(1))}
              />
              <BoutonIcone nom="fermer" libelle="Fermer le panneau" agir={props.fermer} />
            </span>
          </div>
          <h1>
            <Texte>{nom ?? code}</Texte>
          </h1>
          {props.sousScenario && (
            <p className="sous-scenario">
              <Texte>{props.sousScenario}</Texte>
            </p>
          )}
          {lecture.etat === 'pret' ? <EnTete lieu={lecture.valeur} /> : apercu && <Apercu cible={apercu} />}
        </section>
        <Epingle code={code} epingle={props.epingle} epingler={props.epingler} />
        {lecture.etat === 'erreur' && <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />}
        {lecture.etat === 'attente' && (
          <section>
            <Squelette lignes={9} />
          </section>
        )}
        {lecture.etat === 'pret' && <Preuves lieu={lecture.valeur} choisir={props.choisir} />}
      </div>
      {lecture.etat === 'pret' && <Actions lieu={lecture.valeur} />}
    </aside>
  )
}

function BoutonIcone(props: {
  nom: 'gauche' | 'droite' | 'fermer'
  libelle: string
  agir: (() => void) | null
}) {
  return (
    <button
      type="button"
      className="bouton bouton-nu bouton-icone bouton-petit"
      aria-label={props.libelle}
      title={props.libelle}
      disabled={props.agir === null}
      onClick={() => props.agir?.()}
    >
      <Icone nom={props.nom} />
    </button>
  )
}

function Fil({ lieu, choisir }: { lieu: Lieu; choisir: (code: string) => void }) {
  return (
    <nav aria-label="Lieux qui contiennent celui-ci">
      {lieu.fil
        .filter((l) => l.niveau !== 'france')
        .map((l) => (
          <button type="button" key={l.code} onClick={() => choisir(l.code)}>
            <Texte>{abregerCirconscription(l.nom)}</Texte>
          </button>
        ))}
    </nav>
  )
}

/** « Gard, 6e circonscription » under « Gard » says it twice: « 6e circ. ». */
const abregerCirconscription = (nom: string): string =>
  nom.replace(/^.*, (?=\d+(?:re|e) circonscription)/, '').replace(/ circonscription.*$/, ' circ.')

function Apercu({ cible: { morceau, rang } }: { cible: Cible }) {
  const v = morceau.valeurs
  return (
    <>
      <p className="sous">{pluriel(v.inscrits[rang]!, 'inscrit')}</p>
      <div className="badges">
        <Badge profil={profilDe(v, rang)} />
      </div>
    </>
  )
}

function EnTete({ lieu }: { lieu: Lieu }) {
  const { classement: c } = lieu
  return (
    <>
      <p className="sous">
        {pluriel(lieu.inscrits, 'inscrit')}
        {lieu.niveau !== 'bureau' && <span>{pluriel(lieu.bureaux, 'bureau', 'bureaux')}</span>}
        <span className="muet">{lieu.code}</span>
        <Qualite note={lieu.qualite} />
      </p>
      {lieu.depute && <Depute depute={lieu.depute} />}
      {lieu.lieuDeVote && <LieuDeVote lieu={lieu.lieuDeVote} />}
      <Badges classement={c} />
      <Verdict classement={c} />
      <Prevision classement={c} />
      <Raisons raisons={c.raisons} />
      {lieu.schematique && (
        <p className="avis">
          Contour schématique : personne n’a publié celui-ci, la commune est partagée entre ses bureaux sans
          contour. Ses chiffres, eux, sont officiels.
        </p>
      )}
      {!lieu.contour && (
        <p className="avis">Ce lieu n’a pas de contour publié : il est compté et listé, pas dessiné.</p>
      )}
    </>
  )
}

const Preuves = memo(function Preuves({ lieu, choisir }: { lieu: Lieu; choisir: (code: string) => void }) {
  const ecart = lieu.classement.ecartParticipation
  const repere = aUnDepartement(lieu.historique)
    ? (lieu.fil.find((l) => l.niveau === 'departement')?.nom ?? 'département')
    : 'France'
  return (
    <>
      {lieu.siege && <Siege siege={lieu.siege} />}
      {lieu.profilType && <ProfilType type={lieu.profilType} />}
      {lieu.classement.marge !== null && (
        <Rubrique titre="En chiffres">
          <Chiffres classement={lieu.classement} />
        </Rubrique>
      )}
      {lieu.niveau !== 'bureau' && lieu.bureaux > 1 && (
        <Rubrique
          titre="Ses bureaux"
          fin={lieu.comptes.foyers > 0 ? pluriel(lieu.comptes.foyers, 'foyer') : ''}
        >
          <RepartitionBureaux lieu={lieu} />
        </Rubrique>
      )}
      <Rubrique
        titre="Premiers tours, % des exprimés"
        fin={
          <>
            ici <i className="cle-trait" /> {repere} <i className="cle-points" />
          </>
        }
      >
        <PetitsMultiples historique={lieu.historique} />
        <p className="source">
          Qualité {lieu.qualite} : {SENS_QUALITE[lieu.qualite]}.
        </p>
        <Estimations historique={lieu.historique} />
      </Rubrique>
      <Rubrique
        titre="Participation, % des inscrits"
        fin={
          ecart !== null && (
            <>
              écart prés. – légis. : <b>{points(ecart).replace('+', '')}</b>
            </>
          )
        }
      >
        <GraphiqueParticipation historique={lieu.historique} />
        <p className="source">
          Plein : présidentielle. Tiret : {aUnDepartement(lieu.historique) ? 'département' : 'France'}.
          {franceDistincte(lieu.historique) && ' Losange : France.'}
        </p>
      </Rubrique>
      {lieu.sociologie.length > 0 && (
        <Rubrique titre="Qui vit ici" fin={habitants(lieu)}>
          <Sociologie niveau={lieu.niveau} indicateurs={lieu.sociologie} />
        </Rubrique>
      )}
      <Reports lieu={lieu} />
      <Voisins lieu={lieu} choisir={choisir} />
      {lieu.niveau === 'bureau' && <Semblables code={lieu.code} choisir={choisir} />}
    </>
  )
})

function habitants(lieu: Lieu): string {
  const n = lieu.sociologie.find((i) => i.cle === 'population')?.valeur ?? null
  return n === null ? '' : pluriel(n, 'habitant')
}

function Actions({ lieu }: { lieu: Lieu }) {
  const circonscription: string | null = lieu.niveau === 'circonscription' ? lieu.code : lieu.circonscription
  const propre = (lieu.niveau as NiveauCarte) === 'circonscription'
  return (
    <div className="actions">
      <button type="button" className="bouton" onClick={() => envoyerALaSelection(lieu.code)}>
        <Icone nom="plus" />
        Sélection
        <span className="invisible"> : y ajouter les bureaux de ce lieu</span>
      </button>
      {lieu.departement && (
        <Lien
          className="bouton"
          href={`/ciblage?dep=${lieu.departement}${lieu.commune ? `&o=${lieu.commune}` : ''}`}
        >
          <Icone nom="cible" />
          Ciblage
          <span className="invisible"> de son département</span>
        </Lien>
      )}
      {circonscription && (
        <>
          <a className="bouton" href={urlFiche(circonscription)}>
            <Icone nom="fiche" />
            Fiche
            {!propre && <span className="invisible"> de la circonscription</span>}
          </a>
          <a className="bouton" href={urlFichePdf(circonscription)}>
            <Icone nom="telecharger" />
            PDF
          </a>
          <Lien className="bouton bouton-principal" href={`/circonscriptions/${circonscription}`}>
            {propre ? 'Ouvrir la circonscription' : 'Circonscription'}
          </Lien>
        </>
      )}
    </div>
  )
}
