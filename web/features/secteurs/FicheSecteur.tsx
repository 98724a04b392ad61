/** What can be done with the chosen sector. */
import { useState } from 'react'
import { nombre, nombreSigne, pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { enErreurApi } from '../../appel.ts'
import { numeroAffiche } from './CarteSecteurs.tsx'
import { baptiser, compter, couper, deplacer, fondre, type Bureau, type SecteurEdite } from './decoupe.ts'

interface Proprietes {
  secteur: SecteurEdite
  secteurs: readonly SecteurEdite[]
  bureaux: readonly Bureau[]
  parCode: ReadonlyMap<string, Bureau>
  changer: (suivant: SecteurEdite[], dit: string) => void
}

export function FicheSecteur({ secteur, secteurs, bureaux, parCode, changer }: Proprietes) {
  const [message, setMessage] = useState('')
  const c = compter(secteur, parCode)
  const autres = secteurs.filter((s) => s.cle !== secteur.cle)
  const publier = async (): Promise<void> => {
    try {
      const v = await api.publierFiche('secteurs', secteur.id!)
      setMessage(v.nouvelle ? `Version ${v.rang} publiée.` : `Rien de nouveau depuis la version ${v.rang}.`)
    } catch (e) {
      setMessage(enErreurApi(e).message)
    }
  }
  const placerDepart = (nom: string): void => {
    const premier = secteur.bureaux.flatMap((b) => parCode.get(b)?.ancre ?? [])
    const depart =
      nom.trim() === ''
        ? null
        : { nom: nom.trim().slice(0, 80), longitude: premier[0] ?? 0, latitude: premier[1] ?? 0 }
    changer(
      secteurs.map((s) => (s.cle === secteur.cle ? { ...s, depart } : s)),
      depart ? `Départ : ${depart.nom}.` : 'Départ retiré.',
    )
  }
  return (
    <div className="secteur-choisi" key={secteur.cle}>
      <h2>
        Secteur {numeroAffiche(secteur)} : {secteur.nom}
      </h2>
      <p>
        {pluriel(secteur.bureaux.length, 'bureau', 'bureaux')}, {nombre(c.inscrits)} inscrits, environ{' '}
        {nombre(c.portes)} portes, {pluriel(c.seances, 'séance')} d’une paire pour toutes. Réserve nette
        (estimation) : {nombreSigne(c.reserve)} voix.
      </p>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          const nom = new FormData(e.currentTarget).get('nom') as string
          changer(baptiser(secteurs, secteur.cle, nom, bureaux), 'Secteur renommé.')
        }}
      >
        <label>
          Nom
          <input name="nom" defaultValue={secteur.nom} maxLength={80} />
        </label>
        <button type="submit" className="bouton">
          Renommer
        </button>
      </form>
      <form
        onSubmit={(e) => {
          e.preventDefault()
          placerDepart(new FormData(e.currentTarget).get('depart') as string)
        }}
      >
        <label>
          Point de départ (un lieu public, jamais un domicile)
          <input name="depart" defaultValue={secteur.depart?.nom ?? ''} maxLength={80} />
        </label>
        <button type="submit" className="bouton">
          Fixer
        </button>
      </form>
      <div className="secteur-gestes">
        <button
          type="button"
          className="bouton"
          disabled={secteur.bureaux.length < 2}
          onClick={() => changer(couper(secteurs, secteur.cle, bureaux), 'Secteur coupé en deux.')}
        >
          Couper en deux
        </button>
        <label>
          Fondre avec
          <select
            value=""
            onChange={(e) =>
              changer(fondre(secteurs, secteur.cle, e.target.value, bureaux), 'Deux secteurs fondus en un.')
            }
          >
            <option value="" disabled>
              choisir…
            </option>
            {autres.map((s) => (
              <option key={s.cle} value={s.cle}>
                {numeroAffiche(s)} · {s.nom}
              </option>
            ))}
          </select>
        </label>
        {secteur.id !== null && (
          <>
            <a className="bouton" href={`/fiches/secteurs/${secteur.id}`}>
              Sa fiche
            </a>
            <a className="bouton" href={`/fiches/secteurs/${secteur.id}.pdf`}>
              PDF
            </a>
            <button type="button" className="bouton" onClick={() => void publier()}>
              Publier sa fiche
            </button>
          </>
        )}
      </div>
      {message && <p role="status">{message}</p>}
      <details>
        <summary>Ses bureaux</summary>
        <ul className="secteur-bureaux">
          {secteur.bureaux.map((code) => {
            const b = parCode.get(code)
            return (
              b && (
                <li key={code}>
                  <span>
                    {b.nom}, {nombre(b.inscrits)} inscrits
                  </span>
                  <label>
                    <span className="invisible">Envoyer {b.nom} vers</span>
                    <select
                      value=""
                      onChange={(e) =>
                        changer(deplacer(secteurs, code, e.target.value, bureaux), `${b.nom} déplacé.`)
                      }
                    >
                      <option value="" disabled>
                        envoyer vers…
                      </option>
                      {autres.map((s) => (
                        <option key={s.cle} value={s.cle}>
                          {numeroAffiche(s)} · {s.nom}
                        </option>
                      ))}
                    </select>
                  </label>
                </li>
              )
            )
          })}
        </ul>
      </details>
    </div>
  )
}
