/** « Colorer par » : a search over every layer, or the menu by group; then what the chosen family lets choose. */
import { useMemo, useState } from 'react'
import { GROUPES_COUCHE, MOT_UNITE, NOM_GROUPE, type Couche } from '#domain/couche/couche'
import { cleCroisee, coucheDe, CROISEMENT, estNumerique, toutesLesCouches } from '#domain/couche/registre'
import { Icone } from '../../ui/Icone.tsx'
import { changerCouche, type EtatCarte } from './adresse.ts'
import {
  chercherCouches,
  cleDeFamille,
  croisables,
  estDeLaFamille,
  MENU,
  secondes,
  toursPublies,
  type Entree,
} from './familles.ts'
import { ParametresTour } from './ParametresTour.tsx'

const RESULTATS_MAXIMUM = 14

export function ChoixCouche(props: {
  etat: EtatCarte
  modifier: (partiel: Partial<EtatCarte>) => void
  scrutins: readonly string[]
}) {
  const { etat, modifier, scrutins } = props
  const [texte, setTexte] = useState('')
  const couches = useMemo(() => toutesLesCouches(scrutins), [scrutins])
  const tours = useMemo(() => toursPublies(scrutins), [scrutins])
  const premiere = etat.couche.split(CROISEMENT)[0]!
  const trouvees = texte.trim() === '' ? null : chercherCouches(couches, texte)
  const choisir = (cle: string): void => modifier(changerCouche(cle))
  return (
    <fieldset className="choix-couche">
      <legend>
        Colorer par <span className="fin">{couches.length} couches</span>
      </legend>
      <label className="chercher-couche">
        <Icone nom="loupe" taille={14} />
        <input
          type="search"
          placeholder="Chômage, extrême droite 2022…"
          aria-label="Chercher une couche"
          value={texte}
          onChange={(e) => setTexte(e.target.value)}
          onKeyDown={(e) => {
            const seule = trouvees?.[0]
            if (e.key === 'Enter' && seule) {
              choisir(seule.cle)
              setTexte('')
            }
          }}
        />
      </label>
      {trouvees ? (
        <ResultatsCouches couches={trouvees} choisie={premiere} choisir={choisir} />
      ) : (
        GROUPES_COUCHE.map((groupe) => (
          <GroupeCouches
            key={groupe}
            titre={NOM_GROUPE[groupe]}
            entrees={MENU[groupe]}
            replie={groupe === 'sociologie'}
            choisie={premiere}
            choisir={(e) =>
              choisir(typeof e.cle === 'string' ? e.cle : cleDeFamille(e.cle.famille, premiere, tours))
            }
          >
            {(e) =>
              typeof e.cle === 'object' && <ParametresTour cle={premiere} tours={tours} choisir={choisir} />
            }
          </GroupeCouches>
        ))
      )}
      <Seconde etat={etat} modifier={modifier} premiere={premiere} tours={tours} />
    </fieldset>
  )
}

const estChoisie = (e: Entree, cle: string): boolean =>
  typeof e.cle === 'string' ? e.cle === cle : estDeLaFamille(cle, e.cle.famille)

function GroupeCouches(props: {
  titre: string
  entrees: readonly Entree[]
  replie: boolean
  choisie: string
  choisir: (e: Entree) => void
  children: (e: Entree) => React.ReactNode
}) {
  const { entrees, choisie } = props
  const dedans = entrees.some((e) => estChoisie(e, choisie))
  const liste = entrees.map((e) => (
    <div key={e.libelle}>
      <label className={estChoisie(e, choisie) ? 'couche choisie' : 'couche'}>
        <input
          type="radio"
          name="couche"
          checked={estChoisie(e, choisie)}
          onChange={() => props.choisir(e)}
        />
        {e.libelle}
        <span className="fin">{e.unite}</span>
      </label>
      {estChoisie(e, choisie) && props.children(e)}
    </div>
  ))
  if (!props.replie)
    return (
      <div role="group" aria-label={props.titre} className="groupe-couches">
        <p aria-hidden="true">{props.titre}</p>
        {liste}
      </div>
    )
  return (
    <details className="groupe-couches" open={dedans || undefined}>
      <summary>
        {props.titre} <span className="fin">INSEE, {entrees.length}</span>
      </summary>
      {liste}
    </details>
  )
}

function ResultatsCouches(props: {
  couches: readonly Couche[]
  choisie: string
  choisir: (cle: string) => void
}) {
  const { couches, choisie, choisir } = props
  if (couches.length === 0)
    return <p className="sans-couche">Aucune couche de ce nom. Essayez « chômage » ou « 2022 ».</p>
  return (
    <div role="group" aria-label="Couches trouvées">
      {couches.slice(0, RESULTATS_MAXIMUM).map((c) => (
        <label key={c.cle} className={c.cle === choisie ? 'couche choisie' : 'couche'}>
          <input type="radio" name="couche" checked={c.cle === choisie} onChange={() => choisir(c.cle)} />
          {c.libelle}
          <span className="fin">{MOT_UNITE[c.unite]}</span>
        </label>
      ))}
      {couches.length > RESULTATS_MAXIMUM && (
        <p className="sans-couche">et {couches.length - RESULTATS_MAXIMUM} autres : précisez</p>
      )}
    </div>
  )
}

/** A second layer: crossed with the first one on the same map, or on a map of its own beside it. */
function Seconde(props: {
  etat: EtatCarte
  modifier: (partiel: Partial<EtatCarte>) => void
  premiere: string
  tours: ReturnType<typeof toursPublies>
}) {
  const { etat, modifier, premiere, tours } = props
  const groupes = secondes(premiere, tours)
  const croisee = etat.couche.split(CROISEMENT)[1] ?? ''
  const couche = coucheDe(premiere)
  return (
    <div className="secondes">
      {couche && estNumerique(couche) && couche.cle !== 'heures' && (
        <Liste
          nom="Croiser avec"
          aucune="rien"
          valeur={croisee}
          groupes={croisables(groupes)}
          choisir={(cle) => modifier(changerCouche(cle ? cleCroisee(premiere, cle) : premiere))}
        />
      )}
      <Liste
        nom="Côte à côte avec"
        aucune="rien"
        valeur={etat.avec ?? ''}
        groupes={groupes}
        choisir={(cle) => modifier({ avec: cle || null })}
      />
    </div>
  )
}

function Liste(props: {
  nom: string
  aucune: string
  valeur: string
  groupes: readonly { groupe: string; couches: readonly Couche[] }[]
  choisir: (cle: string) => void
}) {
  const connue = props.groupes.some((g) => g.couches.some((c) => c.cle === props.valeur))
  const autre = connue ? null : coucheDe(props.valeur)
  return (
    <label>
      {props.nom}
      <select value={props.valeur} onChange={(e) => props.choisir(e.target.value)}>
        <option value="">{props.aucune}</option>
        {autre && <option value={autre.cle}>{autre.libelle}</option>}
        {props.groupes.map((g) => (
          <optgroup key={g.groupe} label={g.groupe}>
            {g.couches.map((c) => (
              <option key={c.cle} value={c.cle}>
                {c.libelle}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
