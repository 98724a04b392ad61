/** Communes of the circonscription, each opening on its bureaux: where to go first. */
import { Fragment, useMemo, useState } from 'react'
import type { LigneLieu } from '#contract/commun'
import { NOM_PROFIL, PROFILS } from '#domain/profil'
import { nombre, nombreSigne, pluriel } from '#domain/typographie'
import { enPourcent, probabiliteCourte } from '../../texte.ts'
import { Hachure, Pastille } from '../../ui/Classe.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { lienCarte } from '../../navigation.ts'
import { grouperParCommune, type GroupeCommune } from './communes.ts'
import { TableDonnees } from '../../ui/TableDonnees.tsx'

const absent = (x: number | null, ecrire: (x: number) => string): string => (x === null ? '–' : ecrire(x))
const voix = (x: number): string => nombreSigne(Math.round(x))

export function TableauCommunes({ bureaux }: { bureaux: readonly LigneLieu[] }) {
  const groupes = useMemo(() => grouperParCommune(bureaux), [bureaux])
  const [ouvertes, setOuvertes] = useState<ReadonlySet<string>>(new Set())
  const plier = (code: string): void => {
    const copie = new Set(ouvertes)
    if (!copie.delete(code)) copie.add(code)
    setOuvertes(copie)
  }
  return (
    <section className="bloc large">
      <header>
        <h2>{pluriel(groupes.length, 'commune')}</h2>
        <span className="muet">par réserve nette décroissante ; chacune s’ouvre sur ses bureaux</span>
      </header>
      <TableDonnees
        titres={[
          'Lieu',
          'Classe',
          'Bureaux',
          'Inscrits',
          'Marge gauche, pts',
          'Gauche en tête',
          'Écart de particip., pts',
          'Réserve nette, voix',
        ]}
        nombres={[
          'Bureaux',
          'Inscrits',
          'Marge gauche, pts',
          'Gauche en tête',
          'Écart de particip., pts',
          'Réserve nette, voix',
        ]}
      >
        {groupes.map((g) => (
          <Fragment key={g.code}>
            <LigneCommune groupe={g} ouverte={ouvertes.has(g.code)} plier={() => plier(g.code)} />
            {ouvertes.has(g.code) && g.bureaux.map((b) => <LigneBureau key={b.code} bureau={b} />)}
          </Fragment>
        ))}
      </TableDonnees>
    </section>
  )
}

function LigneCommune({
  groupe: g,
  ouverte,
  plier,
}: {
  groupe: GroupeCommune
  ouverte: boolean
  plier: () => void
}) {
  const lus = PROFILS.filter((p) => g.profils[p] > 0).map(
    (p) => `${g.profils[p]} ${NOM_PROFIL[p].toLowerCase()}`,
  )
  const seul = g.bureaux.length === 1 ? g.bureaux[0]!.classement : null
  return (
    <tr>
      <th scope="row">
        <button type="button" className="deplier" aria-expanded={ouverte} onClick={plier}>
          <Icone nom={ouverte ? 'bas' : 'droite'} taille={14} />
          <Texte>{g.nom}</Texte>
        </button>
        {g.foyers > 0 && (
          <span className="foyers">
            <Hachure /> {pluriel(g.foyers, 'foyer')}
          </span>
        )}
      </th>
      <td>
        <span
          className="repartition repartition-ligne"
          role="img"
          aria-label={lus.join(', ')}
          title={lus.join(', ')}
        >
          {PROFILS.map(
            (p) =>
              g.profils[p] > 0 && <i key={p} className={`fond-${p}`} style={{ flexGrow: g.profils[p] }} />,
          )}
        </span>
      </td>
      <td className="nombre">{nombre(g.bureaux.length)}</td>
      <td className="nombre">{nombre(g.inscrits)}</td>
      <td className="nombre">
        {seul ? absent(seul.marge, (x) => nombreSigne(x * 100, { decimales: 1 })) : ''}
      </td>
      <td className="nombre">{seul ? absent(seul.probabilite, probabiliteCourte) : ''}</td>
      <td className="nombre">{seul ? absent(seul.ecartParticipation, enPourcent) : ''}</td>
      <td className="nombre gras">{absent(g.reserve, voix)}</td>
    </tr>
  )
}

function LigneBureau({ bureau: { classement: c, ...b } }: { bureau: LigneLieu }) {
  return (
    <tr className="sous-ligne">
      <td>
        <Lien href={lienCarte(b.code)}>
          <Texte>{b.nom}</Texte>
        </Lien>
      </td>
      <td>
        <span className="cellule-classe">
          <Pastille profil={c.profil} />
          {NOM_PROFIL[c.profil]}
          {(c.foyer || c.foyerARisque) && <Hachure />}
        </span>
      </td>
      <td />
      <td className="nombre">{nombre(b.inscrits)}</td>
      <td className="nombre">{absent(c.marge, (x) => nombreSigne(x * 100, { decimales: 1 }))}</td>
      <td className="nombre">{absent(c.probabilite, probabiliteCourte)}</td>
      <td className="nombre">{absent(c.ecartParticipation, enPourcent)}</td>
      <td className="nombre">{absent(c.reserveNette, voix)}</td>
    </tr>
  )
}
