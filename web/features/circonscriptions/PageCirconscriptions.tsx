/** Every circonscription, by département: class, margin, chances, hotspots; each opens its page. */
import { useMemo, useState } from 'react'
import type { LigneLieu } from '#contract/commun'
import type { Publication } from '#contract/publication'
import { NOM_PROFIL } from '#domain/profil'
import { nombre, nombreSigne, pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { urlFichePdf } from '../../adresses.ts'
import { useRessource } from '../../ressource.ts'
import { enPourcent, probabiliteCourte } from '../../texte.ts'
import { Hachure, Pastille } from '../../ui/Classe.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { useTitre } from '../../ui/useTitre.ts'
import { sansAccent } from '../../texte.ts'
import { TableDonnees } from '../../ui/TableDonnees.tsx'

export default function PageCirconscriptions({ publication }: { publication: Publication }) {
  useTitre('Circonscriptions')
  const [texte, setTexte] = useState('')
  const lecture = useRessource('circonscriptions', api.circonscriptions)
  const noms = useMemo(() => new Map(publication.departements.map((d) => [d.code, d.nom])), [publication])
  const groupes = useMemo(
    () => (lecture.etat === 'pret' ? grouper(lecture.valeur.lieux, noms, texte) : []),
    [lecture, noms, texte],
  )
  return (
    <main id="contenu" className="page" tabIndex={-1}>
      <header className="page-titre">
        <h1>Circonscriptions</h1>
        <input
          type="search"
          className="champ"
          placeholder="Département, circonscription ou code"
          aria-label="Filtrer par département, circonscription ou code"
          value={texte}
          onChange={(e) => setTexte(e.target.value)}
        />
      </header>
      {lecture.etat === 'attente' && <Squelette lignes={10} hauteur={28} />}
      {lecture.etat === 'erreur' && <Echec erreur={lecture.erreur} reessayer={lecture.reessayer} />}
      {lecture.etat === 'pret' && groupes.length === 0 && (
        <Vide titre="Aucune circonscription ne correspond.">
          <p>Essayez un nom de département, ou un code comme 30-06.</p>
        </Vide>
      )}
      {groupes.map(({ code, nom, lieux }) => (
        <section key={code} className="bloc">
          <header>
            <h2>
              {nom} <span className="muet">{code}</span>
            </h2>
            <span className="fin">{pluriel(lieux.length, 'circonscription')}</span>
          </header>
          <Liste lieux={lieux} />
        </section>
      ))}
    </main>
  )
}

function grouper(lieux: readonly LigneLieu[], noms: ReadonlyMap<string, string>, texte: string) {
  const mot = sansAccent(texte.trim())
  const groupes = new Map<string, { code: string; nom: string; lieux: LigneLieu[] }>()
  for (const lieu of lieux) {
    const code = lieu.departement ?? ''
    const nom = noms.get(code) ?? code
    if (mot && ![lieu.nom, lieu.code, nom].some((t) => sansAccent(t).includes(mot))) continue
    const groupe = groupes.get(code) ?? { code, nom, lieux: [] }
    groupe.lieux.push(lieu)
    groupes.set(code, groupe)
  }
  return [...groupes.values()]
}

const absent = (x: number | null, ecrire: (x: number) => string): string => (x === null ? '–' : ecrire(x))

const Liste = ({ lieux }: { lieux: readonly LigneLieu[] }) => (
  <TableDonnees
    titres={[
      'Circonscription',
      'Classe',
      'Marge gauche, pts',
      'Gauche en tête',
      'Écart de particip., pts',
      'Réserve nette, voix',
      'Bureaux',
      'Inscrits',
      'Fiche',
    ]}
    nombres={[
      'Marge gauche, pts',
      'Gauche en tête',
      'Écart de particip., pts',
      'Réserve nette, voix',
      'Bureaux',
      'Inscrits',
    ]}
  >
    {lieux.map(({ classement: c, ...lieu }) => (
      <tr key={lieu.code}>
        <td>
          <Lien href={`/circonscriptions/${lieu.code}`}>
            <Texte>{lieu.nom}</Texte>
          </Lien>
        </td>
        <td>
          <span className="cellule-classe">
            <Pastille profil={c.profil} />
            {NOM_PROFIL[c.profil]}
            {c.foyer && <Hachure />}
          </span>
        </td>
        <td className="nombre">{absent(c.marge, (x) => nombreSigne(x * 100, { decimales: 1 }))}</td>
        <td className="nombre">{absent(c.probabilite, probabiliteCourte)}</td>
        <td className="nombre">{absent(c.ecartParticipation, enPourcent)}</td>
        <td className="nombre">{absent(c.reserveNette, (x) => nombreSigne(Math.round(x)))}</td>
        <td className="nombre">{nombre(lieu.bureaux)}</td>
        <td className="nombre">{nombre(lieu.inscrits)}</td>
        <td>
          <a href={urlFichePdf(lieu.code)} className="lien-icone">
            <Icone nom="fiche" />
            PDF<span className="invisible"> de {lieu.nom}</span>
          </a>
        </td>
      </tr>
    ))}
  </TableDonnees>
)
