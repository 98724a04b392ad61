/** A sheet as PDF (vector, text and fonts in it) or PNG. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { AtelierPdf } from '../../../impression/pdf.ts'
import { policesTrueType } from '../../../impression/polices.ts'
import type { Planche } from './modele.ts'

let atelier: AtelierPdf<'planche'> | null = null

export function enPdf(planche: Planche, svg: string): Promise<Uint8Array> {
  atelier ??= new AtelierPdf({
    planche: fs.readFileSync(new URL('./planche.typ', import.meta.url), 'utf8'),
  })
  const { titre, sousTitre, largeurMm, hauteurMm } = planche
  return atelier.composer(
    'planche',
    JSON.stringify({ titre, alt: `${titre}. ${sousTitre}`, svg, largeur: largeurMm, hauteur: hauteurMm }),
  )
}

/** Dots per inch of a PNG. */
const PPP = 200
let fichiersPolices: string[] | null = null

/** The renderer reads fonts from files: unpacked once, beside the other temporary files of the machine. */
function polices(): string[] {
  if (!fichiersPolices) {
    const dossier = fs.mkdtempSync(path.join(os.tmpdir(), 'qg-polices-'))
    fichiersPolices = policesTrueType().map((octets, k) => {
      const fichier = path.join(dossier, `${k}.ttf`)
      fs.writeFileSync(fichier, octets)
      return fichier
    })
  }
  return fichiersPolices
}

export function enPng(planche: Planche, svg: string): Buffer {
  const image = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round((planche.largeurMm / 25.4) * PPP) },
    font: { fontFiles: polices(), loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' },
    background: '#fff',
  })
  return image.render().asPng()
}
