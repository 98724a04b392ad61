/** Where to go first in the circonscription: its bureaux with the largest net reserve, and why each is there. */
import { useMemo } from 'react'
import type { LigneLieu } from '#contract/commun'
import { NOM_PROFIL } from '#domain/profil'
import { nombre, nombreSigne, pluriel } from '#domain/typographie'
import { enPourcent, probabilite } from '../../texte.ts'
import { Hachure, Pastille } from '../../ui/Classe.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { lienCarte } from '../../navigation.ts'
import { premiersBureaux } from './communes.ts'

const COMBIEN = 10

export function PremiersBureaux({ bureaux }: { bureaux: readonly LigneLieu[] }) {
  const premiers = useMemo(() => premiersBureaux(bureaux, COMBIEN), [bureaux])
  return (
    <section className="bloc c5">
      <header>
        <h2>Où aller d’abord</h2>
        <span className="fin">réserve nette, voix (estimation)</span>
      </header>
      {premiers.length === 0 ? (
        <p className="interieur muet">
          Dans aucun bureau l’abstention ne retient plus de voix de gauche que d’extrême droite.
        </p>
      ) : (
        <ol className="premiers-bureaux">
          {premiers.map(({ classement: c, ...b }) => (
            <li key={b.code}>
              <Pastille profil={c.profil} />
              <span>
                <Lien href={lienCarte(b.code)}>
                  <Texte>{b.nom}</Texte>
                </Lien>{' '}
                {(c.foyer || c.foyerARisque) && <Hachure />}
                <small>
                  {NOM_PROFIL[c.profil]}
                  {c.probabilite !== null && `, gauche en tête : ${probabilite(c.probabilite)}`}
                  {c.ecartParticipation !== null && `, écart ${enPourcent(c.ecartParticipation)} pts`},{' '}
                  {pluriel(b.inscrits, 'inscrit')}
                </small>
              </span>
              <b>{nombreSigne(Math.round(c.reserveNette ?? 0))}</b>
            </li>
          ))}
        </ol>
      )}
      <p className="source">{nombre(bureaux.length)} bureaux comparés. La fiche donne l’ordre complet.</p>
    </section>
  )
}
