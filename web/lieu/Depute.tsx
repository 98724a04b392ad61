/** Who sits for the circonscription, and where one votes: public offices and public buildings. */
import type { Depute as TypeDepute } from '#contract/lieu'
import { dateLongue } from '#domain/typographie'
import { Texte } from '../ui/Texte.tsx'

export function Depute({ depute: d }: { depute: TypeDepute }) {
  const groupe = d.groupeLibelle ?? d.groupe
  return (
    <p className="sous depute">
      <Texte>{`À l’Assemblée : ${d.nom}${groupe ? `, ${groupe}` : ''}${d.depuis ? `, depuis le ${dateLongue(d.depuis)}` : ''}.`}</Texte>
    </p>
  )
}

export function LieuDeVote({ lieu }: { lieu: string }) {
  return (
    <p className="sous">
      <Texte>{`On y vote : ${lieu}.`}</Texte>
    </p>
  )
}
