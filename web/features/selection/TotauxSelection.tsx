/** What a selection weighs: counts at once from the arrays, votes from the official results. */
import { useEffect, useMemo, useState } from 'react'
import type { Totaux } from '#contract/selection'
import { BLOCS, NOM_BLOC } from '#domain/bloc'
import { NOM_PROFIL, PROFILS } from '#domain/profil'
import { enBase64, type Bits } from '#domain/selection/bits'
import { nombre, nombreSigne, pluriel, pourcentage } from '#domain/typographie'
import { api } from '../../api.ts'
import { enErreurApi, type ErreurApi } from '../../appel.ts'
import { majuscule } from '../../texte.ts'
import { Hachure, Pastille } from '../../ui/Classe.tsx'
import { Squelette } from '../../ui/Etats.tsx'
import { Texte } from '../../ui/Texte.tsx'
import { compterSelection } from './comptes.ts'
import type { Pays } from './pays.ts'
import { Defilant } from '../../ui/TableDonnees.tsx'

/** The selection must rest this long before the votes are asked for. */
const REPOS_MS = 200

function useTotaux(version: string, bits: Bits): Totaux | ErreurApi | null {
  const [lu, setLu] = useState<{ bits: Bits; totaux: Totaux | ErreurApi } | null>(null)
  useEffect(() => {
    let utile = true
    const minuterie = setTimeout(() => {
      api.totaux(version, enBase64(bits)).then(
        (totaux) => utile && setLu({ bits, totaux }),
        (e: unknown) => utile && setLu({ bits, totaux: enErreurApi(e) }),
      )
    }, REPOS_MS)
    return () => {
      utile = false
      clearTimeout(minuterie)
    }
  }, [version, bits])
  return lu?.bits === bits ? lu.totaux : null
}

export function TotauxSelection({ pays, bits, version }: { pays: Pays; bits: Bits; version: string }) {
  const c = useMemo(() => compterSelection(pays.valeurs, bits), [pays, bits])
  const totaux = useTotaux(version, bits)
  return (
    <div className="selection-totaux" aria-live="polite">
      <dl className="chiffres">
        <div>
          <dt>Inscrits</dt>
          <dd>{nombre(c.inscrits)}</dd>
        </div>
        <div>
          <dt>Où</dt>
          <dd>
            {pluriel(c.communes, 'commune')}, {pluriel(c.departements, 'département')}
          </dd>
        </div>
        <div>
          <dt>Réserve nette (estimation)</dt>
          <dd>{nombreSigne(Math.round(c.reserve))} voix</dd>
        </div>
      </dl>
      <ul className="selection-classes">
        {PROFILS.map((p) => (
          <li key={p}>
            <Pastille profil={p} /> {NOM_PROFIL[p]} <b>{nombre(c.profils[p])}</b>
          </li>
        ))}
        <li>
          <Hachure /> Foyers <b>{nombre(c.foyers)}</b>
        </li>
      </ul>
      {c.sansPlace > 0 && (
        <p className="source">
          Dont {pluriel(c.sansPlace, 'bureau', 'bureaux')} sans place connue sur la carte.
        </p>
      )}
      {totaux === null && <Squelette lignes={4} hauteur={18} />}
      {totaux instanceof Error && (
        <p className="source">
          {totaux.message} {totaux.conseil}
        </p>
      )}
      {totaux && !(totaux instanceof Error) && <Votes totaux={totaux} />}
    </div>
  )
}

const part = (voix: number | null, sur: number): string =>
  voix === null ? '–' : sur === 0 ? '–' : pourcentage(voix / sur)

function Votes({ totaux }: { totaux: Totaux }) {
  return (
    <Defilant>
      <table className="donnees selection-votes">
        <caption>Derniers premiers tours, % des exprimés</caption>
        <thead>
          <tr>
            <td />
            {totaux.tours.map((t) => (
              <th key={t.scrutin} scope="col" className="nombre">
                <Texte>
                  {t.libelle.replace(/, 1er tour$/, '').replace(/^(\p{L}{4,5})\p{L}* (?=\d)/u, '$1. ')}
                </Texte>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {BLOCS.map((bloc) => (
            <tr key={bloc}>
              <th scope="row">{majuscule(NOM_BLOC[bloc])}</th>
              {totaux.tours.map((t) => (
                <td key={t.scrutin} className="nombre">
                  {part(t.voix[bloc], t.exprimes)}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Participation</th>
            {totaux.tours.map((t) => (
              <td key={t.scrutin} className="nombre">
                {part(t.votants, t.inscrits)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </Defilant>
  )
}
