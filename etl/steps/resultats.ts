/** Step « résultats »: every round of the source folder into the lake, its identities checked, its totals kept. */
import path from 'node:path'
import { identitesRompues } from '#domain/participation'
import { SCRUTINS, type Scrutin } from '#domain/scrutin'
import type { Duck } from '#db/duckdb'
import type { Journal } from '../anomalie.ts'
import { JEUX_RESULTATS, trouver, type JeuResultats } from '../catalogue.ts'
import { EcrivainTour } from '../lac.ts'
import type { Progres } from '../progres.ts'
import type { ResultatBureau } from '../sources/resultat.ts'

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

export interface JeuCharge {
  jeu: JeuResultats
  fichier: string
  lignes: number
}

export interface Resultats {
  tours: TourCharge[]
  jeux: JeuCharge[]
  /** Names read in the results, the latest round last. */
  nomsDepartements: Map<string, string>
  nomsCommunes: Map<string, string>
}

export interface Contexte {
  duck: Duck
  /** Lake being written. */
  lac: string
  source: string
  journal: Journal
  progres: Progres
}

export async function chargerResultats(ctx: Contexte): Promise<Resultats> {
  const resultats: Resultats = { tours: [], jeux: [], nomsDepartements: new Map(), nomsCommunes: new Map() }
  for (const scrutin of SCRUTINS) {
    const presents = JEUX_RESULTATS.filter((j) => j.scrutin === scrutin.code).flatMap((jeu) => {
      const fichier = trouver(ctx.source, jeu.chemin)
      return fichier ? [{ jeu, fichier }] : []
    })
    const principal = presents.find(({ jeu }) => !jeu.complement)
    if (!principal) continue
    const charges = [principal, ...presents.filter(({ jeu }) => jeu.complement)]
    resultats.tours.push(await chargerTour(ctx, scrutin, charges, resultats))
  }
  return resultats
}

async function chargerTour(
  ctx: Contexte,
  scrutin: Scrutin,
  jeux: { jeu: JeuResultats; fichier: string }[],
  resultats: Resultats,
): Promise<TourCharge> {
  const etape = ctx.progres.etape(`Résultats, ${scrutin.libelle}`)
  const tour: TourCharge = {
    scrutin,
    bureaux: 0,
    inscrits: 0,
    votants: 0,
    exprimes: 0,
    voix: 0,
    nuances: new Map(),
  }
  const ecrivain = await EcrivainTour.ouvrir(ctx.duck, ctx.lac, scrutin.code)
  for (const { jeu, fichier } of jeux) {
    const charge: JeuCharge = { jeu, fichier, lignes: 0 }
    const ajouts: ResultatBureau[] = []
    for await (const lot of jeu.lecteur({ cle: jeu.cle, chemin: fichier, journal: ctx.journal })) {
      for (const r of lot) {
        charge.lignes++
        if (ecrivain.vus.has(r.bureau)) {
          if (!jeu.complement) signalerDouble(ctx.journal, jeu, path.relative(ctx.source, fichier), r)
          continue
        }
        if (jeu.complement) ajouts.push(r)
        verifier(ctx.journal, jeu, path.relative(ctx.source, fichier), r)
        ecrivain.ajouter(r)
        compter(tour, r)
        resultats.nomsCommunes.set(r.commune, r.nomCommune)
        if (r.nomDepartement) resultats.nomsDepartements.set(r.departement, r.nomDepartement)
      }
      etape.avancer(ecrivain.vus.size)
    }
    const nom = path.relative(ctx.source, fichier)
    if (ajouts.length > 0) {
      const voix = ajouts.reduce((somme, r) => somme + r.exprimes, 0)
      const message =
        `${ajouts.length} bureaux absents du fichier principal repris de ${nom} ` +
        `(${[...new Set(ajouts.map((r) => r.departement))].join(', ')} ; candidats homonymes réunis)`
      ctx.journal.signaler({
        source: jeu.cle,
        regle: 'bureaux complétés',
        gravite: 'information',
        voix,
        message,
      })
    }
    resultats.jeux.push(charge)
  }
  await ecrivain.fermer(jeux[0]!.jeu.zerosAmbigus)
  etape.finir(`${tour.bureaux} bureaux, ${tour.voix} voix`)
  return tour
}

function compter(tour: TourCharge, r: ResultatBureau): void {
  tour.bureaux++
  tour.inscrits += r.inscrits
  tour.votants += r.votants
  tour.exprimes += r.exprimes
  for (const c of r.candidats) {
    tour.voix += c.voix
    tour.nuances.set(c.nuance, (tour.nuances.get(c.nuance) ?? 0) + c.voix)
  }
}

function verifier(journal: Journal, jeu: JeuResultats, fichier: string, r: ResultatBureau): void {
  const voix = r.candidats.reduce((somme, c) => somme + c.voix, 0)
  for (const identite of identitesRompues(r, voix))
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
