/** The fiche militante of a circonscription: rules that turn rows of the publication into {@link Portrait}. */
import { RIVAUX, NOM_BLOC } from '../bloc.ts'
import { PARAMETRES } from '../classification.ts'
import { chiffresCles, premiersToursDepuis2017, sociologie } from './comparaisons.ts'
import { classer, rassemblerSecteur } from './gestes.ts'
import type { Courbe, Portrait, LigneLegende, PointNuage } from './modele.ts'
import {
  commenterBlocs,
  commenterParticipation,
  nommerTour,
  phraseAction,
  phraseResultat,
  retenir,
} from './phrases.ts'
import type { BureauSource, SourceFiche } from './source.ts'
import { avanceDe, dernierTourLegislatif, partDe, participationDe } from './tour.ts'
import type { Classement } from '../profil.ts'
import { scrutinDe } from '../scrutin.ts'
import { dateLongue, nombre, nombreSigne, ordinal, pluriel, points, pointsSansSigne } from '../typographie.ts'

const NOM_COURT = {
  acquis: 'Acquis à gauche',
  hesitant: 'Hésitante',
  droite: 'À droite',
  indetermine: 'Indéterminée',
}

/** Whole model of a fiche. @throws Error on a round that SCRUTINS does not know. */
export function construirePortrait(source: SourceFiche): Portrait {
  const { lieu, bureaux, historique, publication } = source
  const lieux = classer(lieuxDe(source))
  const tours = premiersToursDepuis2017(historique.lieu)
  const dernier = dernierTourLegislatif(historique.lieu, 1)
  const titre = nommerCirconscription(lieu.nomDepartement, lieu.code)
  return {
    code: lieu.code,
    titre,
    surtitre: `Quartier Général · Fiche militante · Circonscription ${lieu.code}`,
    sousTitre: `${communesPrincipales(source)} · ${pluriel(bureaux.length, 'bureau', 'bureaux')} · ${nombre(lieu.inscrits)} inscrits`,
    badge: badge(lieu.classement),
    consigne: [phraseResultat(historique.lieu), phraseAction(lieux, lieu.classement.reserveNette)],
    legende: legendeDe(bureaux),
    horsCarte: bureaux.filter((b) => b.ancre === null).length,
    bureaux: new Map(
      bureaux.map((b) => [
        b.code,
        {
          profil: b.classement.profil,
          foyer: b.classement.foyer,
          commune: b.nomCommune,
          inscrits: b.inscrits,
        },
      ]),
    ),
    lieux,
    chiffres: chiffresCles(source),
    scrutins: tours.map((t) => {
      const { court, annee, type } = scrutinDe(t.scrutin)
      return {
        court: court.replace(/ \d+$/, ''),
        annee: String(annee),
        type,
        participation: participationDe(t),
      }
    }),
    courbes: (['gauche', ...RIVAUX] as const).map((bloc): Courbe => ({
      bloc,
      parts: tours.map((t) => partDe(t, bloc)),
    })),
    commentaireBlocs: commenterBlocs(historique.lieu),
    commentaireParticipation: commenterParticipation(historique.lieu),
    sociologie: sociologie(source.sociologie),
    nuage: {
      suite: dernier ? `un signe par bureau ; ${nommerTour(dernier.scrutin)}` : '',
      ...nuage(bureaux),
    },
    retenir: retenir(source, lieux),
    definitions:
      'Réserve nette (estimation) : voix que l’abstention aux législatives retient à gauche, moins celles qu’elle retient à l’extrême droite, soit écart moyen de participation présidentielles − législatives × écart de voix à la présidentielle × inscrits. C’est un stock, pas une prévision. Avance : gauche moins son premier rival, en points. Probabilité : sans élan national, et si celui de 2022–2024 se répète.',
    sources: citer(source.sources),
    edition: `Méthode ${publication.methode}, données ${publication.version.slice(0, 8)}, éditée le ${dateLongue(publication.publieeLe)}.`,
    fictive: publication.fictive,
  }
}

/** The sectors of the circonscription. */
function lieuxDe({ bureaux, secteurs }: SourceFiche) {
  const parCode = new Map(bureaux.map((b) => [b.code, b]))
  return secteurs.flatMap((s) => {
    const siens = s.bureaux.flatMap((code) => parCode.get(code) ?? [])
    return siens.length === 0 ? [] : [{ lieu: rassemblerSecteur(s.nom, siens), bureaux: siens }]
  })
}

/** « Gard, 6e circonscription » from `30-06`. */
export function nommerCirconscription(departement: string, code: string): string {
  const numero = Number(code.slice(code.lastIndexOf('-') + 1))
  return `${departement}, ${ordinal(numero)} circonscription`
}

/** « Nîmes (partie), Marguerittes, Uzès »: the three with most inscrits, then how many others. */
function communesPrincipales({ communes, bureaux }: SourceFiche): string {
  const inscrits = new Map<string, number>()
  for (const b of bureaux) inscrits.set(b.commune, (inscrits.get(b.commune) ?? 0) + b.inscrits)
  const tri = communes.toSorted((a, b) => (inscrits.get(b.code) ?? 0) - (inscrits.get(a.code) ?? 0))
  const noms = tri.slice(0, 3).map((c) => (c.partielle ? `${c.nom} (partie)` : c.nom))
  const reste = tri.length - noms.length
  return noms.join(', ') + (reste > 0 ? ` et ${pluriel(reste, 'autre')}` : '')
}

/** « Ministère de l’Intérieur (2014–2024) ; INSEE (2021–2022) »: who published, over which years. */
export function citerEditeurs(sources: SourceFiche['sources']): string {
  const editeurs = new Map<string, Set<string>>()
  for (const { editeur, millesime } of sources) {
    const nom = editeur.replace(/, (mis en forme|d’après).*/, '')
    const annees = editeurs.get(nom) ?? new Set()
    for (const annee of millesime.match(/\d{4}/g) ?? [millesime]) annees.add(annee)
    editeurs.set(nom, annees)
  }
  return [...editeurs]
    .map(([nom, annees]) => {
      const tri = [...annees].toSorted()
      return `${nom} (${tri.length > 1 ? `${tri[0]}–${tri.at(-1)}` : tri[0]})`
    })
    .join(' ; ')
}

/**
 * « Ministère de l’Intérieur, Résultats par bureau de vote (2017–2024) ; INSEE, Filosofi (2021) »: the datasets of one
 * publisher whose titles start alike are one.
 */
function citer(sources: SourceFiche['sources']): string {
  const series = new Map<string, Set<string>>()
  for (const { editeur, titre, millesime } of sources) {
    const serie = `${editeur}, ${titre.split(/[,(]/)[0]!.trim()}`
    series.set(serie, (series.get(serie) ?? new Set()).add(millesime))
  }
  return [...series]
    .map(([serie, millesimes]) => {
      const tri = [...millesimes].toSorted()
      return `${serie} (${tri.length > 1 ? `${tri[0]}–${tri.at(-1)}` : tri[0]})`
    })
    .join(' ; ')
}

function badge({ profil, rival, foyer }: Classement): Portrait['badge'] {
  const details = [rival ? `rival : ${NOM_BLOC[rival]}` : 'trop peu de résultats']
  if (foyer) details.push('foyer d’abstention')
  return { cle: profil, titre: NOM_COURT[profil], detail: details.join(' · ') }
}

export function legendeDe(bureaux: readonly BureauSource[]): LigneLegende[] {
  const compter = (garder: (c: Classement) => boolean) => bureaux.filter((b) => garder(b.classement)).length
  const { margeAcquis, margeDroite, toursEnTeteAcquis, toursRecents, exprimesMin } = PARAMETRES
  const lignes: LigneLegende[] = [
    {
      cle: 'acquis',
      libelle: 'acquis à gauche',
      nombre: compter((c) => c.profil === 'acquis'),
      sens: `marge d’au moins ${pointsSansSigne(margeAcquis, 0)}, en tête ${toursEnTeteAcquis} fois sur ${toursRecents}`,
    },
    {
      cle: 'hesitant',
      libelle: 'hésitant',
      nombre: compter((c) => c.profil === 'hesitant'),
      sens: 'entre les deux',
    },
    {
      cle: 'droite',
      libelle: 'à droite',
      nombre: compter((c) => c.profil === 'droite'),
      sens: `marge sous ${points(margeDroite, 0)}`,
    },
    {
      cle: 'indetermine',
      libelle: 'indéterminé',
      nombre: compter((c) => c.profil === 'indetermine'),
      sens: `moins de ${exprimesMin} exprimés, ou pas de recul`,
    },
    {
      cle: 'foyer',
      libelle: 'foyer d’abstention',
      nombre: compter((c) => c.foyer),
      sens: 's’ajoute à la classe',
    },
  ]
  return lignes.filter((l) => l.cle !== 'indetermine' || l.nombre > 0)
}

function nuage(bureaux: readonly BureauSource[]): { points: PointNuage[]; commentaire: string } {
  const points = bureaux.flatMap(({ classement: { profil, foyer }, dernier }): PointNuage[] => {
    const avance = dernier ? avanceDe(dernier) : null
    const participation = dernier ? participationDe(dernier) : null
    return avance === null || participation === null ? [] : [{ profil, foyer, avance, participation }]
  })
  return { points, commentaire: comparerParticipations(points) }
}

/** Says in which half of the cloud people vote less, when the difference reaches two points. */
function comparerParticipations(points: readonly PointNuage[]): string {
  const moyenne = (garder: (p: PointNuage) => boolean) => {
    const gardes = points.filter(garder)
    return gardes.reduce((somme, p) => somme + p.participation, 0) / gardes.length
  }
  const ecart = moyenne((p) => p.avance >= 0) - moyenne((p) => p.avance < 0)
  if (Number.isNaN(ecart) || Math.abs(ecart) < 0.02) return ''
  return `Là où la gauche est en tête, on vote ${ecart < 0 ? 'moins' : 'plus'} : ${nombreSigne(ecart * 100)} points en moyenne.`
}
