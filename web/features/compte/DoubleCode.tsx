/** One-time codes: scan, give one back, keep the recovery codes; or take them off. */
import QRCode from 'qrcode'
import { useEffect, useId, useState } from 'react'
import type { GraineProposee, MonCompte } from '#contract/compte'
import { pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { ChampMotDePasse } from './ChampMotDePasse.tsx'
import { Formulaire } from './Formulaire.tsx'

export function DoubleCode({ compte, relire }: { compte: MonCompte; relire: () => void }) {
  const [ouvert, setOuvert] = useState(false)
  const [motDePasse, setMotDePasse] = useState('')
  const [graine, setGraine] = useState<GraineProposee | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const fermer = (): void => {
    setOuvert(false)
    setGraine(null)
    setMotDePasse('')
  }
  if (codes)
    return (
      <div role="status">
        <p>
          <b>Double code actif.</b> Gardez ces codes de secours hors de votre téléphone : chacun remplace une
          fois le code, si vous perdez l’appareil. Ils ne seront plus montrés.
        </p>
        <ol className="codes-secours">
          {codes.map((c) => (
            <li key={c}>
              <code>{c}</code>
            </li>
          ))}
        </ol>
        <button
          type="button"
          className="bouton bouton-principal"
          onClick={() => {
            setCodes(null)
            fermer()
            relire()
          }}
        >
          C’est noté
        </button>
      </div>
    )
  if (graine)
    return (
      <Confirmer
        graine={graine}
        annuler={fermer}
        confirmer={async (code) => setCodes((await api.confirmerDoubleCode(code)).codes)}
      />
    )
  return (
    <>
      <p>
        {compte.doubleCode
          ? `Actif. Il reste ${pluriel(compte.codesDeSecours, 'code')} de secours.`
          : 'Un code de votre téléphone, en plus du mot de passe : qui vous vole l’un n’entre pas sans l’autre.'}
      </p>
      {ouvert ? (
        <Formulaire
          bouton={compte.doubleCode ? 'Retirer le double code' : 'Continuer'}
          annuler={fermer}
          envoyer={async () => {
            if (!compte.doubleCode) {
              setGraine(await api.proposerDoubleCode(motDePasse))
              return
            }
            await api.retirerDoubleCode(motDePasse)
            fermer()
            relire()
          }}
        >
          <ChampMotDePasse nom="Mot de passe" valeur={motDePasse} changer={setMotDePasse} />
        </Formulaire>
      ) : (
        <button
          type="button"
          className="bouton"
          disabled={compte.demonstration}
          onClick={() => setOuvert(true)}
        >
          {compte.doubleCode ? 'Retirer…' : 'Activer…'}
        </button>
      )}
    </>
  )
}

function Confirmer(props: {
  graine: GraineProposee
  annuler: () => void
  confirmer: (code: string) => Promise<void>
}) {
  const id = useId()
  const [code, setCode] = useState('')
  const [qr, setQr] = useState<string | null>(null)
  const { adresse, graine } = props.graine
  useEffect(() => {
    void QRCode.toDataURL(adresse, { errorCorrectionLevel: 'M', margin: 2, scale: 4 }).then(setQr)
  }, [adresse])
  return (
    <div className="lien-remis">
      {qr && <img src={qr} width={164} height={164} alt="QR code du double code" />}
      <div>
        <p>
          Scannez ce carré avec une application de codes (Aegis, FreeOTP…), ou tapez-y cette graine :{' '}
          <code className="graine">{graine.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <Formulaire bouton="Activer" annuler={props.annuler} envoyer={() => props.confirmer(code)}>
          <label htmlFor={id}>Le code à six chiffres qu’elle montre</label>
          <input
            id={id}
            className="champ"
            required
            autoFocus
            inputMode="numeric"
            pattern="\d{6}"
            maxLength={6}
            autoComplete="one-time-code"
            value={code}
            onChange={(e) => setCode(e.target.value)}
          />
        </Formulaire>
      </div>
    </div>
  )
}
