/** The parts of a workbook that do not depend on what it holds. Source: ECMA-376, parts 1 and 2. */
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PAQUET = 'http://schemas.openxmlformats.org/package/2006'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const FEUILLE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Styles by rank: text, header, whole number, one decimal, two, five; wrapped text. */
export const STYLE = { texte: 0, entete: 1, decimales: { 0: 2, 1: 3, 2: 4, 5: 5 }, long: 6 } as const

const relation = (rang: number, type: string, cible: string): string =>
  `<Relationship Id="rId${rang}" Type="${DOCUMENT}/${type}" Target="${cible}"/>`

export const PARTIES: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PAQUET}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PAQUET}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${FEUILLE}" xmlns:r="${DOCUMENT}"><sheets><sheet name="Bureaux" sheetId="1" r:id="rId1"/><sheet name="Sources" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PAQUET}/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'worksheet', 'worksheets/sheet2.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
  'xl/styles.xml': `${XML}<styleSheet xmlns="${FEUILLE}"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.0"/><numFmt numFmtId="165" formatCode="0.00000"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDEA"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf fontId="0"/><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>`,
}

/** Beginning of a sheet whose first row stays in view. */
export const debutFeuille = (largeurs: readonly number[]): string =>
  `${XML}<worksheet xmlns="${FEUILLE}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${largeurs.map((l, k) => `<col min="${k + 1}" max="${k + 1}" width="${l}" customWidth="1"/>`).join('')}</cols><sheetData>`

/** End of a sheet. @param plage cells that can be filtered, `A1:Z9`; null: none. */
export const finFeuille = (plage: string | null): string =>
  `</sheetData>${plage === null ? '' : `<autoFilter ref="${plage}"/>`}</worksheet>`
