/** From a request to what the sheet shows. */
import type { Kysely } from 'kysely'
import type { QueryPlanche } from '#contract/planche'
import type { Schema } from '#db/schema'
import { millesimeDe, MOT_UNITE } from '#domain/couche/couche'
import { coucheDe } from '#domain/couche/registre'
import type { NiveauCarte } from '#domain/lieu'
import type { Emprise } from '#domain/projection'
import { TOUTES_REGIONS } from '#domain/region'
import { dateLongue } from '#domain/typographie'
import { Probleme } from '../../../http/problem.ts'
import { calculer } from '../calcul.ts'
import { classer } from '../classer.ts'
import { rangsDe } from '../colonnes.ts'
import { anneesDe, scrutinsPublies } from '../scrutins.ts'
import {
  compterLieux,
  lireLieux,
  lireNom,
  lirePublication,
  lireVilleDense,
  lireVilles,
  type LieuLu,
  type Portee,
} from './lectures.ts'
import type { LieuDessine, Planche, Polygone, Territoire } from './modele.ts'

type Db = Kysely<Schema>

/** Beyond, a sheet is neither readable nor quick: a coarser level is asked for. */
const LIEUX_MAXIMUM = 40_000
const PAPIERS = { A4: [297, 210], A3: [420, 297] } as const
const NOM_NIVEAU: Record<NiveauCarte, string> = {
  region: 'région',
  departement: 'département',
  circonscription: 'circonscription',
  commune: 'commune',
  bureau: 'bureau de vote',
}
const MOTS: Record<NiveauCarte, string> = {
  region: 'régions',
  departement: 'départements',
  circonscription: 'circonscriptions',
  commune: 'communes',
  bureau: 'bureaux de vote',
}
/** Bureaux from which a town is worth enlarging. */
const BUREAUX_LOUPE = 12
/** Level whose outlines are laid over another. */
const AU_DESSUS: Partial<Record<NiveauCarte, NiveauCarte>> = {
  bureau: 'circonscription',
  commune: 'circonscription',
  circonscription: 'departement',
  departement: 'region',
}
/** Régions that a map of the whole territory shows apart; the rest of the overseas territories has no contour published. */
const OUTREMER = ['R01', 'R02', 'R03', 'R04', 'R06']

function empriseDe(lieux: readonly { polygones: readonly Polygone[] }[]): Emprise {
  let [ouest, sud, est, nord] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { polygones } of lieux)
    for (const anneaux of polygones)
      for (const [x, y] of anneaux[0] ?? []) {
        ouest = Math.min(ouest, x)
        est = Math.max(est, x)
        sud = Math.min(sud, y)
        nord = Math.max(nord, y)
      }
  return [ouest, sud, est, nord]
}

async function lireTerritoire(
  db: Db,
  q: QueryPlanche,
  o: {
    nom: string
    portee: Portee
    pas: number
    dessiner: (l: LieuLu) => LieuDessine
    emprise?: Emprise
    /** Level of the outlines laid over; null: none. */
    dessus?: NiveauCarte | null
  },
): Promise<Territoire> {
  const lieux = await lireLieux(db, q.niveau, o.portee, o.pas)
  const dessus = o.dessus === undefined ? AU_DESSUS[q.niveau] : o.dessus
  const contours = dessus ? await lireLieux(db, dessus, o.portee, o.pas) : []
  return {
    nom: o.nom,
    emprise: o.emprise ?? empriseDe(lieux),
    lieux: lieux.map(o.dessiner),
    contours: contours.map((c) => c.polygones),
    noms: await lireVilles(db, o.portee, 60),
  }
}

/** @throws Probleme when the layer does not exist at this level, or the territory is empty or too large for it. */
export async function composerPlanche(db: Db, q: QueryPlanche, maintenant: Date): Promise<Planche> {
  const couche = coucheDe(q.couche)
  if (!couche || !couche.niveaux.includes(q.niveau))
    throw new Probleme('introuvable', `La couche « ${q.couche} » n’existe pas au niveau ${q.niveau}.`)
  const portee: Portee = q.departement
    ? { departement: q.departement }
    : q.region
      ? { region: q.region }
      : q.emprise
        ? { emprise: q.emprise }
        : 'tout'
  const nombre = await compterLieux(db, q.niveau, portee)
  if (nombre === 0) throw new Probleme('introuvable', 'Aucun lieu de ce territoire n’est sur la carte.')
  if (nombre > LIEUX_MAXIMUM)
    throw new Probleme(
      'requete',
      `${nombre} ${MOTS[q.niveau]} ne tiennent pas sur une feuille : choisissez une région, un département, ou le niveau commune.`,
    )
  const publication = await lirePublication(db)
  const rangDuCode = await rangsDe(db, q.niveau)
  const { classe, classes } = classer(couche, await calculer(db, q.niveau, couche, maintenant), q)
  const avecFoyers = couche.cle === 'profil'
  const dessiner = (l: LieuLu): LieuDessine => ({
    polygones: l.polygones,
    classe: classe(rangDuCode.get(l.code)),
    foyer: avecFoyers && l.foyer,
    schematique: l.schematique,
  })
  const tourner = ([grand, petit]: readonly [number, number]): readonly [number, number] =>
    q.orientation === 'paysage' ? [grand, petit] : [petit, grand]
  const [largeurMm, hauteurMm] = tourner(PAPIERS[q.papier])
  const [largeur, hauteur] = tourner(PAPIERS.A4)
  // About a tenth of a millimetre of paper.
  const pasPour = (degres: number): number => Math.max(1e-5, degres / (largeurMm * 7))
  const pays = portee === 'tout' && publication.departements.length > 50
  const principal = await lireTerritoire(db, q, {
    nom: 'principal',
    portee: pays ? { emprise: [-6, 41, 10.5, 51.6] } : portee,
    pas: pasPour(q.emprise ? q.emprise[2] - q.emprise[0] : pays ? 14 : q.region ? 4 : 1.6),
    dessiner,
    ...(q.emprise && { emprise: q.emprise }),
    ...(q.region && { dessus: 'departement' }),
    ...(pays && {
      emprise: [-5.15, 41.3, 9.6, 51.1],
      dessus: q.niveau === 'region' ? 'region' : 'departement',
    }),
  })
  const encarts: Territoire[] = []
  if (pays)
    for (const { code, nom, departements } of TOUTES_REGIONS.filter((r) => OUTREMER.includes(r.code))) {
      if (!departements.every((d) => publication.departements.includes(d))) continue
      const t = await lireTerritoire(db, q, {
        nom,
        portee: { region: code },
        pas: 5e-3,
        dessiner,
        dessus: null,
      })
      if (t.lieux.length > 0) encarts.push({ ...t, noms: [] })
    }
  const ville = q.departement && q.niveau === 'bureau' ? await lireVilleDense(db, q.departement) : null
  const loupe =
    ville && ville.bureaux >= BUREAUX_LOUPE
      ? await lireTerritoire(db, q, {
          nom: ville.nom,
          portee: { commune: ville.code },
          pas: 2e-4,
          dessiner,
          dessus: null,
        })
      : null
  const millesime = millesimeDe(couche, anneesDe(await scrutinsPublies(db)))
  const tous = [principal, ...encarts].flatMap((t) => t.lieux)
  const effectif = (k: number | null): number => tous.filter((l) => l.classe === k).length
  const nom = q.departement
    ? await lireNom(db, 'departement', q.departement)
    : q.region
      ? await lireNom(db, 'region', q.region)
      : pays
        ? 'France'
        : 'Carte'
  const unite = MOT_UNITE[couche.unite]
  return {
    largeurMm,
    hauteurMm,
    largeur,
    hauteur,
    titre: `${nom ?? q.departement ?? q.region} : ${couche.libelle.toLowerCase()}`,
    sousTitre: `Par ${NOM_NIVEAU[q.niveau]}, ${millesime}${unite === '' ? '' : `, en ${unite}`}`,
    classes: classes
      .map((c, k) => ({ ...c, nombre: effectif(k) }))
      .filter((c) => c.nombre > 0 || couche.nature !== 'categorielle'),
    sansDonnee: effectif(null),
    foyers: avecFoyers ? tous.filter((l) => l.foyer).length : null,
    schematiques: tous.filter((l) => l.schematique).length,
    mot: MOTS[q.niveau],
    aide: couche.aide,
    principal,
    encarts,
    loupe: loupe && { ...loupe, noms: [] },
    pied: [
      `Sources : ${couche.source} (${millesime})${couche.grain ? `, ${couche.grain}` : ''} ; contours IGN, Etalab et INSEE.`,
      `Estimations par lieu, jamais par personne. Données ${publication.version}, méthode ${publication.methode}, imprimé le ${dateLongue(maintenant.toISOString().slice(0, 10))}. Quartier Général.`,
    ],
    fictive: publication.fictive,
  }
}
