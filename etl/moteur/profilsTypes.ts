/** Step « profils-types »: the space of similar bureaux, and the types that it falls into. */
import type { Espace } from '#domain/profilType/espace'
import { construireProfilsTypes, type ProfilsTypes } from '#domain/profilType/profilType'
import type { Donnees } from '../backtest/charger.ts'
import { piece, type Chantier } from '../chantier.ts'
import { relireClassements } from '../steps/classer.ts'
import { relireLieux } from '../steps/lieux.ts'
import type { ClassementEcrit, Lieu } from '../lieu.ts'
import { relireValeurs } from '../steps/sociologie.ts'
import { derniere, relireColonnes } from './colonnes.ts'
import { espaceDesBureaux } from './espace.ts'

export interface BureauClasse {
  lieu: Lieu
  classement: ClassementEcrit
}

const PROFILS = piece<{ espace: Espace; profilsTypes: ProfilsTypes }>('profils')
export const relireProfilsTypes = (c: Chantier) => PROFILS.relire(c.de('profils-types'))

/** The bureaux among places and their classes, in the same order. */
export function bureauxDe(lieux: readonly Lieu[], classements: readonly ClassementEcrit[]): BureauClasse[] {
  return lieux.flatMap((lieu, i) => (lieu.niveau === 'bureau' ? [{ lieu, classement: classements[i]! }] : []))
}

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Profils-types')
  const classements = relireClassements(c.de(`classement-${c.valeurs['groupement']}`))
  const bureaux = bureauxDe(relireLieux(c.de('lieux')).lieux, classements)
  const espace = espaceDesBureaux(
    bureaux,
    relireValeurs(c.de('sociologie')),
    participations(relireColonnes(c)),
  )
  const profilsTypes = construireProfilsTypes(espace)
  PROFILS.deposer(c.dossier, { espace, profilsTypes })
  etape.finir(`${profilsTypes.types.length} profils-types`)
}

/** Presidential turnout of each bureau that has a roll. */
function participations(donnees: Donnees): Map<string, number> {
  const scrutin = derniere(donnees, 'presidentielle')
  const tour = scrutin === null ? undefined : donnees.tours.get(scrutin)
  if (!tour) return new Map()
  return new Map(
    donnees.bureaux.flatMap((code, i): [string, number][] =>
      tour.inscrits[i]! > 0 ? [[code, tour.votants[i]! / tour.inscrits[i]!]] : [],
    ),
  )
}
