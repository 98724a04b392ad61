/** What a fiche says of the date of the vote. */
import { calendrierDuVote } from '../calendrier.ts'
import { dateCourte } from '../typographie.ts'

/** « dim. 6 juin 2027. S’inscrire jusqu’au ven. 30 avril ; … »; empty without a date. @param vote day of the first round, ISO. */
export function phraseVote(vote: string | null): string {
  if (vote === null) return ''
  const { inscription } = calendrierDuVote(vote)
  return `${dateCourte(vote)} ${vote.slice(0, 4)}. S’inscrire jusqu’au ${dateCourte(inscription)} ; procuration dès que possible, au plus tard la veille.`
}
