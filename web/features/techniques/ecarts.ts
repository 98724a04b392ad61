/** What changed from one version of a technique to the next, in words. Pure. */
import type { TechniqueSaisie } from '#contract/technique'
import { NOM_DENSITE } from '#domain/ciblage/rendement'
import { FORMATS } from '#domain/observation'
import { NOM_PROFIL } from '#domain/profil'
import { enumeration, nombre } from '#domain/typographie'

const ouRien = (n: number | null): string => (n === null ? 'sans' : nombre(n))

/** Each field as it is called and read. */
const CHAMPS: { [C in keyof TechniqueSaisie]: [nom: string, dire: (t: TechniqueSaisie) => string] } = {
  titre: ['Titre', (t) => t.titre],
  format: ['Format', (t) => FORMATS[t.format]],
  ouverture: ['Ouverture', (t) => t.ouverture],
  cloture: ['Clôture', (t) => t.cloture],
  eviter: ['À éviter', (t) => t.eviter ?? 'rien'],
  materiel: ['Matériel', (t) => t.materiel ?? 'aucun'],
  dureeMinutes: ['Minutes', (t) => nombre(t.dureeMinutes)],
  portesParImmeuble: ['Portes par immeuble', (t) => ouRien(t.portesParImmeuble)],
  terrains: ['Terrains', (t) => enumeration(t.terrains.map((d) => NOM_DENSITE[d]))],
  profils: ['Profils', (t) => enumeration(t.profils.map((p) => NOM_PROFIL[p]))],
  joursAvantMin: ['Jours avant le vote, au moins', (t) => ouRien(t.joursAvantMin)],
  joursAvantMax: ['Jours avant le vote, au plus', (t) => ouRien(t.joursAvantMax)],
  partisane: ['Partisane', (t) => (t.partisane ? 'oui' : 'non')],
  effet: ['Effet', (t) => t.effet],
  source: ['Source', (t) => t.source],
  active: ['Statut', (t) => (t.active ? 'proposée' : 'archivée')],
}

export interface EcartTechnique {
  champ: string
  avant: string
  apres: string
}

/** Fields that differ, in the order of the form; empty when the two say the same. */
export function ecartsTechnique(avant: TechniqueSaisie, apres: TechniqueSaisie): EcartTechnique[] {
  return Object.values(CHAMPS).flatMap(([champ, dire]) => {
    const [a, b] = [dire(avant), dire(apres)]
    return a === b ? [] : [{ champ, avant: a, apres: b }]
  })
}
