/**
 * `npm run bench -- recherche`: time of a keystroke and places found in the first five, over a seeded list of queries as people
 * type them (no accents, « st », one wrong letter), each typed letter by letter; on the publication of `DATABASE_URL`.
 */
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import { pino } from 'pino'
import type { LieuResume } from '#contract/commun'
import type { ResultatsRecherche } from '#contract/recherche'
import { ouvrirBase } from '#db/connect'
import { Hasard } from '#domain/hasard'
import { cherchable } from '#domain/recherche'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { lireAnnuaire, trouver, type Annuaire } from '../../server/features/recherche/annuaire.ts'
import { enMs, ligne, pct, titre } from './mesure.ts'

const GRAINE = 20261125
const PAR_SORTE = 250
const RETENUS = 5
const BUDGET_MS = 30

interface Essai {
  sorte: string
  texte: string
  attendu: LieuResume
}

/** One typing error in the longest word: a letter forgotten, doubled, replaced, or two swapped. */
function fauter(texte: string, hasard: Hasard): string {
  const long = texte.split(' ').sort((a, b) => b.length - a.length)[0]!
  if (long.length < 5 || /\d/.test(long)) return texte
  const i = 1 + hasard.indice(long.length - 2)
  const autre = 'aeinrstlou'[hasard.indice(10)]!
  const fautes = [
    long.slice(0, i) + long.slice(i + 1),
    long.slice(0, i) + long[i] + long.slice(i),
    long.slice(0, i) + autre + long.slice(i + 1),
    long.slice(0, i) + long[i + 1] + long[i] + long.slice(i + 2),
  ]
  return texte.replace(long, fautes[hasard.indice(4)]!)
}

function essais({ lieux }: Annuaire, hasard: Hasard): Essai[] {
  const tirer = (niveau: string, n: number) => {
    const duNiveau = lieux.filter((l) => l.niveau === niveau)
    return Array.from({ length: n }, () => duNiveau[hasard.indice(duNiveau.length)]!)
  }
  const ecrire = (l: LieuResume): string => cherchable(l.nom).replace(/\bsaint\b/, 'st')
  const communes = tirer('commune', PAR_SORTE)
  return [
    ...communes.map((l) => ({ sorte: 'commune, sans accents', texte: ecrire(l), attendu: l })),
    ...communes.map((l) => ({ sorte: 'commune, une faute', texte: fauter(ecrire(l), hasard), attendu: l })),
    ...communes.map((l) => ({ sorte: 'commune, code INSEE', texte: l.code, attendu: l })),
    ...tirer('bureau', PAR_SORTE).map((l) => ({ sorte: 'bureau, nom', texte: ecrire(l), attendu: l })),
    ...tirer('bureau', PAR_SORTE).map((l) => ({
      sorte: 'bureau, une faute',
      texte: fauter(ecrire(l), hasard),
      attendu: l,
    })),
    ...tirer('bureau', PAR_SORTE).map((l) => ({
      sorte: 'bureau, code (30189 48)',
      texte: l.code.replace(/_0*/, ' '),
      attendu: l,
    })),
    ...tirer('circonscription', PAR_SORTE).map((l) => ({
      sorte: 'circonscription, nom',
      texte: ecrire(l).replace('circonscription', 'circo'),
      attendu: l,
    })),
    ...tirer('departement', PAR_SORTE).map((l) => ({
      sorte: 'département, une faute',
      texte: fauter(ecrire(l), hasard),
      attendu: l,
    })),
  ]
}

/** Right when the place, or a homonym of the same level that nothing in the query tells apart, is among the first. */
const juste = ({ attendu }: Essai, trouves: readonly LieuResume[]): boolean =>
  trouves
    .slice(0, RETENUS)
    .some((t) => t.code === attendu.code || (t.nom === attendu.nom && t.niveau === attendu.niveau))

/** Milliseconds of the clock, and of the processor: on a machine that others use, only the second is the search's own. */
async function chronometrerDeux(f: () => unknown): Promise<{ horloge: number; processeur: number }> {
  const [debut, avant] = [performance.now(), process.cpuUsage()]
  await f()
  const { user, system } = process.cpuUsage(avant)
  return { horloge: performance.now() - debut, processeur: (user + system) / 1000 }
}

function repartition(libelle: string, frappes: readonly { horloge: number; processeur: number }[]): void {
  for (const mesure of ['horloge', 'processeur'] as const)
    decrire(
      `${libelle}, ${mesure}`,
      frappes.map((f) => f[mesure]),
    )
}

function decrire(libelle: string, temps: number[]): void {
  temps.sort((a, b) => a - b)
  const q = (p: number) => temps[Math.min(temps.length - 1, Math.floor(p * temps.length))]!
  const detail = `médiane ${enMs(q(0.5))}, 95 % ${enMs(q(0.95))}, 99 % ${enMs(q(0.99))}, pire ${enMs(q(1))}`
  ligne(libelle, `${detail} (${temps.length} frappes)`, q(0.99) <= BUDGET_MS)
}

export default async function banc(options: string[]): Promise<void> {
  const base = await ouvrirBase(readConfig(process.env))
  const debut = performance.now()
  const annuaire = await lireAnnuaire(base.db)
  titre(`Recherche parmi ${annuaire.lieux.length} lieux, charge de la machine ${os.loadavg()[0]!.toFixed(1)}`)
  ligne('lecture de la base et construction de l’index, une fois', enMs(performance.now() - debut))
  const liste = essais(annuaire, new Hasard(GRAINE))

  const temps: { horloge: number; processeur: number }[] = []
  const parSorte = new Map<string, { bons: number; total: number }>()
  for (const essai of liste) {
    let trouves: LieuResume[] = []
    for (let n = 1; n <= essai.texte.length; n++) {
      temps.push(await chronometrerDeux(() => (trouves = trouver(annuaire, essai.texte.slice(0, n), 12))))
    }
    const compte = parSorte.get(essai.sorte) ?? { bons: 0, total: 0 }
    compte.total++
    if (juste(essai, trouves)) compte.bons++
    else if (options.includes('--rates'))
      console.log(
        `    « ${essai.texte} » ≠ ${essai.attendu.nom}, mais ${trouves
          .slice(0, 3)
          .map((t) => t.nom)
          .join(' / ')}`,
      )
    parSorte.set(essai.sorte, compte)
  }
  for (const [sorte, { bons, total }] of parSorte)
    ligne(`trouvé dans les ${RETENUS} premiers : ${sorte}`, `${pct(bons / total)} % de ${total}`)
  repartition('une frappe, le calcul', temps)

  const app = createApp({
    base,
    config: readConfig({ LOG_LEVEL: 'silent' }),
    log: pino({ level: 'silent' }),
    horloge: () => new Date(),
  })
  const serveur = app.listen(0, '127.0.0.1')
  await new Promise((oui) => serveur.once('listening', oui))
  const racine = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}/api/v1/recherche?limite=12&q=`
  const demander = async (q: string) =>
    (await (await fetch(racine + encodeURIComponent(q))).json()) as typeof ResultatsRecherche._output
  await demander('paris')
  const allers: { horloge: number; processeur: number }[] = []
  for (const { texte } of liste.filter((_, k) => k % 10 === 0))
    for (let n = 1; n <= texte.length; n++) {
      allers.push(await chronometrerDeux(() => demander(texte.slice(0, n))))
    }
  repartition('une frappe, aller et retour par HTTP sur la boucle locale', allers)
  serveur.closeAllConnections()
  serveur.close()
  await base.fermer()
}
