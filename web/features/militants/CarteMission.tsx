/** One mission on a phone: when, where, with what; « nous venons », seats, and the fiche once there. */
import { useState, type FormEvent } from 'react'
import type { LieuResume } from '#contract/commun'
import type { MissionDeGroupe } from '#contract/militant'
import { SENS, type Sens } from '#domain/mission/covoiturage'
import { CRENEAUX } from '#domain/mission/listes'
import { FORMATS } from '#domain/observation'
import { dateLongue, nombre, pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { ChampLieu } from '../../ui/ChampLieu.tsx'
import type { Defaire } from '../../ui/useDefaire.ts'
import { Lien } from '../../ui/Lien.tsx'

export function CarteMission({ mission: m, defaire }: { mission: MissionDeGroupe; defaire: Defaire }) {
  const [personnes, setPersonnes] = useState(2)
  const venir = (): void => {
    const inscription = { id: crypto.randomUUID(), personnes }
    defaire.faire(
      `Vous venez à ${personnes}.`,
      () => api.venirA(m.id, inscription),
      () => api.desinscrire(inscription.id),
    )
  }
  const nomDe = new Map(m.places.map((p) => [p.id, `${p.groupe}, ${p.nomCommune}`]))
  return (
    <li className="bloc">
      <header>
        <h2>{m.titre}</h2>
      </header>
      <div className="interieur">
        <p>
          <b>{dateLongue(m.jour)}</b>,{' '}
          {m.heure ? m.heure.replace(':', ' h ') : CRENEAUX[m.creneau].toLowerCase()} · {FORMATS[m.format]} ·{' '}
          {m.nomLieu ?? m.code}
        </p>
        {m.rendezVous && <p>Rendez-vous : {m.rendezVous}</p>}
        {m.materiel && <p>À apporter : {m.materiel}</p>}
        <p aria-live="polite">
          {pluriel(m.inscrits, 'personne inscrite', 'personnes inscrites')} sur {nombre(m.personnes)}
        </p>
        <div className="venir">
          <label>
            Nous venons à
            <input
              className="champ"
              type="number"
              inputMode="numeric"
              min={1}
              max={50}
              value={personnes}
              onChange={(e) => setPersonnes(Math.min(50, Math.max(1, Number(e.target.value) || 1)))}
            />
          </label>
          <button type="button" className="bouton bouton-principal" disabled={defaire.occupe} onClick={venir}>
            Nous venons
          </button>
          <Lien className="bouton" href={`/observer?niveau=${m.niveau}&code=${encodeURIComponent(m.code)}`}>
            Fiche d’observation
          </Lien>
        </div>
        {m.siens.map((i) => (
          <p key={i.id}>
            Votre groupe vient à {i.personnes}.{' '}
            <button
              type="button"
              className="bouton bouton-petit"
              disabled={defaire.occupe}
              onClick={() =>
                defaire.faire(
                  'Inscription retirée.',
                  () => api.desinscrire(i.id),
                  () => api.venirA(m.id, i),
                )
              }
            >
              Retirer
            </button>
          </p>
        ))}
        <details>
          <summary>Covoiturage</summary>
          <ul className="places">
            {m.places.map((p) => (
              <li key={p.id}>
                {SENS[p.sens]} : {p.groupe} {p.places > 0 ? 'offre' : 'cherche'}{' '}
                {pluriel(Math.abs(p.places), 'place')} depuis {p.nomCommune}{' '}
                {p.sienne && (
                  <button
                    type="button"
                    className="bouton bouton-petit"
                    disabled={defaire.occupe}
                    onClick={() =>
                      defaire.faire(
                        'Places retirées.',
                        () => api.retirerPlaces(p.id),
                        () =>
                          api.proposerPlaces(m.id, {
                            id: crypto.randomUUID(),
                            sens: p.sens,
                            commune: p.commune,
                            places: p.places,
                          }),
                      )
                    }
                  >
                    Retirer
                  </button>
                )}
              </li>
            ))}
            {m.embarquements.map((e) => (
              <li key={`${e.voiture}/${e.passagers}`}>
                <b>{nomDe.get(e.voiture)}</b> prend {pluriel(e.places, 'personne')} de{' '}
                {nomDe.get(e.passagers)} : {nombre(e.detour)} min de détour, le plus court possible.
              </li>
            ))}
            {m.manque.aller + m.manque.retour > 0 && (
              <li>
                Il manque {pluriel(m.manque.aller, 'place')} à l’aller et {pluriel(m.manque.retour, 'place')}{' '}
                au retour.
              </li>
            )}
          </ul>
          <FormulairePlaces mission={m.id} defaire={defaire} />
        </details>
      </div>
    </li>
  )
}

function FormulairePlaces({ mission, defaire }: { mission: string; defaire: Defaire }) {
  const [commune, setCommune] = useState<LieuResume | null>(null)
  const [sens, setSens] = useState<Sens>('aller')
  const [geste, setGeste] = useState<1 | -1>(1)
  const [nombreDePlaces, setNombre] = useState(3)
  const envoyer = (e: FormEvent): void => {
    e.preventDefault()
    if (!commune) return
    const place = { id: crypto.randomUUID(), sens, commune: commune.code, places: geste * nombreDePlaces }
    defaire.faire(
      geste > 0 ? 'Places offertes.' : 'Places demandées.',
      () => api.proposerPlaces(mission, place),
      () => api.retirerPlaces(place.id),
    )
  }
  return (
    <form className="formulaire" onSubmit={envoyer}>
      <label>
        Votre groupe
        <select className="champ" value={geste} onChange={(e) => setGeste(e.target.value === '1' ? 1 : -1)}>
          <option value={1}>offre des places</option>
          <option value={-1}>cherche des places</option>
        </select>
      </label>
      <label>
        Sens
        <select className="champ" value={sens} onChange={(e) => setSens(e.target.value as Sens)}>
          {Object.entries(SENS).map(([cle, nom]) => (
            <option key={cle} value={cle}>
              {nom}
            </option>
          ))}
        </select>
      </label>
      <label>
        Places
        <input
          className="champ"
          type="number"
          min={1}
          max={8}
          value={nombreDePlaces}
          onChange={(e) => setNombre(Number(e.target.value))}
        />
      </label>
      <ChampLieu
        nom="Commune de départ (ou de retour)"
        garder={(l) => l.niveau === 'commune'}
        choisir={setCommune}
      />
      <button type="submit" className="bouton" disabled={!commune || defaire.occupe}>
        Ajouter
      </button>
    </form>
  )
}
