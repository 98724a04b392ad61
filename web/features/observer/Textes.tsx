/** Block 6: short text and issues suggested, checked at each letter by the rules of the server. */
import { useState } from 'react'
import { THEMES, type Theme } from '#domain/observation'
import type { Brouillon } from '#domain/observation/brouillon'
import { textesDe } from '#domain/observation/manque'
import { useDetecteur } from './detecteur.ts'

const Refus = ({ refus, id }: { refus: string | null; id: string }) => (
  <p id={id} className="obs-refus" role="alert">
    {refus}
  </p>
)

export function Textes({ b, changer }: { b: Brouillon; changer: (c: Partial<Brouillon>) => void }) {
  const [touche, setTouche] = useState(false)
  const refusDe = useDetecteur(touche || textesDe(b).length > 0)
  const refus = (texte: string): string | null => (texte.trim() && refusDe ? refusDe(texte) : null)
  const toucher = (): void => setTouche(true)
  const poser = (rang: number, enjeu: Partial<Brouillon['enjeux'][number]> | null): void =>
    changer({
      enjeux: b.enjeux.flatMap((e, i) => (i !== rang ? [e] : enjeu === null ? [] : [{ ...e, ...enjeu }])),
    })
  return (
    <>
      <textarea
        className="champ"
        rows={3}
        maxLength={600}
        aria-label="Ce qu’il faut corriger sur la fiche"
        aria-describedby="refus-texte"
        placeholder="Immeuble vide, chantier, phrase qui tombe à plat…"
        value={b.texte}
        onFocus={toucher}
        onChange={(e) => changer({ texte: e.target.value })}
      />
      <Refus id="refus-texte" refus={refus(b.texte)} />
      {b.enjeux.map((e, i) => (
        // eslint-disable-next-line react/no-array-index-key -- a suggestion has no other name than its rank.
        <div key={i} className="obs-enjeu">
          <select
            className="champ"
            aria-label={`Thème de l’enjeu ${i + 1}`}
            value={e.theme}
            onChange={(x) => poser(i, { theme: x.target.value as Theme })}
          >
            {Object.entries(THEMES).map(([cle, nom]) => (
              <option key={cle} value={cle}>
                {nom}
              </option>
            ))}
          </select>
          <button type="button" className="bouton bouton-nu" onClick={() => poser(i, null)}>
            Retirer
          </button>
          <input
            className="champ"
            maxLength={200}
            aria-label={`Enjeu ${i + 1}`}
            aria-describedby={`refus-${i}`}
            placeholder="Le bureau de poste ferme l’après-midi"
            value={e.texte}
            onFocus={toucher}
            onChange={(x) => poser(i, { texte: x.target.value })}
          />
          <Refus id={`refus-${i}`} refus={refus(e.texte)} />
        </div>
      ))}
      {b.enjeux.length < 3 && (
        <button
          type="button"
          className="bouton"
          onClick={() =>
            changer({ enjeux: [...b.enjeux, { theme: b.preoccupations[0] ?? 'servicesPublics', texte: '' }] })
          }
        >
          Proposer un enjeu local
        </button>
      )}
      <p className="muet obs-regle">
        Un lieu, jamais une personne : ni nom, ni étage, ni téléphone, ni opinion d’un·e habitant·e.
      </p>
    </>
  )
}
