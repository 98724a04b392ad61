/** Techniques tried: tap one, say with how many people, and with how many it went well. */
import { useState } from 'react'
import type { Brouillon, TechniqueEssayee } from '#domain/observation/brouillon'
import { api } from '../../api.ts'
import { useRessource } from '../../ressource.ts'
import { Compteur } from './Compteur.tsx'

const PREMIERES = 6

export function Techniques({ b, changer }: { b: Brouillon; changer: (c: Partial<Brouillon>) => void }) {
  const lecture = useRessource('techniques', api.techniques)
  const [toutes, setToutes] = useState(false)
  if (lecture.etat === 'erreur')
    return (
      <p className="muet">
        La liste des techniques n’a pas encore été lue sur cet appareil : passez ce bloc.
      </p>
    )
  if (lecture.etat !== 'pret') return <p className="muet">Lecture des techniques…</p>
  const liste = lecture.valeur.techniques.toSorted(
    (x, y) => Number(y.format === b.format) - Number(x.format === b.format),
  )
  const essayee = (cle: string) => b.techniques.find((t) => t.technique === cle)
  const visibles = liste.filter((t, i) => toutes || i < PREMIERES || essayee(t.cle))
  const poser = (cle: string, t: TechniqueEssayee | null): void =>
    changer({ techniques: [...b.techniques.filter((x) => x.technique !== cle), ...(t ? [t] : [])] })
  return (
    <>
      <ul className="obs-techniques">
        {visibles.map((t) => {
          const e = essayee(t.cle)
          return (
            <li key={t.cle}>
              <button
                type="button"
                aria-pressed={e !== undefined}
                disabled={!e && b.techniques.length >= 8}
                onClick={() =>
                  poser(
                    t.cle,
                    e ? null : { technique: t.cle, essais: Math.max(1, b.conversations), reussites: null },
                  )
                }
              >
                {t.titre}
              </button>
              {e && (
                <div className="obs-deux">
                  <Compteur
                    nom="Essayée avec"
                    valeur={e.essais}
                    min={1}
                    max={5000}
                    changer={(essais) => poser(t.cle, { ...e, essais })}
                  />
                  <Compteur
                    nom="A pris avec"
                    valeur={e.reussites}
                    max={e.essais}
                    changer={(reussites) => poser(t.cle, { ...e, reussites })}
                  />
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {!toutes && liste.length > visibles.length && (
        <button type="button" className="bouton bouton-nu" onClick={() => setToutes(true)}>
          Les {liste.length - visibles.length} autres techniques
        </button>
      )}
    </>
  )
}
