/** The circonscription in four figures, each with its sense and its doubt. */
import type { Lieu } from '#contract/lieu'
import { nombre, nombreSigne, pluriel, pourcentage } from '#domain/typographie'
import { majuscule, phraseLevier, probabilite } from '../../texte.ts'
import { Texte } from '../../ui/Texte.tsx'
import { dernierSecondTour } from './comparaisons.ts'

const minuscule = (texte: string): string => texte.charAt(0).toLowerCase() + texte.slice(1)

export function Faits({ lieu }: { lieu: Lieu }) {
  const { classement: c, comptes } = lieu
  const second = dernierSecondTour(lieu)
  const faits: [string, string][] = []
  if (second)
    faits.push([
      `${nombre(Math.abs(second.ecart))} voix`,
      `${second.ecart < 0 ? 'de retard' : 'd’avance'} de la gauche (${minuscule(second.libelle)} : ${pourcentage(second.partGauche)} contre ${pourcentage(second.partAdverse)}) ; ${pluriel(second.abstentions, 'abstention')} ce jour-là`,
    ])
  if (lieu.siege)
    faits.push([
      majuscule(probabilite(lieu.siege.gagne)),
      `de chances que la gauche gagne le siège, ${probabilite(lieu.siege.secondTour)} qu’elle soit au second tour (simulation, scénario neutre). ${phraseLevier(lieu.siege.levier)}`,
    ])
  if (c.probabilite !== null)
    faits.push([
      majuscule(probabilite(c.probabilite)),
      `de chances que la gauche soit en tête au prochain premier tour, scénario neutre (estimation)${c.probabiliteRejeu === null ? '' : ` ; ${probabilite(c.probabiliteRejeu)} si 2024 se rejoue`}`,
    ])
  if (c.reserveNette !== null)
    faits.push([
      `${nombreSigne(Math.round(c.reserveNette))} voix`,
      'de réserve nette : ce que l’abstention aux législatives retient à la gauche, moins à l’extrême droite (estimation)',
    ])
  faits.push([
    pluriel(comptes.foyers, 'foyer'),
    `d’abstention parmi ${pluriel(lieu.bureaux, 'bureau', 'bureaux')}`,
  ])
  return (
    <dl className="faits">
      {faits.map(([chiffre, sens]) => (
        <div key={sens}>
          <dt>{chiffre}</dt>
          <dd>
            <Texte>{sens}</Texte>
          </dd>
        </div>
      ))}
    </dl>
  )
}
