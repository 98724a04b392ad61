/** Step « résultats »: one round of the source folder into Parquet, its identities checked, its totals kept. */
import fs from 'node:fs'
import path from 'node:path'
import { ETRANGER_ENTIER, estEtrangerEntier } from '#domain/codes'
import { identitesRompues } from '#domain/participation'
import { scrutinDe, type Scrutin } from '#domain/scrutin'
import { pluriel } from '#domain/typographie'
import type { Duck } from '#db/duckdb'
import { Journal, type Anomalie } from '../anomalie.ts'
import { trouverResultats, type FichierResultats, type JeuResultats } from '../catalogue.ts'
import type { Chantier } from '../chantier.ts'
import { EcrivainTour } from '../ecrivain.ts'
import type { Progres } from '../progres.ts'
import { LECTEURS } from '../sources/lecteurs.ts'
import type { ResultatBureau } from '../sources/resultat.ts'
import { Noms } from './noms.ts'

export interface TourCharge {
  scrutin: Scrutin
  bureaux: number
  inscrits: number
  votants: number
  exprimes: number
  voix: number
  /** Votes by nuance. */
  nuances: Map<string, number>
}

/** What is kept of a round beside its Parquet files. */
export interface BilanTour {
  tour: TourCharge
  /** Rows read, by key of the dataset. */
  lignes: Record<string, number>
  nomsDepartements: Map<string, string>
  nomsCommunes: Map<string, string>
  anomalies: Anomalie[]
}

const BILAN = 'bilan.json'

export function lireBilan(dossier: string): BilanTour {
  const lu = JSON.parse(fs.readFileSync(path.join(dossier, BILAN), 'utf8'))
  return {
    ...lu,
    tour: { ...lu.tour, scrutin: scrutinDe(lu.tour.scrutin), nuances: new Map(lu.tour.nuances) },
    nomsDepartements: new Map(lu.nomsDepartements),
    nomsCommunes: new Map(lu.nomsCommunes),
  }
}

function ecrireBilan(dossier: string, { tour, nomsDepartements, nomsCommunes, ...reste }: BilanTour): void {
  const bilan = {
    ...reste,
    tour: { ...tour, scrutin: tour.scrutin.code, nuances: [...tour.nuances] },
    nomsDepartements: [...nomsDepartements],
    nomsCommunes: [...nomsCommunes],
  }
  fs.writeFileSync(path.join(dossier, BILAN), JSON.stringify(bilan))
}

export interface ContexteTour {
  duck: Duck
  /** Where the Parquet files and the bilan go. */
  dossier: string
  source: string
  scrutin: string
  fichiers: readonly FichierResultats[]
  progres: Progres
}

export async function executer(c: Chantier): Promise<void> {
  const scrutin = c.valeurs['scrutin']!
  const fichiers = (await trouverResultats(c.source)).get(scrutin)!
  await chargerTour({ ...c, duck: await c.duck(), scrutin, fichiers })
  c.journal.reprendre(lireBilan(c.dossier).anomalies)
}

/** @throws SourceInvalide when a file cannot be trusted. */
export async function chargerTour(ctx: ContexteTour): Promise<void> {
  const scrutin = scrutinDe(ctx.scrutin)
  const etape = ctx.progres.etape(`Résultats, ${scrutin.libelle}`)
  const journal = new Journal()
  const noms = new Noms()
  const bilan: BilanTour = {
    tour: { scrutin, bureaux: 0, inscrits: 0, votants: 0, exprimes: 0, voix: 0, nuances: new Map() },
    lignes: {},
    nomsDepartements: noms.departements,
    nomsCommunes: noms.communes,
    anomalies: journal.anomalies,
  }
  // In small communes people voted for several names until 2020: votes are then more than exprimés.
  const panachage = scrutin.type === 'municipales' && scrutin.annee < 2026
  const ecrivain = new EcrivainTour(ctx.duck, ctx.dossier)
  for (const { jeu, fichier, compagnon, ecartes } of ctx.fichiers) {
    const nom = path.relative(ctx.source, fichier)
    for (const ecarte of ecartes)
      journal.signaler({
        source: jeu.cle,
        regle: 'fichier laissé de côté',
        gravite: 'information',
        message:
          `${scrutin.libelle} est lu dans ${nom} ; ${path.relative(ctx.source, ecarte)} contient le même tour et n’est pas lu : ` +
          'le fichier du ministère passe avant les tables agrégées, et elles avant les copies de tiers',
      })
    const ajouts: ResultatBureau[] = []
    let lignes = 0
    for await (const lot of LECTEURS[jeu.lecteur]({
      cle: jeu.cle,
      chemin: fichier,
      nom,
      scrutin: scrutin.code,
      avec: compagnon,
      connus: ecrivain.vus,
      journal,
    })) {
      for (const r of lot) {
        lignes++
        if (estEtrangerEntier(r.departement, r.nomCommune))
          Object.assign(r, ETRANGER_ENTIER, { bureau: r.bureau.replace(r.commune, ETRANGER_ENTIER.commune) })
        if (ecrivain.vus.has(r.bureau)) {
          if (!jeu.complement) signalerDouble(journal, jeu, nom, r)
          continue
        }
        if (jeu.complement) ajouts.push(r)
        let voix = 0
        for (let k = 0; k < r.voix.length; k++) voix += r.voix[k]!
        verifier(journal, jeu, nom, r, voix, panachage)
        ecrivain.ajouter(r)
        compter(bilan.tour, r, voix)
        if (jeu.complement) noms.completer(r)
        else noms.noter(journal, jeu.cle, nom, r)
      }
      etape.avancer(ecrivain.vus.size)
    }
    bilan.lignes[jeu.cle] = lignes
    if (ajouts.length > 0)
      journal.signaler({
        source: jeu.cle,
        regle: 'bureaux complétés',
        gravite: 'information',
        voix: ajouts.reduce((somme, r) => somme + r.exprimes, 0),
        message:
          `${pluriel(ajouts.length, 'bureau absent', 'bureaux absents')} du fichier principal, repris de ${nom} ` +
          `(${[...new Set(ajouts.map((r) => r.departement))].join(', ')} ; candidats homonymes réunis)`,
      })
  }
  bilan.tour.nuances = ecrivain.nuances()
  await ecrivain.fermer(ctx.fichiers[0]!.jeu.zerosAmbigus)
  ecrireBilan(ctx.dossier, bilan)
  etape.finir(`${bilan.tour.bureaux} bureaux, ${bilan.tour.voix} voix`)
}

function compter(tour: TourCharge, r: ResultatBureau, voix: number): void {
  tour.bureaux++
  tour.inscrits += r.inscrits
  tour.votants += r.votants
  tour.exprimes += r.exprimes
  tour.voix += voix
}

function verifier(
  journal: Journal,
  jeu: JeuResultats,
  fichier: string,
  r: ResultatBureau,
  voix: number,
  panachage: boolean,
): void {
  if (r.incoherence)
    journal.signaler({
      source: jeu.cle,
      ligne: r.ligne,
      champ: r.incoherence,
      valeur: r.bureau,
      regle: 'pourcentage incohérent',
      voix: r.exprimes,
      message: `${fichier}, ligne ${r.ligne} : bureau ${r.bureau}, « ${r.incoherence} » ne correspond pas aux comptes`,
    })
  for (const identite of identitesRompues(r, panachage && voix > r.exprimes ? null : voix))
    journal.signaler({
      source: jeu.cle,
      ligne: r.ligne,
      champ: identite,
      valeur: r.bureau,
      regle: 'identité comptable rompue',
      voix: Math.abs(r.exprimes - voix),
      message: `${fichier}, ligne ${r.ligne} : bureau ${r.bureau}, « ${identite} » est faux`,
    })
}

function signalerDouble(journal: Journal, jeu: JeuResultats, fichier: string, r: ResultatBureau): void {
  journal.signaler({
    source: jeu.cle,
    ligne: r.ligne,
    champ: 'bureau',
    valeur: r.bureau,
    regle: 'bureau en double',
    gravite: 'erreur',
    voix: r.exprimes,
    message: `${fichier}, ligne ${r.ligne} : le bureau ${r.bureau} est déjà lu plus haut, cette ligne est écartée`,
  })
}
