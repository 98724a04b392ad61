/** Where N militant-hours count most in a département. */
import { Ciblage, QueryCiblage } from '#contract/ciblage'
import { cibler, type Entree } from '#domain/ciblage/ciblage'
import { pourquoi } from '#domain/ciblage/pourquoi'
import { DENSITES, epuisementHoraire, rendementHoraire } from '#domain/ciblage/rendement'
import { densiteDe, trajetMinutes, type Point } from '#domain/ciblage/terrain'
import { PROFILS } from '#domain/profil'
import { Probleme } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { lireBureauxACibler, lireDepartParDefaut, type BureauACibler } from './queries.ts'

/** Columns that the allocation reads. A bureau without class, or without place on the map, is worth no visit here. */
function entreeDe(bureaux: readonly BureauACibler[], departs: readonly Point[], jours: number): Entree {
  const n = bureaux.length
  const communes = new Map<string, number>()
  const entree: Entree = {
    valeur: new Float64Array(n),
    bas: new Float64Array(n),
    haut: new Float64Array(n),
    epuisement: new Float64Array(n),
    commune: new Int32Array(n),
    trajet: new Float64Array(n).fill(Infinity),
    strate: new Int32Array(n).fill(-1),
  }
  bureaux.forEach((b, i) => {
    const densite = densiteDe(b.inscrits, b.superficie)
    if (!communes.has(b.commune)) communes.set(b.commune, communes.size)
    entree.commune[i] = communes.get(b.commune)!
    entree.epuisement[i] = epuisementHoraire(densite, b.inscrits)
    if (b.longitude === null || b.latitude === null || b.profil === 'indetermine') return
    entree.trajet[i] = trajetMinutes([b.longitude, b.latitude], departs)
    const { bas, central, haut } = rendementHoraire(
      {
        densite,
        profil: b.profil,
        abstention: b.participation === null ? 0 : 1 - b.participation,
        partGauche: b.scoreGauche ?? 0,
        partExtremeDroite: b.scoreExtremeDroite ?? 0,
      },
      jours,
    )
    entree.valeur[i] = central
    entree.bas[i] = bas
    entree.haut[i] = haut
    entree.strate[i] = DENSITES.indexOf(densite) * PROFILS.length + PROFILS.indexOf(b.profil)
  })
  return entree
}

export const routesCiblage = [
  route({
    chemin: '/api/v1/ciblage',
    resume: 'Où envoyer N heures de militants dans un département, et pourquoi',
    acces: 'public',
    query: QueryCiblage,
    reponse: Ciblage,
    async repondre({ query }, { base }) {
      const bureaux = await lireBureauxACibler(base.db, query.departement)
      if (bureaux.length === 0)
        throw new Probleme(
          'introuvable',
          `Le département ${query.departement} n’est pas dans les données publiées.`,
        )
      const parDefaut = query.departs ? null : await lireDepartParDefaut(base.db, query.departement)
      const departs = query.departs
        ? query.departs.map(([latitude, longitude], i) => ({ nom: `départ ${i + 1}`, longitude, latitude }))
        : parDefaut
          ? [parDefaut]
          : []
      const entree = entreeDe(
        bureaux,
        departs.map((d) => [d.longitude, d.latitude]),
        query.jours,
      )
      const ciblage = cibler(entree, {
        budget: query.heures,
        trajetMaxMinutes: query.trajet,
        exploration: query.exploration,
      })
      return {
        heures: ciblage.heures,
        voix: ciblage.voix,
        marginale: ciblage.marginale,
        courbe: ciblage.courbe,
        effetDetectable: Number.isFinite(ciblage.effetDetectable) ? ciblage.effetDetectable : null,
        departs,
        lignes: ciblage.lignes.map((l) => {
          const b = bureaux[l.bureau]!
          const trajet = entree.trajet[l.bureau]!
          return {
            code: b.code,
            nom: b.nom,
            commune: b.commune,
            nomCommune: b.nomCommune,
            circonscription: b.circonscription,
            profil: b.profil,
            foyer: b.foyer,
            inscrits: b.inscrits,
            reserveNette: b.reserveNette,
            seances: l.seances,
            heuresPortes: l.heuresPortes,
            heuresTrajet: l.heuresTrajet,
            trajetMinutes: trajet,
            voix: l.voix,
            exploration: l.exploration,
            pourquoi: pourquoi({
              ...b,
              densite: densiteDe(b.inscrits, b.superficie),
              trajet,
              exploration: l.exploration,
            }),
          }
        }),
        temoins: Array.from(ciblage.exploration.temoins, (i) => ({
          code: bureaux[i]!.code,
          nom: bureaux[i]!.nom,
        })),
      }
    },
  }),
]
