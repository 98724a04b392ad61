/** Step « carte »: geometry and values of each level as compressed Arrow streams, ready to be served as they are. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import * as arrow from 'apache-arrow'
import { RIVAUX } from '#domain/bloc'
import type { NiveauCarte } from '#domain/lieu'
import { PROFILS, type Classement } from '#domain/profil'
import { coucheContours, ipc } from '../geometrie/couche.ts'
import { empriseDe, type Contour, type Emprise } from '../geometrie/contour.ts'
import { fusionner, simplifier } from '../geometrie/simplifier.ts'
import type { LieuPublie } from './lieux.ts'

export interface Artefact {
  cle: string
  empreinte: string
  contenu: Buffer
}
export interface CoucheCarte {
  niveau: NiveauCarte
  departement: string | null
  emprise: Emprise | null
}

/** Detail of each level, square degrees (see simplifier); bureaux are drawn as they are. */
const AIRE_MIN: Partial<Record<NiveauCarte, number>> = { circonscription: 6e-6, commune: 1e-5 }

export interface LieuDeCarte {
  lieu: LieuPublie
  classement: Classement
  ancre: readonly [number, number] | null
}

const brotli = promisify(zlib.brotliCompress)

/** Compressed bytes under a key, with the hash of what they hold. */
export async function artefact(cle: string, octets: Uint8Array): Promise<Artefact> {
  const contenu = await brotli(octets, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 5,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: octets.length,
    },
  })
  return { cle, empreinte: createHash('sha256').update(octets).digest('hex').slice(0, 16), contenu }
}

function flottants(valeurs: (number | null)[]): arrow.Data {
  return arrow.vectorFromArray(valeurs, new arrow.Float32()).data[0]!
}
function textes(valeurs: (string | null)[]): arrow.Data {
  return arrow.vectorFromArray(valeurs, new arrow.Utf8()).data[0]!
}
function petits(valeurs: (number | null)[]): arrow.Data {
  return arrow.vectorFromArray(valeurs, new arrow.Uint8()).data[0]!
}
function entiers(valeurs: number[]): arrow.Data {
  return arrow.makeData({ type: new arrow.Int32(), length: valeurs.length, data: Int32Array.from(valeurs) })
}

/** Value columns, as documented in server/contract/carte.ts. */
export function coucheValeurs(lignes: readonly LieuDeCarte[]): Uint8Array {
  const de = <T>(f: (l: LieuDeCarte) => T): T[] => lignes.map(f)
  return ipc({
    code: textes(de((l) => l.lieu.code)),
    nom: textes(de((l) => l.lieu.nom)),
    departement: textes(de((l) => l.lieu.departement)),
    circonscription: textes(de((l) => l.lieu.circonscription)),
    commune: textes(de((l) => l.lieu.commune)),
    inscrits: entiers(de((l) => l.lieu.inscrits)),
    bureaux: entiers(de((l) => l.lieu.bureaux)),
    profil: petits(de((l) => PROFILS.indexOf(l.classement.profil))),
    rival: petits(de((l) => (l.classement.rival === null ? null : RIVAUX.indexOf(l.classement.rival)))),
    foyer: petits(de((l) => (l.classement.foyerARisque ? 2 : l.classement.foyer ? 1 : 0))),
    longitude: flottants(de((l) => l.ancre?.[0] ?? null)),
    latitude: flottants(de((l) => l.ancre?.[1] ?? null)),
    marge: flottants(de((l) => l.classement.marge)),
    probabilite: flottants(de((l) => l.classement.probabilite)),
    ecartParticipation: flottants(de((l) => l.classement.ecartParticipation)),
    reserveNette: flottants(de((l) => l.classement.reserveNette)),
    volatilite: flottants(de((l) => l.classement.volatilite)),
    gauche: flottants(de((l) => l.classement.scores.gauche)),
    centre: flottants(de((l) => l.classement.scores.centre)),
    droite: flottants(de((l) => l.classement.scores.droite)),
    extremeDroite: flottants(de((l) => l.classement.scores.extremeDroite)),
  })
}

function simplifies(niveau: NiveauCarte, lignes: readonly LieuDeCarte[]): (Contour | null)[] {
  const aireMin = AIRE_MIN[niveau]
  if (aireMin === undefined) return lignes.map((l) => l.lieu.contour)
  const avec = lignes.filter((l) => l.lieu.contour)
  const simples = simplifier(
    avec.map((l) => l.lieu.contour!),
    aireMin,
  )
  const parCode = new Map(avec.map((l, i) => [l.lieu.code, simples[i]!]))
  return lignes.map((l) => parCode.get(l.lieu.code) ?? null)
}

function empriseCommune(contours: readonly (Contour | null)[]): Emprise | null {
  let total: Emprise | null = null
  for (const contour of contours) {
    if (!contour) continue
    const e = empriseDe(contour)
    total = total
      ? [
          Math.min(total[0], e[0]),
          Math.min(total[1], e[1]),
          Math.max(total[2], e[2]),
          Math.max(total[3], e[3]),
        ]
      : e
  }
  return total
}

/** Artefacts `contours/<niveau>[/<departement>]`, `valeurs/…`, and the plan of the layers under `plan`. */
export async function dessinerCarte(lignes: readonly LieuDeCarte[]): Promise<Artefact[]> {
  const artefacts: Artefact[] = []
  const plan: CoucheCarte[] = []
  const couche = async (
    niveau: NiveauCarte,
    departement: string | null,
    duNiveau: readonly LieuDeCarte[],
    contours: readonly (Contour | null)[],
  ) => {
    const suffixe = departement === null ? niveau : `${niveau}/${departement}`
    const geometrie = coucheContours(duNiveau.map((l, i) => ({ code: l.lieu.code, contour: contours[i]! })))
    artefacts.push(await artefact(`contours/${suffixe}`, geometrie))
    artefacts.push(await artefact(`valeurs/${suffixe}`, coucheValeurs(duNiveau)))
    plan.push({ niveau, departement, emprise: empriseCommune(contours) })
  }
  const du = (niveau: NiveauCarte) => lignes.filter((l) => l.lieu.niveau === niveau)
  const circonscriptions = du('circonscription')
  const contoursCirconscriptions = simplifies('circonscription', circonscriptions)
  // Départements are merged from the simplified circonscriptions: their lines fall exactly on each other.
  const departements = du('departement')
  const dessinees = circonscriptions.flatMap(({ lieu }, i) => {
    const contour = contoursCirconscriptions[i]
    return contour ? [{ departement: lieu.departement!, contour }] : []
  })
  const fusions = fusionner(
    dessinees.map((d) => d.contour),
    dessinees.map((d) => d.departement),
  )
  await couche(
    'departement',
    null,
    departements,
    departements.map((d) => fusions.get(d.lieu.code) ?? null),
  )
  await couche('circonscription', null, circonscriptions, contoursCirconscriptions)
  const communes = du('commune')
  await couche('commune', null, communes, simplifies('commune', communes))
  const parDepartement = new Map<string, LieuDeCarte[]>()
  for (const l of lignes)
    if (l.lieu.niveau === 'bureau') {
      const liste = parDepartement.get(l.lieu.departement!)
      if (liste) liste.push(l)
      else parDepartement.set(l.lieu.departement!, [l])
    }
  for (const [departement, bureaux] of parDepartement)
    await couche('bureau', departement, bureaux, simplifies('bureau', bureaux))
  artefacts.push(await artefact('plan', Buffer.from(JSON.stringify(plan))))
  return artefacts
}
