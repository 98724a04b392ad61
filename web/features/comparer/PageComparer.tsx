/** Two places side by side, in one address, on one sheet of paper. */
import { useState } from 'react'
import type { Lieu } from '#contract/lieu'
import { NOM_NIVEAU } from '#domain/lieu'
import { pluriel } from '#domain/typographie'
import { Estimations } from '../../lieu/Estimations.tsx'
import { CourbesBlocs } from '../../lieu/CourbesBlocs.tsx'
import { GraphiqueParticipation } from '../../lieu/GraphiqueParticipation.tsx'
import { useLieu } from '../../lieu/useLieu.ts'
import { Badges, Raisons } from '../../lieu/Verdict.tsx'
import { aller, lienCarte, lienComparer, useAdresse } from '../../navigation.ts'
import type { Ressource } from '../../ressource.ts'
import { Qualite } from '../../ui/Classe.tsx'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { Recherche } from '../recherche/Recherche.tsx'
import { lignesClassement, lignesSociologie, lignesVotes, type LigneFace } from './face.ts'

type Cote = 'a' | 'b'

export default function PageComparer() {
  const adresse = useAdresse()
  const p = new URLSearchParams(adresse.slice(`${adresse}?`.indexOf('?')))
  const codes: Record<Cote, string | null> = { a: p.get('a'), b: p.get('b') }
  const [choix, setChoix] = useState<Cote | null>(null)
  const a = useLieu(codes.a)
  const b = useLieu(codes.b)
  const prets = a.etat === 'pret' && b.etat === 'pret' ? ([a.valeur, b.valeur] as const) : null
  useTitre(prets ? `${prets[0].nom} et ${prets[1].nom}` : 'Comparer deux lieux')
  return (
    <main id="contenu" className="page page-comparer" tabIndex={-1}>
      <header className="comparer-titre">
        <h1>Comparer deux lieux</h1>
        <span className="comparer-actions">
          <button
            type="button"
            className="bouton"
            disabled={!codes.a || !codes.b}
            onClick={() => aller(lienComparer(codes.b, codes.a), { remplacer: true })}
          >
            Échanger
          </button>
          <button type="button" className="bouton" onClick={() => print()}>
            Imprimer
          </button>
        </span>
      </header>
      <div className="comparer-faces">
        {(['a', 'b'] as const).map((cote) => (
          <Face
            key={cote}
            nom={cote === 'a' ? 'Premier lieu' : 'Second lieu'}
            code={codes[cote]}
            lecture={cote === 'a' ? a : b}
            changer={() => setChoix(cote)}
          />
        ))}
      </div>
      {prets && <Tableaux a={prets[0]} b={prets[1]} />}
      {choix && (
        <Recherche
          fermer={() => setChoix(null)}
          choisir={({ code }) => {
            setChoix(null)
            const suivants = { ...codes, [choix]: code }
            aller(lienComparer(suivants.a, suivants.b), { remplacer: true })
          }}
        />
      )}
    </main>
  )
}

function Face(props: { nom: string; code: string | null; lecture: Ressource<Lieu>; changer: () => void }) {
  const { nom, code, lecture, changer } = props
  if (code === null)
    return (
      <section className="bloc comparer-face comparer-vide" aria-label={nom}>
        <p>{nom} à choisir.</p>
        <button type="button" className="bouton bouton-principal" onClick={changer}>
          <Icone nom="loupe" />
          Chercher un lieu
        </button>
      </section>
    )
  return (
    <section className="bloc comparer-face" aria-label={nom}>
      {lecture.etat === 'attente' && <Squelette lignes={10} hauteur={22} />}
      {lecture.etat === 'erreur' && <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />}
      {lecture.etat === 'pret' && <Portrait lieu={lecture.valeur} />}
      <p className="comparer-actions">
        <button type="button" className="bouton bouton-petit" onClick={changer}>
          Changer
        </button>
        <Lien className="bouton bouton-petit" href={lienCarte(code)}>
          Voir sur la carte
        </Lien>
      </p>
    </section>
  )
}

function Portrait({ lieu }: { lieu: Lieu }) {
  return (
    <>
      <h2>
        <Texte>{lieu.nom}</Texte>
      </h2>
      <p className="sous">
        {NOM_NIVEAU[lieu.niveau]}, {pluriel(lieu.inscrits, 'inscrit')}{' '}
        <span className="muet">{lieu.code}</span> <Qualite note={lieu.qualite} />
      </p>
      <Badges classement={lieu.classement} />
      <Raisons raisons={lieu.classement.raisons} />
      <h3>Premiers tours, % des exprimés</h3>
      <CourbesBlocs historique={lieu.historique} />
      <h3>Participation, % des inscrits</h3>
      <GraphiqueParticipation historique={lieu.historique} />
      <Estimations historique={lieu.historique} />
    </>
  )
}

function Tableaux({ a, b }: { a: Lieu; b: Lieu }) {
  const votes = lignesVotes(a, b)
  const sociologie = lignesSociologie(a, b)
  return (
    <div className="comparer-tableaux">
      <TableauFace titre="Classement" noms={[a.nom, b.nom]} lignes={lignesClassement(a, b)} />
      {votes.map(({ titre, lignes }) => (
        <TableauFace key={titre} titre={titre} noms={[a.nom, b.nom]} lignes={lignes} />
      ))}
      {sociologie.length > 0 && (
        <TableauFace titre={titreSociologie(a, b)} noms={[a.nom, b.nom]} lignes={sociologie} />
      )}
    </div>
  )
}

/** INSEE figures of a bureau are those of its commune, and the title says so. */
const titreSociologie = (a: Lieu, b: Lieu): string =>
  [a, b].some((l) => l.sociologie.some((i) => i.maille !== l.niveau))
    ? 'Qui vit là (INSEE, à la maille de la commune pour un bureau)'
    : 'Qui vit là (INSEE)'

function TableauFace(props: {
  titre: string
  noms: readonly [string, string]
  lignes: readonly LigneFace[]
}) {
  return (
    <section className="bloc">
      <table className="donnees face">
        <caption>{props.titre}</caption>
        <thead>
          <tr>
            <td />
            {props.noms.map((nom, k) => (
              <th key={k} scope="col" className="nombre">
                <Texte>{nom}</Texte>
              </th>
            ))}
            <th scope="col" className="nombre">
              Écart
            </th>
          </tr>
        </thead>
        <tbody>
          {props.lignes.map((l) => (
            <tr key={l.libelle}>
              <th scope="row">
                <Texte>{l.libelle}</Texte>
              </th>
              <td className="nombre">{l.a}</td>
              <td className="nombre">{l.b}</td>
              <td className="nombre ecart">{l.ecart}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
