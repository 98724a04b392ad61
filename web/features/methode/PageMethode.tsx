/** « Méthode et sources »: the figures of the method, what they cannot say, every file, every anomaly. */
import type { Publication } from '#contract/publication'
import { dateLongue, nombre, pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { useRessource } from '../../ressource.ts'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { CatalogueSources } from './CatalogueSources.tsx'
import { Lecture } from './Lecture.tsx'
import { Metriques } from './Metriques.tsx'
import { ProfilsTypes } from './ProfilsTypes.tsx'
import { Retroprevision } from './Retroprevision.tsx'
import { Table } from './Table.tsx'

const GROUPEMENT: Record<string, string> = {
  coalition: 'celui de la coalition',
  ministere: 'celui du ministère',
}

export default function PageMethode({ publication: p }: { publication: Publication }) {
  useTitre('Méthode et sources')
  const methode = useRessource('methode', api.methode)
  const profilsTypes = useRessource('profils-types', api.profilsTypes)
  const sources = useRessource('sources', api.sources)
  const catalogue = useRessource('catalogue', api.catalogue)
  const anomalies = useRessource('anomalies', api.anomalies)
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <header className="page-titre">
        <h1>Méthode et sources</h1>
      </header>
      <p className="chapo">
        Publication {p.version} du {dateLongue(p.publieeLe)}, méthode {p.methode}, regroupement des nuances :{' '}
        {GROUPEMENT[p.groupement] ?? p.groupement}. {pluriel(p.comptes.bureaux, 'bureau', 'bureaux')},{' '}
        {pluriel(p.comptes.communes, 'commune')}, {pluriel(p.comptes.circonscriptions, 'circonscription')} ;{' '}
        {pluriel(p.comptes.bureauxSansContour, 'bureau', 'bureaux')} sans contour.
      </p>
      <section className="bloc">
        <header>
          <h2>Ce que ces chiffres ne disent pas</h2>
        </header>
        <Lecture lecture={methode}>
          {({ limites }) => (
            <ul className="limites">
              {limites.map((l) => (
                <li key={l}>
                  <Texte>{l}</Texte>
                </li>
              ))}
            </ul>
          )}
        </Lecture>
      </section>
      <section className="bloc">
        <header>
          <h2>Paramètres du classement</h2>
        </header>
        <Lecture lecture={methode}>
          {({ parametres }) => (
            <Table titres={['Paramètre', 'Valeur', 'Rôle']}>
              {parametres.map((x) => (
                <tr key={x.cle}>
                  <th scope="row">
                    <Texte>{x.libelle}</Texte>
                  </th>
                  <td>
                    <b>
                      <Texte>{x.valeur}</Texte>
                    </b>
                  </td>
                  <td className="phrase">
                    <Texte>{x.role}</Texte>
                  </td>
                </tr>
              ))}
            </Table>
          )}
        </Lecture>
      </section>
      <section className="bloc">
        <header>
          <h2>La méthode à l’épreuve de 2024</h2>
        </header>
        <Lecture lecture={methode}>
          {({ retroprevision }) => <Retroprevision resultat={retroprevision} />}
        </Lecture>
      </section>
      <section className="bloc">
        <header>
          <h2>Profils-types</h2>
          <span className="fin">sociologie, vote et participation des bureaux</span>
        </header>
        <Lecture lecture={profilsTypes}>{({ types }) => <ProfilsTypes types={types} />}</Lecture>
      </section>
      <section className="bloc">
        <header>
          <h2>Registre des mesures</h2>
          <span className="fin">chaque chiffre affiché, sa formule, sa version</span>
        </header>
        <Lecture lecture={methode}>{({ metriques }) => <Metriques metriques={metriques} />}</Lecture>
      </section>
      <section className="bloc">
        <header>
          <h2>Scrutins pris en compte</h2>
          <span className="fin">{pluriel(p.scrutins.length, 'tour')}</span>
        </header>
        <Table titres={['Scrutin', 'Bureaux']} className="donnees etroite">
          {p.scrutins.map((s) => (
            <tr key={s.code}>
              <th scope="row">
                <Texte>{s.libelle}</Texte>
              </th>
              <td className="nombre">{nombre(s.bureaux)}</td>
            </tr>
          ))}
        </Table>
      </section>
      <section className="bloc">
        <header>
          <h2>Sources</h2>
        </header>
        <Lecture lecture={sources}>
          {({ sources: liste }) => (
            <Table
              titres={['Jeu de données', 'Éditeur', 'Millésime', 'Licence', 'Fichier', 'Lignes', 'Empreinte']}
            >
              {liste.map((s) => (
                <tr key={s.cle}>
                  <th scope="row" className="phrase">
                    {s.url ? (
                      <a href={s.url} rel="noreferrer">
                        <Texte>{s.titre}</Texte>
                      </a>
                    ) : (
                      <Texte>{s.titre}</Texte>
                    )}
                  </th>
                  <td className="phrase">{s.editeur}</td>
                  <td>{s.millesime}</td>
                  <td>{s.licence}</td>
                  <td className="phrase">{s.fichier}</td>
                  <td className="nombre">{s.lignes > 0 ? nombre(s.lignes) : '–'}</td>
                  <td>
                    <code title={s.empreinte}>{s.empreinte.slice(0, 10)}</code>
                  </td>
                </tr>
              ))}
            </Table>
          )}
        </Lecture>
      </section>
      <section className="bloc">
        <header>
          <h2>Catalogue des sources</h2>
          <span className="fin">lues ou non, avec leurs adresses et leurs colonnes</span>
        </header>
        <Lecture lecture={catalogue}>{({ fiches }) => <CatalogueSources fiches={fiches} />}</Lecture>
      </section>
      <section className="bloc">
        <header>
          <h2>Anomalies rencontrées</h2>
          {anomalies.etat === 'pret' && (
            <span className="fin">
              {nombre(anomalies.valeur.total)} au total, <Lien href="/qualite">une à une</Lien>
            </span>
          )}
        </header>
        <Lecture lecture={anomalies}>
          {({ resume }) => (
            <Table titres={['Source', 'Règle', 'Gravité', 'Nombre', 'Voix', 'Exemple']}>
              {resume.map((a) => (
                <tr key={`${a.source}/${a.regle}`}>
                  <th scope="row">{a.source}</th>
                  <td className="phrase">
                    <Texte>{a.regle}</Texte>
                  </td>
                  <td>
                    <span className={`gravite gravite-${a.gravite}`}>{a.gravite}</span>
                  </td>
                  <td className="nombre">{nombre(a.nombre)}</td>
                  <td className="nombre">{nombre(a.voix)}</td>
                  <td className="phrase muet">{a.exemple}</td>
                </tr>
              ))}
            </Table>
          )}
        </Lecture>
      </section>
    </main>
  )
}
