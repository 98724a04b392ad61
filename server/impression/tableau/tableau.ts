/** A table of any length as a PDF, page after page: A4 landscape, header repeated, readable in black and white. */
import { INSECABLE, nombre } from '#domain/typographie'
import { chaineUtf16, DocumentPdf } from './document.ts'
import { couper } from './lignes.ts'
import { chargerPolice, coder, largeurDe, type Police } from './police.ts'

export interface ColonneImprimee {
  titre: string
  /** Share of the width. */
  largeur: number
  aDroite: boolean
}

export interface TableauImprime {
  titre: string
  sousTitre: string
  /** At the foot of every page. */
  pied: string
  colonnes: readonly ColonneImprimee[]
  /** How many rows will come. */
  total: number
  lots: AsyncIterable<readonly (readonly string[])[]>
  /** Lines in a row: 2 when a column holds sentences. */
  lignesParRang: 1 | 2
}

const PAGE = { largeur: 842, hauteur: 595, marge: 30 } as const
const CORPS = 7.5
const INTERLIGNE = 9.2
const ENTETE = { corps: 6.8, lignes: 3 } as const
const HAUT = 52
const BAS = 34
const ESPACE = 9

let polices: { texte: Police; titre: Police } | null = null

const hexa = (code: Buffer): string => `<${code.toString('hex')}>`
const mot = (police: 'T' | 'G', corps: number, x: number, y: number, code: Buffer): string =>
  `BT /${police} ${corps} Tf ${x.toFixed(2)} ${y.toFixed(2)} Td ${hexa(code)} Tj ET\n`

/** The PDF, in pieces. */
export async function* ecrireTableau(t: TableauImprime): AsyncGenerator<Buffer, void, undefined> {
  polices ??= {
    texte: chargerPolice('source-sans-3', 400),
    titre: chargerPolice('barlow-semi-condensed', 600),
  }
  const { texte, titre } = polices
  const doc = new DocumentPdf()
  const [catalogue, pages, fonteTexte, fonteTitre, information] = Array.from({ length: 5 }, () =>
    doc.reserver(),
  ) as [number, number, number, number, number]
  yield doc.debut()
  yield doc.police(fonteTexte, 'SourceSans3', texte)
  yield doc.police(fonteTitre, 'BarlowSemiCondensed', titre)

  const utile = PAGE.largeur - 2 * PAGE.marge
  const somme = t.colonnes.reduce((s, c) => s + c.largeur, 0)
  let x = PAGE.marge
  const places = t.colonnes.map((c) => {
    const place = { x, largeur: (c.largeur / somme) * utile - ESPACE, aDroite: c.aDroite }
    x += (c.largeur / somme) * utile
    return place
  })
  const poser = (
    police: Police,
    cle: 'T' | 'G',
    corps: number,
    code: Buffer,
    k: number,
    y: number,
  ): string => {
    const { x: gauche, largeur, aDroite } = places[k]!
    return mot(cle, corps, aDroite ? gauche + largeur - largeurDe(police, code, corps) : gauche, y, code)
  }
  const hautLigne = t.lignesParRang * INTERLIGNE + 3
  const yEntete = PAGE.hauteur - HAUT - ENTETE.lignes * ENTETE.corps
  const parPage = Math.floor((yEntete - 8 - BAS) / hautLigne)
  const nombrePages = Math.max(1, Math.ceil(t.total / parPage))
  const entete = t.colonnes
    .flatMap((c, k) => {
      const lignes = couper(titre, c.titre, ENTETE.corps, places[k]!.largeur, ENTETE.lignes)
      return lignes.map((l, j) =>
        poser(titre, 'G', ENTETE.corps, l, k, yEntete + (lignes.length - 1 - j) * (ENTETE.corps + 0.6)),
      )
    })
    .join('')
  const kids: number[] = []
  const page = (rangs: readonly (readonly string[])[]): Buffer => {
    const numero = kids.length + 1
    const folio = coder(`page ${nombre(numero)} sur ${nombre(nombrePages)}`)
    let contenu =
      mot('G', 14, PAGE.marge, PAGE.hauteur - 32, couper(titre, t.titre, 14, utile * 0.62, 1)[0]!) +
      mot('T', 8, PAGE.marge, PAGE.hauteur - 43, coder(t.sousTitre)) +
      mot('T', 8, PAGE.largeur - PAGE.marge - largeurDe(texte, folio, 8), PAGE.hauteur - 32, folio) +
      mot('T', 6.5, PAGE.marge, 18, coder(t.pied)) +
      entete +
      `0.8 w ${PAGE.marge} ${(yEntete - 4).toFixed(2)} m ${PAGE.largeur - PAGE.marge} ${(yEntete - 4).toFixed(2)} l S\n`
    rangs.forEach((rang, j) => {
      const haut = yEntete - 8 - j * hautLigne
      if (j % 2 === 1)
        contenu += `0.945 g ${PAGE.marge - 2} ${(haut - hautLigne + 1.5).toFixed(2)} ${utile + 4} ${hautLigne} re f 0 g\n`
      rang.forEach((valeur, k) => {
        if (valeur === '') return
        couper(texte, valeur, CORPS, places[k]!.largeur, t.lignesParRang).forEach((l, i) => {
          contenu += poser(texte, 'T', CORPS, l, k, haut - CORPS - i * INTERLIGNE)
        })
      })
    })
    const [flux, feuille] = [doc.reserver(), doc.reserver()]
    kids.push(feuille)
    return Buffer.concat([
      doc.fluxComprime(flux, Buffer.from(contenu, 'latin1')),
      doc.objet(
        feuille,
        `/Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${PAGE.largeur} ${PAGE.hauteur}] /Contents ${flux} 0 R ` +
          `/Resources << /Font << /T ${fonteTexte} 0 R /G ${fonteTitre} 0 R >> >>`,
      ),
    ])
  }

  let attente: (readonly string[])[] = []
  for await (const lot of t.lots) {
    attente.push(...lot)
    while (attente.length > parPage) {
      yield page(attente.slice(0, parPage))
      attente = attente.slice(parPage)
    }
  }
  yield page(attente)
  yield doc.objet(
    pages,
    `/Type /Pages /Count ${kids.length} /Kids [${kids.map((k) => `${k} 0 R`).join(' ')}]`,
  )
  yield doc.objet(
    catalogue,
    `/Type /Catalog /Pages ${pages} 0 R /Lang (fr-FR) /ViewerPreferences << /DisplayDocTitle true >>`,
  )
  yield doc.objet(
    information,
    `/Title ${chaineUtf16(t.titre)} /Subject ${chaineUtf16(t.pied)} /Producer ${chaineUtf16(`Quartier${INSECABLE}Général`)}`,
  )
  yield doc.fin(catalogue, information)
}
