/** A link that has just been made, shown once: to copy, to share, to scan. */
import QRCode from 'qrcode'
import { useEffect, useState } from 'react'
import { annoncer } from './annonce.ts'
import { Icone } from './Icone.tsx'

/** @param chemin path with the secret in its fragment, which no request line carries. */
export function LienRemis({ chemin, titre, suite }: { chemin: string; titre: string; suite: string }) {
  const lien = location.origin + chemin
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
      {qr && <img src={qr} width={132} height={132} alt="QR code du lien" />}
      <div>
        <p>
          <b>{titre}</b> Ce lien ne sera plus montré : {suite}
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
