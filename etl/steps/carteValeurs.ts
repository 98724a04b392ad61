/** Step « carte, valeurs »: what each layer of the map colours and names, as compressed Arrow streams. */
import * as arrow from 'apache-arrow'
import { RIVAUX } from '#domain/bloc'
import { PROFILS } from '#domain/profil'
import { piece, type Chantier } from '../chantier.ts'
import { ipc } from '../geometrie/couche.ts'
import { relireClassementsPublies } from '../moteur/moteur.ts'
import { artefact, couchesDe, suffixe, type Artefact } from './carte.ts'
import { relireGeometrie } from './geometrie.ts'
import { relireLieux } from './lieux.ts'
import type { ClassementEcrit, Lieu } from '../lieu.ts'

interface LieuDeCarte extends Lieu {
  classement: ClassementEcrit
  ancre: readonly [number, number] | null
}

/** Artefacts `valeurs/<niveau>[/<departement>]`, and `valeurs/bureau` for the country. */
const ARTEFACTS = piece<Artefact[]>('artefacts')
export const relireCarteValeurs = ARTEFACTS.relire

export async function executer(c: Chantier): Promise<void> {
  const etape = c.progres.etape('Carte, valeurs')
  const classements = relireClassementsPublies(c.de('moteur'))
  const { ancres } = relireGeometrie(c.de('geometrie'))
  const lieux = relireLieux(c.de('lieux')).lieux.map((l, i): LieuDeCarte => ({
    ...l,
    classement: classements[i]!,
    ancre: ancres.get(`${l.niveau}/${l.code}`) ?? null,
  }))
  const artefacts: Artefact[] = []
  const couches = couchesDe(lieux)
  for (const couche of couches)
    artefacts.push(await artefact(`valeurs/${suffixe(couche)}`, coucheValeurs(couche.lieux)))
  const bureaux = couches.filter((x) => x.niveau === 'bureau').flatMap((x) => x.lieux)
  artefacts.push(await artefact('valeurs/bureau', coucheValeurs(bureaux)))
  ARTEFACTS.deposer(c.dossier, artefacts)
  etape.finir(`${artefacts.length} couches`)
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
function coucheValeurs(lignes: readonly LieuDeCarte[]): Uint8Array {
  const de = <T>(f: (l: LieuDeCarte) => T): T[] => lignes.map(f)
  return ipc({
    code: textes(de((l) => l.code)),
    nom: textes(de((l) => l.nom)),
    departement: textes(de((l) => l.departement)),
    circonscription: textes(de((l) => l.circonscription)),
    commune: textes(de((l) => l.commune)),
    inscrits: entiers(de((l) => l.inscrits)),
    bureaux: entiers(de((l) => l.bureaux)),
    profil: petits(de((l) => PROFILS.indexOf(l.classement.profil))),
    rival: petits(de((l) => (l.classement.rival === null ? null : RIVAUX.indexOf(l.classement.rival)))),
    foyer: petits(de((l) => (l.classement.foyerARisque ? 2 : l.classement.foyer ? 1 : 0))),
    schematique: petits(de((l) => (l.schematique ? 1 : 0))),
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
