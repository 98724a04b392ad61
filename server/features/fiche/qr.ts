/** QR code as one SVG path. */
import QRCode from 'qrcode'
import { balise, image } from '../../impression/balise.ts'

/** Medium correction (15 %), a quiet zone of two modules; black on white on every ground. */
export function dessinerQr(adresse: string): string {
  const { modules } = QRCode.create(adresse, { errorCorrectionLevel: 'M' })
  const marge = 2
  let d = ''
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) {
      let largeur = 0
      while (x + largeur < modules.size && modules.get(y, x + largeur)) largeur++
      if (largeur > 0) d += `M${x + marge} ${y + marge}h${largeur}v1h-${largeur}z`
      x += largeur
    }
  const cote = modules.size + 2 * marge
  const fond = balise('rect', { width: cote, height: cote, fill: '#fff' })
  return image(cote, cote, `QR code vers ${adresse}`, fond, balise('path', { d, fill: '#000' })).texte
}
