/** Step « moteur »: the classes with their chances and types, and what the server keeps of the engine. */
import fs from 'node:fs'
import path from 'node:path'
import v8 from 'node:v8'
import { BLOCS, GROUPEMENTS, type Groupement } from '#domain/bloc'
import type { Lecture, Moteur } from '#domain/moteur'
import { piece, type Chantier } from '../chantier.ts'
import { relireClassements } from '../steps/classer.ts'
import { relireLieux } from '../steps/lieux.ts'
import type { ClassementEcrit, Lieu } from '../lieu.ts'
import { relireColonnes } from './colonnes.ts'
import { relirePrevision, type Prochaines } from './prevision.ts'
import { bureauxDe, relireProfilsTypes } from './profilsTypes.ts'
import { decrireCirconscriptions } from './sieges.ts'

const OCTETS = 'moteur.v8'

/** Classes of the publication: those of the method, with calibrated chances where the recipe gives some, and the type of each bureau. */
const CLASSEMENTS = piece<ClassementEcrit[]>('classements')
export const relireClassementsPublies = CLASSEMENTS.relire
/** What the server reads back, see server/domain/moteur.ts. */
export const relireMoteur = (dossier: string) => fs.readFileSync(path.join(dossier, OCTETS))

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Moteur')
  const groupement = c.valeurs['groupement'] as Groupement
  const { lieux } = relireLieux(c.de('lieux'))
  // of the mappings that are not published, the reading alone stays in memory
  const autres = new Map(
    GROUPEMENTS.filter((g) => g !== groupement).map((g) => [g, lire(c, g, lieux).lecture]),
  )
  const { donnees, classements, lecture } = lire(c, groupement, lieux)
  const { espace, profilsTypes } = relireProfilsTypes(c)
  const bureaux = bureauxDe(lieux, classements)
  const rangs = new Map(donnees.bureaux.map((code, i) => [code, i]))
  const moteur: Moteur = {
    codes: bureaux.map((b) => b.lieu.code),
    rangs: Int32Array.from(bureaux, (b) => rangs.get(b.lieu.code) ?? -1),
    circonscriptions: [...donnees.circonscriptions],
    espace,
    groupement,
    lectures: Object.fromEntries(GROUPEMENTS.map((g) => [g, autres.get(g) ?? lecture])) as Record<
      Groupement,
      Lecture
    >,
  }
  fs.writeFileSync(path.join(c.dossier, OCTETS), v8.serialize(moteur))
  const types = new Map(bureaux.map((b, i) => [b.lieu.code, profilsTypes.type[i]!]))
  const publies = classements.map((classe, i) =>
    lieux[i]!.niveau === 'bureau' ? { ...classe, profilType: types.get(lieux[i]!.code) ?? null } : classe,
  )
  CLASSEMENTS.deposer(c.dossier, publies)
  etape.finir(`${publies.length} lieux`)
}

/** The country through one mapping: prediction, scores, seats, and the classes with their calibrated chances. */
function lire(c: Chantier, groupement: Groupement, lieux: readonly Lieu[]) {
  const donnees = relireColonnes(c, groupement)
  const prochaines = relirePrevision(c, groupement)
  const classements = avecChances(lieux, relireClassements(c.de(`classement-${groupement}`)), prochaines)
  const bureaux = bureauxDe(lieux, classements)
  const lecture: Lecture = {
    scores: Float32Array.from(bureaux.flatMap((b) => BLOCS.map((k) => b.classement.scores[k] ?? NaN))),
    enTete: Uint8Array.from(bureaux, ({ classement }) =>
      classement.profil === 'indetermine' ? 255 : classement.toursEnTete,
    ),
    prevision: prochaines?.prevision ?? null,
    scenario: prochaines?.scenario ?? new Float64Array(BLOCS.length),
    sieges: decrireCirconscriptions(donnees, prochaines?.prevision ?? null),
  }
  return { donnees, lecture, classements }
}

function avecChances(
  lieux: readonly Lieu[],
  classements: readonly ClassementEcrit[],
  prochaines: Prochaines | null,
): ClassementEcrit[] {
  return classements.map((c, i) => {
    const { niveau, code } = lieux[i]!
    const chances =
      niveau === 'bureau'
        ? prochaines?.bureaux.get(code)
        : niveau === 'circonscription'
          ? prochaines?.circonscriptions.get(code)
          : undefined
    if (!chances || c.profil === 'indetermine') return c
    return {
      ...c,
      probabilite: chances.neutre,
      probabiliteRejeu: chances.rejeu,
      partPrevue: chances.part,
      partPrevueBasse: chances.basse,
      partPrevueHaute: chances.haute,
    }
  })
}
