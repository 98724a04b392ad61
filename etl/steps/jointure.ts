/** Step « jointure »: how many bureaux of each round have an observed contour, département by département. Nobody leaves a total for lack of one. */
import { nombre } from '#domain/typographie'
import { piece, type Chantier } from '../chantier.ts'
import { ouvrirLac } from '../lac.ts'
import { lireAppartenances } from './contours.ts'

export interface Jointure {
  scrutin: string
  departement: string
  bureaux: number
  dessines: number
  inscrits: number
  inscritsDessines: number
}

const JOINTURES = piece<Jointure[]>('jointures')
export const lireJointures = JOINTURES.relire

export async function executer(c: Chantier): Promise<void> {
  const duck = await c.duck()
  await ouvrirLac(duck, c.de('lac'))
  await duck.connexion.run('create or replace temp table bureau_dessine (bureau varchar)')
  const table = await duck.connexion.createAppender('bureau_dessine', null, 'temp')
  for (const code of lireAppartenances(c.de('contours')).dessines) {
    table.appendVarchar(code)
    table.endRow()
  }
  table.closeSync()
  const jointures = await duck.lignes<Jointure>(
    `select scrutin, departement, count(*)::int as bureaux, count(d.bureau)::int as dessines, sum(inscrits)::int as inscrits,
            coalesce(sum(inscrits) filter (d.bureau is not null), 0)::int as "inscritsDessines"
     from participation left join bureau_dessine d using (bureau) group by all order by all`,
  )
  JOINTURES.deposer(c.dossier, jointures)
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
