/** « Où envoyer N heures » : hours and travel in, ranked sectors and sessions out. */
import { lazy, Suspense, useEffect, useMemo } from 'react'
import type { Publication } from '#contract/publication'
import { OPTIONS_CIBLAGE } from '#domain/ciblage/ciblage'
import { dateLongue, enumeration, INSECABLE, nombre, pluriel, pourcentage } from '#domain/typographie'
import '../../styles/ciblage-reglages.css'
import '../../styles/ciblage-liste.css'
import '../../styles/ciblage.css'
import '../../styles/ciblage-impression.css'
import { annoncer } from '../../ui/annonce.ts'
import { EnregistrerListe } from '../../ui/EnregistrerListe.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { Courbe } from './Courbe.tsx'
import { csvCiblage } from './csv.ts'
import { BORNES, ecrireEtat, requete } from './etat.ts'
import { Exploration } from './Exploration.tsx'
import { auPlafond, grouper } from './groupes.ts'
import {
  impasse,
  phraseFacteurs,
  phraseMarginale,
  phraseOuvertures,
  phraseReste,
  phraseResultat,
} from './phrases.ts'
import { Contexte, Curseurs } from './Reglages.tsx'
import { TableauCiblage } from './TableauCiblage.tsx'
import { telecharger } from '../../ui/telecharger.ts'
import { useCiblage, type CiblageLu } from './useCiblage.ts'
import { useEtatCiblage, type EtatSuivi } from './useEtatCiblage.ts'

/** Its own file: it brings the Arrow reader. */
const CarteSecteurs = lazy(() => import('./CarteSecteurs.tsx'))

export default function PageCiblage({ publication }: { publication: Publication }) {
  const suivi = useEtatCiblage(publication)
  const { etat, pose, changer } = suivi
  const { reponse, enCours, erreur } = useCiblage(pose)
  const departement = publication.departements.find((d) => d.code === etat.departement)
  useTitre(`Ciblage, ${departement?.nom ?? ''}`)
  const phrase =
    reponse && reponse.ciblage.lignes.length > 0 ? phraseResultat(reponse.ciblage, reponse.etat.heures) : null
  const annonce = phrase ?? (reponse && impasse(reponse.ciblage, reponse.etat).titre)
  useEffect(() => {
    if (annonce && !enCours) annoncer(annonce)
  }, [annonce, enCours])
  const departParDefaut = etat.departs.length === 0 ? (reponse?.ciblage.departs[0]?.nom ?? null) : null
  const jours = etat.jours ?? reponse?.ciblage.jours ?? BORNES.jours.initiale
  return (
    <main id="contenu" className="page-ciblage" tabIndex={-1}>
      <section className="ciblage-reglages" aria-label="Réglages">
        <div className="ciblage-titre">
          <h1>Où envoyer {nombre(etat.heures)} heures</h1>
          <p className="ciblage-lieu">
            <Texte>
              {lieu(
                departement?.nom ?? '',
                etat.departs.map((d) => d.nom),
                departParDefaut,
              )}
            </Texte>
          </p>
        </div>
        <Curseurs etat={etat} changer={changer} />
        <Contexte
          etat={etat}
          changer={changer}
          departements={publication.departements}
          departParDefaut={departParDefaut}
          joursParDefaut={jours}
        />
      </section>
      <p className="impression-seule">{conditions({ ...etat, jours })}</p>
      {erreur ? (
        <Echec {...erreur} />
      ) : reponse ? (
        <Resultat
          {...suivi}
          reponse={reponse}
          vieux={enCours || requete(etat) !== requete(pose)}
          phrase={phrase}
          publication={publication}
        />
      ) : (
        <div className="ciblage-attente">
          <Squelette lignes={10} hauteur={28} />
        </div>
      )}
    </main>
  )
}

interface ResultatProps extends EtatSuivi {
  reponse: NonNullable<CiblageLu['reponse']>
  vieux: boolean
  phrase: string | null
  publication: Publication
}

function Resultat({
  reponse: { ciblage, etat: pour },
  vieux,
  phrase,
  publication,
  etat,
  changer,
}: ResultatProps) {
  const groupes = useMemo(() => grouper(ciblage.lignes), [ciblage])
  if (!phrase) {
    const { titre, conseil, geste } = impasse(ciblage, pour)
    return (
      <Vide titre={titre}>
        {conseil && <p>{conseil}</p>}
        {geste && (
          <button type="button" className="bouton" onClick={() => changer(geste.partiel)}>
            {geste.nom}
          </button>
        )}
      </Vide>
    )
  }
  const plafonnees = auPlafond(groupes, pour.heures).map((g) => g.nom)
  const reste = phraseReste(ciblage, pour)
  const depliables = groupes.filter((g) => g.lignes.length > 1).map((g) => g.code)
  const toutOuvert = depliables.every((code) => etat.ouvertes.has(code))
  const plier = (code: string): void => {
    const copie = new Set(etat.ouvertes)
    if (!copie.delete(code)) copie.add(code)
    changer({ ouvertes: copie })
  }
  const exporter = (): void => {
    const departement = publication.departements.find((d) => d.code === pour.departement)?.nom ?? ''
    const jour = new Date().toISOString().slice(0, 10)
    const ordre = [...groupes.flatMap((g) => g.lignes), ...ciblage.lignes.filter((l) => l.exploration)]
    const source = `${publication.fictive ? 'DONNÉES FICTIVES, ' : ''}Quartier Général, données ${publication.version}, méthode ${publication.methode}, estimation du ${jour}`
    telecharger(
      `ciblage-${pour.departement}-${pour.heures}h-${jour}.csv`,
      csvCiblage(ciblage, ordre, { departement, source }),
    )
    annoncer(`Fichier CSV de ${pluriel(ordre.length, 'bureau', 'bureaux')} enregistré.`)
  }
  const trajet = ciblage.lignes.reduce((s, l) => s + l.heuresTrajet, 0)
  return (
    <div className="ciblage-resultat" aria-busy={vieux}>
      <section className="ciblage-liste" aria-labelledby="titre-secteurs">
        <p className="ciblage-phrase">{phrase}</p>
        <p className="ciblage-suite">
          {nombre(ciblage.heures)}
          {INSECABLE}h placées, dont {nombre(trajet)}
          {INSECABLE}h de trajet. {reste}
        </p>
        <header className="ciblage-outils">
          <h2 id="titre-secteurs">
            Secteurs classés <span className="muet">par voix nettes estimées</span>
          </h2>
          {plafonnees.length > 0 && (
            <span className="badge badge-neutre">
              {enumeration(plafonnees)} au plafond{INSECABLE}:{' '}
              {pourcentage(OPTIONS_CIBLAGE.plafondCommune, 0)} des heures
            </span>
          )}
          {depliables.length > 0 && (
            <button
              type="button"
              className="bouton"
              onClick={() => changer({ ouvertes: new Set(toutOuvert ? [] : depliables) })}
            >
              {toutOuvert ? 'Tout replier' : 'Tout déplier'}
            </button>
          )}
          <button type="button" className="bouton" onClick={() => print()}>
            <Icone nom="fiche" />
            Imprimer
          </button>
          <button type="button" className="bouton" onClick={exporter}>
            <Icone nom="telecharger" />
            Tableur, CSV
          </button>
          <EnregistrerListe
            nomPropose={`${nombre(pour.heures)} heures, ${pour.trajet} min de trajet`}
            demande={{
              departement: pour.departement,
              genre: 'ciblage',
              adresse: `/ciblage?${ecrireEtat({ ...pour, ouvertes: new Set() })}`,
              departs: ciblage.departs,
              jours: ciblage.jours,
              tri: 'main',
              lignes: [
                ...groupes.flatMap((g) => g.lignes),
                ...ciblage.lignes.filter((l) => l.exploration),
              ].map(({ code, seances }) => ({ code, seances })),
            }}
          />
        </header>
        {groupes.length > 0 && <TableauCiblage groupes={groupes} ouvertes={etat.ouvertes} plier={plier} />}
      </section>
      <aside className="ciblage-cote">
        <section className="bloc">
          <header>
            <h2>Secteurs</h2>
            <span className="fin">
              carré{INSECABLE}: départ ; en couleur pleine{INSECABLE}: la liste
            </span>
          </header>
          <Suspense fallback={<div className="mini-carte" />}>
            <CarteSecteurs
              departement={pour.departement}
              version={publication.version}
              groupes={groupes}
              departs={ciblage.departs}
            />
          </Suspense>
        </section>
        <section className="bloc">
          <header>
            <h2>Rendement des heures</h2>
            <span className="fin">voix nettes cumulées</span>
          </header>
          <Courbe ciblage={ciblage} />
          <p className="interieur">{phraseMarginale(ciblage)}</p>
          <p className="interieur">{phraseOuvertures(ciblage)}</p>
          {ciblage.facteurs.length > 0 && <p className="interieur">{phraseFacteurs(ciblage)}</p>}
        </section>
        <Exploration ciblage={ciblage} etat={pour} />
        <p className="source">
          Une voix nette : une voix de gauche de plus, ou une d’extrême droite de moins. Séances de deux
          personnes, deux heures ; trajet compté. L’intervalle prend tous les effets au plus bas, puis au plus
          haut, de ce que les essais ont mesuré (Pons 2018 ; Bhatti et al. 2019 ; Kalla et Broockman 2018).{' '}
          Données {publication.version}, méthode {publication.methode}. <Lien href="/methode">Méthode</Lien>
        </p>
      </aside>
    </div>
  )
}

function lieu(departement: string, departs: readonly string[], parDefaut: string | null): string {
  const noms = departs.length > 0 ? departs : parDefaut ? [parDefaut] : []
  if (noms.length === 0) return departement
  return `${departement}, au départ de ${noms.length > 2 ? pluriel(noms.length, 'commune') : noms.join(' ou ')}`
}

const conditions = (etat: EtatSuivi['etat'] & { jours: number }): string =>
  `Estimation du ${dateLongue(new Date().toISOString())}. Trajet aller de ${nombre(etat.trajet)}${INSECABLE}min au plus, vote dans ${pluriel(etat.jours, 'jour')}, ${etat.exploration}${INSECABLE}% des heures tirées au sort.`
