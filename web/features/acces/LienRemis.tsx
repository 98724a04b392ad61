/** The link of a new pass, shown once: to copy, to share, to scan. */
import QRCode from 'qrcode'
import { useEffect, useState } from 'react'
import type { LaissezPasserRemis } from '#contract/acces'
import { annoncer } from '../../ui/annonce.ts'
import { Icone } from '../../ui/Icone.tsx'

export function LienRemis({ remis }: { remis: LaissezPasserRemis }) {
  const lien = `${location.origin}/entrer#${remis.secret}`
  const [qr, setQr] = useState<string | null>(null)
  useEffect(() => {
    void QRCode.toDataURL(lien, { errorCorrectionLevel: 'M', margin: 2, scale: 4 }).then(setQr)
  }, [lien])
  const copier = async (): Promise<void> => {
    await navigator.clipboard.writeText(lien)
    annoncer('Lien copié.')
  }
  return (
    <div className="lien-remis" role="status">
      {qr && <img src={qr} width={132} height={132} alt="QR code du laissez-passer" />}
      <div>
        <p>
          <b>Lien de « {remis.libelle} ».</b> Il ne sera plus montré : envoyez-le au groupe, ou faites scanner
          le carré.
        </p>
        <input className="champ" readOnly value={lien} aria-label="Lien" onFocus={(e) => e.target.select()} />
        <button type="button" className="bouton" onClick={() => void copier()}>
          <Icone nom="lien" />
          Copier
        </button>
      </div>
    </div>
  )
}
