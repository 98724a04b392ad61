/** Step « élus »: deputies in office, by circonscription. Holders of a public office; nothing else is kept of the file. */
import fs from 'node:fs'
import { z } from 'zod'
import { CodeInvalide, parseCodeCirconscriptionEntier } from '#domain/codes'
import type { Elu } from '#domain/elu'
import { cherchable } from '#domain/recherche'
import { pluriel } from '#domain/typographie'
import type { Base } from '#db/connect'
import { quelques, SourceInvalide, type Journal } from '../anomalie.ts'
import { fichiersElus } from '../catalogue.ts'
import { piece, type Chantier } from '../chantier.ts'
import { lignesCsv } from '../csv.ts'
import { decouper } from '../lignes.ts'

/** Code of a circonscription in this file: `099` stands for the voters abroad, `977` for Saint-Martin and Saint-Barthélemy. */
const circonscriptionDe = (brut: string): string =>
  parseCodeCirconscriptionEntier(brut.replace(/^099(?=\d\d$)/, 'ZZ').replace(/^97[78](?=\d\d$)/, 'ZX'))

const texte = z.string().trim().min(1).max(120)
const Fichier = z.object({
  deputes: z
    .array(
      z.object({
        circo: texte,
        prenom: texte,
        nom: texte,
        groupe: texte.nullable(),
        groupeLib: texte.nullable(),
        depuis: z.iso.date().nullable(),
      }),
    )
    .min(1, 'aucun député'),
})

const ELUS = piece<Elu[]>('elus')
export const relireElus = ELUS.relire

export async function executer({ source, journal, dossier }: Chantier): Promise<void> {
  ELUS.deposer(dossier, lireElus(source, journal))
}

/**
 * Deputies of `source`, one a circonscription; none when the folder has no file.
 * @throws SourceInvalide when the file is not the list that its card describes.
 */
export function lireElus(source: string, journal: Journal): Elu[] {
  const elus = new Map<string, Elu>()
  for (const { cle, fichier } of fichiersElus(source)) {
    const { deputes } = valider(fichier, fichier.endsWith('.csv') ? lireTable(fichier) : lireListe(fichier))
    deputes.forEach((d, i) => {
      const signaler = (regle: string, message: string) =>
        journal.signaler({ source: cle, champ: 'circo', valeur: d.circo, regle, gravite: 'erreur', message })
      try {
        const circonscription = circonscriptionDe(d.circo)
        if (elus.has(circonscription))
          signaler('code en double', `deux députés pour ${circonscription} : le premier est gardé`)
        else
          elus.set(circonscription, {
            circonscription,
            nom: `${d.prenom} ${d.nom}`,
            groupe: d.groupe,
            groupeLibelle: d.groupeLib,
            depuis: d.depuis,
          })
      } catch (erreur) {
        if (!(erreur instanceof CodeInvalide)) throw erreur
        signaler('code inconnu', `député n° ${i + 1} : ${erreur.message}`)
      }
    })
  }
  return [...elus.values()]
}

function lireListe(fichier: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(fichier, 'utf8'))
  } catch (cause) {
    throw new SourceInvalide(fichier, null, `JSON illisible (${(cause as Error).message})`, { cause })
  }
}

/** Columns of the table of data.gouv.fr; the others (birth, e-mail…) are not looked at. */
const COLONNES = ['nom', 'prenom', 'groupe', 'groupeAbrev', 'departementCode', 'circo', 'datePriseFonction']

function lireTable(fichier: string): unknown {
  const [entete = '', ...lignes] = fs
    .readFileSync(fichier, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  const noms = decouper(entete, ',')
  const places = COLONNES.map((c) => noms.indexOf(c))
  if (places.includes(-1))
    throw new SourceInvalide(
      fichier,
      1,
      `en-tête inconnu : colonne « ${COLONNES[places.indexOf(-1)]} » absente`,
    )
  const deputes = lignes.filter(Boolean).map((ligne) => {
    const champs = decouper(ligne, ',')
    const [nom, prenom, groupeLib, groupe, departement = '', circo = '', depuis] = places.map(
      (i) => champs[i],
    )
    return {
      circo: departement + circo.padStart(2, '0'),
      nom,
      prenom,
      groupe: groupe || null,
      groupeLib: groupeLib || null,
      depuis: depuis || null,
    }
  })
  return { deputes }
}

function valider(fichier: string, brut: unknown): z.infer<typeof Fichier> {
  const lu = Fichier.safeParse(brut)
  if (lu.success) return lu.data
  const { path, message } = lu.error.issues[0]!
  throw new SourceInvalide(fichier, null, `liste de députés inattendue : ${path.join('.')}, ${message}`)
}

/** Tells the circonscriptions that have no deputy in the list that was read: the seat is vacant, or the list lacks one. */
export function signalerVacances(
  journal: Journal,
  elus: readonly Elu[],
  circonscriptions: readonly string[],
): void {
  if (elus.length === 0) return
  const tenues = new Set(elus.map((e) => e.circonscription))
  const vacantes = circonscriptions.filter((c) => !tenues.has(c))
  if (vacantes.length === 0) return
  journal.signaler({
    source: 'deputes',
    champ: 'circo',
    valeur: vacantes[0]!,
    regle: 'circonscription sans député',
    gravite: 'information',
    message: `${pluriel(vacantes.length, 'circonscription')} sans député dans la liste (${quelques(vacantes)})`,
  })
}

/** Those of the published circonscriptions. */
export async function publierElus(
  base: Base,
  elus: readonly Elu[],
  circonscriptions: ReadonlySet<string>,
): Promise<void> {
  await base.copier(
    'etape.elu',
    ['circonscription', 'nom', 'groupe', 'groupe_libelle', 'depuis', 'cherche'],
    lignesCsv(
      elus.filter((e) => circonscriptions.has(e.circonscription)),
      (e) => [e.circonscription, e.nom, e.groupe, e.groupeLibelle, e.depuis, cherchable(e.nom)],
    ),
  )
}
