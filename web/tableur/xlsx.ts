/** A workbook of one sheet, readable by every spreadsheet: header in bold, frozen, filters on. */
import { strToU8, zipSync } from 'fflate'
import type { Cellule } from '#domain/export/cellule'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const FEUILLE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const echapper = (texte: string): string =>
  texte
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // Characters that XML forbids.
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '')

/** `A`, `Z`, `AA`… */
export function colonne(rang: number): string {
  const reste = String.fromCharCode(65 + (rang % 26))
  return rang < 26 ? reste : colonne(Math.floor(rang / 26) - 1) + reste
}

function ecrireCase(valeur: Cellule, adresse: string, style: string): string {
  if (valeur === null || (typeof valeur === 'number' && !Number.isFinite(valeur))) return ''
  if (typeof valeur === 'number') return `<c r="${adresse}"${style}><v>${valeur}</v></c>`
  return `<c r="${adresse}" t="inlineStr"${style}><is><t xml:space="preserve">${echapper(valeur)}</t></is></c>`
}

const ligne = (cellules: readonly Cellule[], rang: number): string =>
  `<row r="${rang + 1}">${cellules.map((v, k) => ecrireCase(v, `${colonne(k)}${rang + 1}`, rang === 0 ? ' s="1"' : '')).join('')}</row>`

/** Bytes of the file; the first line is the header. Text stays text: no cell is a formula. */
export function xlsx(nom: string, lignes: readonly (readonly Cellule[])[]): Uint8Array {
  const largeurs = (lignes[0] ?? []).map((_, k) =>
    Math.min(40, 2 + Math.max(...lignes.slice(0, 200).map((l) => String(l[k] ?? '').length))),
  )
  const derniere = `${colonne(Math.max(0, largeurs.length - 1))}${Math.max(1, lignes.length)}`
  const feuille = `${XML}<worksheet xmlns="${FEUILLE}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${largeurs.map((l, k) => `<col min="${k + 1}" max="${k + 1}" width="${l}" customWidth="1"/>`).join('')}</cols><sheetData>${lignes.map(ligne).join('')}</sheetData><autoFilter ref="A1:${derniere}"/></worksheet>`
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${XML}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${XML}<workbook xmlns="${FEUILLE}" xmlns:r="${DOCUMENT}"><sheets><sheet name="${echapper(nom.replace(/[\\/?*[\]:"]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `${XML}<styleSheet xmlns="${FEUILLE}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(feuille),
  })
}
