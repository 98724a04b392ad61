/**
 * Producers that do what producers do: connections cut half-way, 503 before an answer, 404. They serve the tiny island under cards
 * of their own, which give their addresses.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { CATALOGUE } from '../../etl/catalogue.ts'
import { correspond } from '../../etl/fichiers.ts'
import { dossierTemporaire, ILE_NULLE } from './base.ts'

export interface Producteurs {
  url: string
  /** Folder of cards that give their addresses. */
  fiches: string
  /** Files whose path holds `motif` are gone; null: everything is there. */
  manque(motif: string | null): void
  /** Files whose path holds `motif` come half, then nothing more; null: all come whole. */
  retient(motif: string | null): void
  fermer(): Promise<void>
}

const fichiersDeLIle = (): string[] =>
  fs
    .readdirSync(ILE_NULLE, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name !== 'README.md')
    .map((e) => path.relative(ILE_NULLE, path.join(e.parentPath, e.name)))

/** The cards of the program that describe a file of the island, with that file and the address of the producer. */
function ecrireFiches(url: string): string {
  const dossier = dossierTemporaire()
  const fichiers = fichiersDeLIle()
  for (const fiche of CATALOGUE) {
    const siens = fichiers.flatMap((chemin) => {
      const modele = fiche.fichiers.find((f) => correspond(f.chemin, chemin))
      return modele && fiche.etape !== 'aucune' ? [{ chemin, scrutin: modele.scrutin }] : []
    })
    if (siens.length === 0) continue
    const texte = (v: string) => JSON.stringify(v)
    const lignes = [
      ...(['cle', 'titre', 'description', 'editeur', 'licence', 'millesime', 'maille', 'etape'] as const).map(
        (c) => `${c} = ${texte(fiche[c])}`,
      ),
      ...(fiche.lecteur ? [`lecteur = ${texte(fiche.lecteur)}`] : []),
      ...siens.flatMap(({ chemin, scrutin }) => [
        '[[fichiers]]',
        `chemin = ${texte(chemin)}`,
        `url = ${texte(`${url}/${chemin}`)}`,
        `sha256 = "${createHash('sha256')
          .update(fs.readFileSync(path.join(ILE_NULLE, chemin)))
          .digest('hex')}"`,
        ...(scrutin === undefined ? [] : [`scrutin = ${texte(scrutin)}`]),
      ]),
      '[[colonnes]]',
      'nom = "tout"',
      'description = "Voir la fiche du programme"',
      'type = "texte"',
      'nulle = false',
    ]
    fs.writeFileSync(path.join(dossier, `${fiche.cle}.toml`), lignes.join('\n'))
  }
  return dossier
}

export async function producteursHostiles(): Promise<Producteurs> {
  let motif: string | null = null
  let retenus: string | null = null
  const passages = new Map<string, number>()
  const serveur = http.createServer((requete, reponse) => {
    const chemin = decodeURIComponent((requete.url ?? '').slice(1))
    const passage = (passages.get(chemin) ?? 0) + 1
    passages.set(chemin, passage)
    const fichier = path.join(ILE_NULLE, chemin)
    if ((motif !== null && chemin.includes(motif)) || !fs.existsSync(fichier)) {
      reponse.writeHead(404).end()
      return
    }
    const contenu = fs.readFileSync(fichier)
    if (chemin.includes('presidentielle') && passage === 1) {
      reponse.writeHead(503, { 'Retry-After': '0' }).end()
      return
    }
    const entetes = { ETag: '"v1"' }
    const [, debut] = /bytes=(\d+)-/.exec(requete.headers.range ?? '') ?? []
    const reste = debut === undefined ? contenu : contenu.subarray(Number(debut))
    reponse.writeHead(debut === undefined ? 200 : 206, { ...entetes, 'Content-Length': reste.length })
    if (retenus !== null && chemin.includes(retenus)) reponse.write(reste.subarray(0, reste.length >> 1))
    else if (chemin.includes('communes') && passage === 1)
      reponse.write(reste.subarray(0, reste.length >> 1), () => setTimeout(() => reponse.destroy(), 250))
    else reponse.end(reste)
  })
  await new Promise<void>((oui) => serveur.listen(0, '127.0.0.1', oui))
  const url = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
  return {
    url,
    fiches: ecrireFiches(url),
    manque: (m) => void (motif = m),
    retient: (m) => void (retenus = m),
    fermer: () =>
      new Promise((oui) => {
        serveur.close(() => oui())
        serveur.closeAllConnections()
      }),
  }
}
