/** The column beside the map: the selection, the place chosen, or where to go first. */
import type { ReactNode } from 'react'
import { objets, phraseScenario } from '../../carte/mots.ts'
import { Panneau } from '../lieu/Panneau.tsx'
import { PanneauAccueil } from '../lieu/PanneauAccueil.tsx'
import type { Page } from './usePage.ts'

export function CoteCarte({ page, panneauSelection }: { page: Page; panneauSelection: ReactNode }) {
  const { etat, donnees } = page
  const { selection, magasin } = donnees
  if (etat.selection !== null)
    return (
      <Panneau
        code={etat.selection}
        apercu={selection}
        sousScenario={page.enScenario && selection ? phraseScenario(etat.elans, selection) : null}
        fermer={() => page.choisirCode(null)}
        voisin={page.allerAuVoisin}
        choisir={(code) => page.modifier({ selection: code, vue: null })}
        epingle={etat.epingle}
        epingler={page.epingler}
      />
    )
  if (panneauSelection || etat.avec) return panneauSelection
  return (
    <PanneauAccueil
      premiers={page.listes.premiers}
      enAttente={donnees.enAttente && magasin.erreur === null}
      objets={objets(donnees.niveau, page.total)}
      choisir={page.choisirLigne}
      survoler={page.survolerTable}
    />
  )
}
