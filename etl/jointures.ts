/** What the report says of the bureaux that have a contour. */
import { nombre } from '#domain/typographie'

export interface Jointure {
  scrutin: string
  departement: string
  bureaux: number
  dessines: number
  inscrits: number
  inscritsDessines: number
}

const taux = (part: number, tout: number) =>
  tout === 0 ? '—' : `${nombre((100 * part) / tout, { decimales: 1 })} %`

/** One line per round, for the whole of what was read. */
export function composerJointure(jointures: readonly Jointure[]): string[] {
  return [...new Set(jointures.map((j) => j.scrutin))].map((scrutin) => {
    const somme = (f: (j: Jointure) => number) =>
      jointures.reduce((s, j) => s + (j.scrutin === scrutin ? f(j) : 0), 0)
    const [bureaux, dessines] = [somme((j) => j.bureaux), somme((j) => j.dessines)]
    return (
      `${scrutin.padEnd(24)} ${nombre(dessines)} bureaux sur ${nombre(bureaux)} (${taux(dessines, bureaux)}), ` +
      `${taux(
        somme((j) => j.inscritsDessines),
        somme((j) => j.inscrits),
      )} des inscrits`
    )
  })
}

/** One line per département, one column per round: share of its bureaux that have a contour. */
export function composerJointureDetaillee(jointures: readonly Jointure[]): string[] {
  const scrutins = [...new Set(jointures.map((j) => j.scrutin))]
  const court = (s: string) => `${s.slice(2, 4)}${s.split('-')[1]!.slice(0, 3)}${s.slice(-1)}`
  const parCle = new Map(jointures.map((j) => [`${j.departement}/${j.scrutin}`, j]))
  const departements = [...new Set(jointures.map((j) => j.departement))].sort((a, b) => a.localeCompare(b))
  return [
    `dép. ${scrutins.map((s) => court(s).padStart(8)).join('')}`,
    ...departements.map((d) => {
      const cellules = scrutins.map((s) => {
        const j = parCle.get(`${d}/${s}`)
        return (j ? taux(j.dessines, j.bureaux) : '·').padStart(8)
      })
      return `${d.padEnd(5)}${cellules.join('')}`
    }),
  ]
}
