/** Left column: what colours the map, what lies over it, which classes it keeps. */
import { PROFILS, NOM_PROFIL, type Profil } from '#domain/profil'
import { nombre } from '#domain/typographie'
import type { Publication } from '#contract/publication'
import type { Repartition } from '../../carte/histogramme.ts'
import { Hachure, Pastille } from '../../ui/Classe.tsx'
import { Icone } from '../../ui/Icone.tsx'
import { Lien } from '../../ui/Lien.tsx'
import type { EtatCarte, Surcouche } from './adresse.ts'
import { ChoixCouche } from './ChoixCouche.tsx'

const NOM_SURCOUCHE: Record<Surcouche, string> = {
  foyers: 'Foyers d’abstention',
  circonscriptions: 'Circonscriptions',
  noms: 'Noms des lieux',
}

/** A set with one value more or less. */
export function basculer<T>(ensemble: ReadonlySet<T>, valeur: T): ReadonlySet<T> {
  const copie = new Set(ensemble)
  if (!copie.delete(valeur)) copie.add(valeur)
  return copie
}

export function Rail(props: {
  etat: EtatCarte
  modifier: (partiel: Partial<EtatCarte>) => void
  /** Codes of the rounds of the publication. */
  scrutins: readonly string[]
  repartition: Repartition
  objets: string
  publication: Publication
  ouvert: boolean
  fermer: () => void
}) {
  const { etat, modifier, repartition, publication } = props
  return (
    <aside className={props.ouvert ? 'rail ouvert' : 'rail'} aria-label="Couches et filtres">
      <button type="button" className="bouton bouton-nu rail-fermer" onClick={props.fermer}>
        <Icone nom="fermer" />
        Fermer
      </button>
      <ChoixCouche etat={etat} modifier={modifier} scrutins={props.scrutins} />
      <fieldset>
        <legend>Superposer</legend>
        {(Object.keys(NOM_SURCOUCHE) as Surcouche[]).map((cle) => (
          <label key={cle} className="couche">
            {cle === 'foyers' && <Hachure />}
            {NOM_SURCOUCHE[cle]}
            <input
              type="checkbox"
              role="switch"
              className="bascule"
              checked={etat.surcouches.has(cle)}
              onChange={() => modifier({ surcouches: basculer(etat.surcouches, cle) })}
            />
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>
          Filtrer <span className="fin">{props.objets}</span>
        </legend>
        {PROFILS.map((p: Profil, k) => (
          <label key={p} className="couche">
            <input
              type="checkbox"
              checked={etat.profils.has(p)}
              onChange={() => modifier({ profils: basculer(etat.profils, p) })}
            />
            <Pastille profil={p} />
            {NOM_PROFIL[p]}
            <span className="fin">{nombre(repartition.profils[k]!)}</span>
          </label>
        ))}
        <label className="couche">
          <input
            type="checkbox"
            checked={etat.foyersSeuls}
            onChange={() => modifier({ foyersSeuls: !etat.foyersSeuls })}
          />
          <Hachure />
          Foyers seulement
          <span className="fin">{nombre(repartition.foyers)}</span>
        </label>
      </fieldset>
      <p className="rail-source">
        Publication {publication.version}, méthode {publication.methode}. {sourceResultats(publication)}{' '}
        <Lien href="/methode">Méthode et sources</Lien>
      </p>
    </aside>
  )
}

function sourceResultats({ scrutins, fictive }: Publication): string {
  if (fictive) return 'Résultats inventés.'
  const annees = scrutins.map((s) => s.annee)
  return `Résultats ${Math.min(...annees)}–${Math.max(...annees)} : ministère de l’Intérieur.`
}
