/** The typst templates of fiches, and a workshop that composes them. */
import fs from 'node:fs'
import { AtelierPdf } from '../../impression/pdf.ts'

const lire = (nom: string): string => fs.readFileSync(new URL(`./${nom}.typ`, import.meta.url), 'utf8')

export type Gabarit = 'fiche' | 'portrait'
export type AtelierFiches = AtelierPdf<Gabarit>

/** @param ouvriers threads. */
export const ouvrirAtelier = (ouvriers = 1): AtelierFiches =>
  new AtelierPdf({ fiche: lire('fiche'), portrait: lire('portrait') }, ouvriers)
