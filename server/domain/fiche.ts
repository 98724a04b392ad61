/** The fiche militante of any place: rules that turn rows of the publication and returns of the street into {@link Fiche}. */
import { grouper } from './grouper.ts'
import { THEMES } from './observation.ts'
import type { Profil } from './profil.ts'
import { dateLongue, nombre, pluriel } from './typographie.ts'
import { casesDe } from './fiche/cases.ts'
import { aDire, aEviter, consigne } from './fiche/consignes.ts'
import { etapesDe } from './fiche/etapes.ts'
import { ETAPES_MAX, type Etape, type Fiche } from './fiche/fiche.ts'
import { DEFINITION_VOIX, methodeDe, techniquesDe, terrainDe } from './fiche/methodeFiche.ts'
import { citerEditeurs, legendeDe } from './fiche/portrait.ts'
import { bilanDe, pourquoiIci, reperes } from './fiche/reperes.ts'
import { nommerTour } from './fiche/phrases.ts'
import type { SourceLieu } from './fiche/source.ts'
import { phraseVote } from './fiche/vote.ts'

const NOM_NIVEAU_FICHE = {
  circonscription: 'Circonscription',
  commune: 'Commune',
  secteur: 'Secteur',
  bureau: 'Bureau',
} as const

/** Whole model of a fiche. @throws Error on a round that SCRUTINS does not know. */
export function construireFiche(source: SourceLieu): Fiche {
  const { bureaux, niveau, publication } = source
  const bilan = bilanDe(source)
  const { etapes, metres } = etapesDe(source)
  const montrees = etapes.slice(0, ETAPES_MAX)
  const methode = methodeDe(source, etapes)
  const secteurs = etapes.some((e) => e.secteur !== null)
  const inscrits = bureaux.reduce((s, b) => s + b.inscrits, 0)
  const annee = bilan.premier ? nommerTour(bilan.premier.scrutin) : ''
  return {
    niveau,
    code: source.code,
    titre: source.nom,
    surtitre: `Quartier Général · Fiche militante · ${NOM_NIVEAU_FICHE[niveau]} ${source.code.replace('_', ' · ')}`,
    sousTitre: `${situer(source)} · ${pluriel(bureaux.length, 'bureau', 'bureaux')} · ${nombre(inscrits)} inscrits`,
    badges: badges(source),
    consigne: consigne(source, etapes, bilan.reserveNette),
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
    horsCarte: bureaux.filter((b) => b.ancre === null).length,
    legende: legendeDe(bureaux).filter((l) => l.nombre > 0),
    etapes: montrees,
    etapesEnTout: etapes.length,
    quoi: secteurs ? 'secteur' : 'bureau',
    suiteEtapes: [
      secteurs ? 'rangés par réserve nette' : 'geste, puis trajet',
      ...(etapes.length > montrees.length ? [`${nombre(montrees.length)} sur ${nombre(etapes.length)}`] : []),
      ...(annee ? [annee] : []),
    ].join(' ; '),
    titreReference: source.reference?.court ?? '',
    reperes: reperes(bilan, source.reference),
    pourquoi: pourquoiIci(source, bilan, etapes),
    enjeux: source.enjeux.slice(0, 3).map((e) => ({
      titre: THEMES[e.theme],
      texte: e.texte,
      source: `${e.source}, ${dateLongue(e.sourceDate)}`,
    })),
    sansEnjeu: 'Aucun enjeu publié ici. Demander, écouter, puis le proposer dans la fiche d’observation.',
    dire: aDire(source, bilan),
    eviter: aEviter(source, etapes, methode.minutes),
    methode,
    techniques: techniquesDe(source),
    depart: depart(source, etapes),
    departs: departs(source, montrees),
    marche: marche(source, metres),
    vote: phraseVote(source.vote),
    retours: retours(source),
    cases: casesDe(source, montrees),
    definitions: `Réserve nette = écart de participation présidentielles − législatives × (gauche − extrême droite à la présidentielle) × inscrits, en voix : un stock, pas une prévision.${passeEstime(bureaux)} ${DEFINITION_VOIX}`,
    sources: citerEditeurs(source.sources),
    edition: `Méthode ${publication.methode}, données ${publication.version.slice(0, 8)} du ${dateLongue(publication.publieeLe)}.`,
    fictive: publication.fictive,
  }
}

/** What to say of the bureaux whose past is an estimation: their reserve and their class rest upon it. Empty when there are none. */
function passeEstime(bureaux: SourceLieu['bureaux']): string {
  const estimes = bureaux.filter((b) => b.qualite !== 'A').length
  if (estimes === 0) return ''
  const combien =
    bureaux.length === 1
      ? 'Le passé de ce bureau est estimé'
      : `${pluriel(estimes, 'bureau a', 'bureaux ont')} un passé estimé, sur ${nombre(bureaux.length)}`
  return ` ${combien} : réserve et classe y sont moins sûres.`
}

/** « Nîmes (Gard), 6e circonscription » */
function situer({ niveau, bureaux, nomDepartement, nomCirconscription }: SourceLieu): string {
  const communes = [...grouper(bureaux, (b) => b.nomCommune)].toSorted(([, a], [, b]) => b.length - a.length)
  const [premiere] = communes
  const lieu =
    niveau === 'circonscription' || niveau === 'commune' || !premiere
      ? nomDepartement
      : communes.length === 1
        ? `${premiere[0]} (${nomDepartement})`
        : `${pluriel(communes.length, 'commune')} (${nomDepartement})`
  if (niveau === 'circonscription') return `${lieu}, ${pluriel(communes.length, 'commune')}`
  return nomCirconscription ? `${lieu}, ${nomCirconscription}` : `${lieu}, plusieurs circonscriptions`
}

const NOM_CLASSE: Record<Profil, [string, string]> = {
  acquis: ['acquis à gauche', 'acquis à gauche'],
  hesitant: ['hésitant', 'hésitants'],
  droite: ['à droite', 'à droite'],
  indetermine: ['indéterminé', 'indéterminés'],
}

/** The foyers, then the most frequent class: « 4 bureaux foyers d’abstention », « 3 bureaux hésitants ». */
function badges({ bureaux }: SourceLieu): Fiche['badges'] {
  const foyers = bureaux.filter((b) => b.classement.foyer).length
  const classes = [...grouper(bureaux, (b) => b.classement.profil)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )
  const seul = bureaux.length === 1
  const compter = (n: number, un: string, plusieurs: string) =>
    seul
      ? un.charAt(0).toUpperCase() + un.slice(1)
      : `${pluriel(n, 'bureau', 'bureaux')} ${n > 1 ? plusieurs : un}`
  return [
    ...(foyers > 0
      ? [{ cle: 'foyer' as const, titre: compter(foyers, 'foyer d’abstention', 'foyers d’abstention') }]
      : []),
    ...classes.map(([cle, liste]) => ({ cle, titre: compter(liste.length, ...NOM_CLASSE[cle]) })),
  ].slice(0, 2)
}

function depart({ niveau, secteurs }: SourceLieu, [premiere]: readonly Etape[]): string {
  const connu = niveau === 'secteur' ? secteurs[0]?.depart : null
  if (connu) return connu.nom
  if (!premiere) return 'à fixer par le groupe'
  return premiere.secteur === null
    ? `au lieu de vote ${premiere.pastille ? `du bureau ${premiere.pastille}` : `de ${premiere.nom}`} (repère 1) ; jour et heure à fixer par le groupe`
    : 'celui de chaque secteur ; jour et heure à fixer par le groupe'
}

/** The points that {@link depart} names; empty when the group has fixed none and each sector has its own. */
function departs({ secteurs }: SourceLieu, etapes: readonly Etape[]): Fiche['departs'] {
  const [premiere] = etapes
  const ici = new Set(etapes.map((e) => e.secteur))
  const suivis = premiere?.secteur === null ? secteurs.slice(0, 1) : secteurs.filter((s) => ici.has(s.id))
  const fixes = suivis.flatMap((s) => (s.depart ? [[s.depart.longitude, s.depart.latitude] as const] : []))
  if (fixes.length > 0 || premiere?.secteur !== null) return fixes
  return premiere.ancre ? [premiere.ancre] : []
}

/** « 2,8 km d’un bureau à l’autre (estimation à vol d’oiseau × 1,3) » */
function marche(source: SourceLieu, metres: number | null): string {
  if (metres === null || metres === 0) return ''
  const km = `${nombre(metres / 1000, { decimales: 1 })} km`
  const comment = terrainDe(source) === 'rural' ? 'En voiture' : 'À pied'
  return `${comment} : ${km} d’un repère au suivant (estimation, vol d’oiseau × 1,3).`
}

function retours({
  retours: { nombre: n, dernierJour, preoccupations, ouverture },
}: SourceLieu): Fiche['retours'] {
  const themes = preoccupations.map((p) => ({ titre: THEMES[p.theme], fiches: p.fiches }))
  if (n === 0) return { nombre: 0, dernierJour: null, preoccupations: [], resume: '' }
  const cites = themes.slice(0, 3).map((p) => `${p.titre.toLowerCase()} (${nombre(p.fiches)})`)
  const portes =
    ouverture.contacts > 0
      ? ` ${nombre(ouverture.taux * 100)} % des portes s’ouvrent, entre ${nombre(ouverture.bas * 100)} et ${nombre(ouverture.haut * 100)} %.`
      : ''
  const dit = cites.length > 0 ? ` On y parle de ${cites.join(', ')}.` : ''
  return {
    nombre: n,
    dernierJour,
    preoccupations: themes,
    resume: `${pluriel(n, 'retour publié', 'retours publiés')}, le dernier du ${dateLongue(dernierJour!)}.${dit}${portes}`,
  }
}
