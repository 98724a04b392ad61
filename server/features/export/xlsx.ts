/** A workbook written row after row: the bureaux with their formats, then a sheet of sources. Text is never a formula there. */
import { Zip, ZipDeflate } from 'fflate'
import type { Cellule } from '#domain/export/cellule'
import type { Colonne } from '#domain/export/colonnes'
import { lignesDeNotice, type Notice } from '#domain/export/notice'
import { debutFeuille, finFeuille, PARTIES, STYLE } from './classeur.ts'
import { echapperXml, type Ecrivain } from './fichier.ts'

/** Fast: text repeated in columns shrinks nearly as much as at the slowest level. */
const NIVEAU = 3
/** Rows deflated at once: the pieces are small enough to be forgotten at once too. */
const RANGEES = 200

/** `A`, `Z`, `AA`… */
export function lettres(rang: number): string {
  const reste = String.fromCharCode(65 + (rang % 26))
  return rang < 26 ? reste : lettres(Math.floor(rang / 26) - 1) + reste
}

function ecrireCase(valeur: Cellule, adresse: string, style: number): string {
  if (valeur === null) return ''
  return typeof valeur === 'number'
    ? `<c r="${adresse}" s="${style}"><v>${valeur}</v></c>`
    : `<c r="${adresse}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${echapperXml(valeur)}</t></is></c>`
}

const ecrireLigne = (rang: number, cases: readonly string[]): string =>
  `<row r="${rang}">${cases.join('')}</row>`

const styleDe = (c: Colonne): number =>
  c.genre === 'texte' ? STYLE.texte : (STYLE.decimales[c.decimales as 0 | 1 | 2 | 5] ?? STYLE.texte)

const largeurDe = (c: Colonne): number => (c.cle === 'raison' ? 70 : c.genre === 'nombre' ? 13 : c.cle === 'bureau' || c.largeur === 10 ? 32 : 18) // prettier-ignore

function feuilleSources(notice: Notice): string {
  const lignes: Cellule[][] = [
    ['Ce fichier', ''],
    ...lignesDeNotice(notice),
    ['Source', 'Producteur, millésime, licence'],
    ...notice.sources.map((s) => [s.titre, `${s.editeur}, ${s.millesime}, ${s.licence}`]),
  ]
  const enTete = new Set([0, lignes.length - notice.sources.length - 1])
  const rangees = lignes.map(
    (l, k) =>
    ecrireLigne(k + 1, l.map((v, j) => ecrireCase(v, `${lettres(j)}${k + 1}`, enTete.has(k) ? STYLE.entete : STYLE.long))), // prettier-ignore
  )
  return debutFeuille([60, 70]) + rangees.join('') + finFeuille(null)
}

export const xlsx: Ecrivain = async function* ({ notice, colonnes, lots }) {
  let pret: Uint8Array[] = []
  const zip = new Zip((erreur, octets) => {
    if (erreur) throw erreur
    pret.push(octets)
  })
  const prendre = (): Uint8Array => {
    const octets = Buffer.concat(pret)
    pret = []
    return octets
  }
  const ajouter = (nom: string, texte: string): void => {
    const partie = new ZipDeflate(nom, { level: NIVEAU })
    zip.add(partie)
    partie.push(Buffer.from(texte), true)
  }
  for (const [nom, texte] of Object.entries(PARTIES)) ajouter(nom, texte)
  ajouter('xl/worksheets/sheet2.xml', feuilleSources(notice))
  const feuille = new ZipDeflate('xl/worksheets/sheet1.xml', { level: NIVEAU })
  zip.add(feuille)
  const lettre = colonnes.map((_, k) => lettres(k))
  const styles = colonnes.map(styleDe)
  const entete = colonnes.map((c, k) => ecrireCase(c.titre, `${lettre[k]}1`, STYLE.entete))
  feuille.push(Buffer.from(debutFeuille(colonnes.map(largeurDe)) + ecrireLigne(1, entete)))
  let rang = 1
  for await (const lot of lots) {
    for (let k = 0; k < lot.length; k += RANGEES) {
      const texte = lot.slice(k, k + RANGEES).map((b) => {
        rang++
        return ecrireLigne(
          rang,
          colonnes.map((c, j) => ecrireCase(c.lire(b), `${lettre[j]}${rang}`, styles[j]!)),
        )
      })
      feuille.push(Buffer.from(texte.join('')))
    }
    if (pret.length > 0) yield prendre()
  }
  feuille.push(Buffer.from(finFeuille(`A1:${lettre.at(-1)}${rang}`)), true)
  zip.end()
  yield prendre()
}
