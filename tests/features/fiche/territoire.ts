/** A small invented territory for the tests of the fiche: squares on a grid, figures that can be added by hand. */
import type { Contour } from '../../../server/features/fiche/geometrie.ts'
import type { GeometrieFiche } from '../../../server/features/fiche/carte.ts'
import type { Terrain } from '../../../server/features/fiche/extraire.ts'
import type { LieuDuFonds } from '../../../server/features/fiche/fonds.ts'
import type { BureauTerrain, ResultatTour, SourceFiche } from '#domain/fiche/source'
import { grouper } from '#domain/grouper'
import { decouperSecteurs } from '#domain/secteur/decoupe'
import type { Classement, Profil } from '#domain/profil'

export interface Case {
  commune: string
  numero: number
  x: number
  y: number
  profil: Profil
  reserve: number | null
  foyer?: boolean
  inscrits?: number
  contour?: boolean
}

export function classement(
  profil: Profil,
  reserveNette: number | null,
  plus: Partial<Classement> = {},
): Classement {
  const connu = profil !== 'indetermine'
  return {
    profil,
    rival: connu ? 'extremeDroite' : null,
    marge: connu ? { acquis: 0.2, hesitant: -0.02, droite: -0.3 }[profil as 'acquis'] : null,
    probabilite: connu ? 0.4 : null,
    partPrevue: null,
    partPrevueBasse: null,
    partPrevueHaute: null,
    profilType: null,
    probabiliteRejeu: connu ? 0.2 : null,
    scores: { gauche: 0.3, centre: 0.2, droite: 0.1, extremeDroite: 0.35, autres: 0.05 },
    foyer: false,
    foyerARisque: false,
    ecartParticipation: connu ? 0.25 : null,
    reserveGauche: null,
    reserveExtremeDroite: null,
    reserveNette,
    volatilite: null,
    toursUtilises: 6,
    toursEnTete: 2,
    toursComptes: 4,
    raisons: [],
    ...plus,
  }
}

/** 1 000 inscrits, 600 votants, 580 exprimés. */
export function tour(
  scrutin: string,
  voix: Partial<ResultatTour['voix']>,
  plus: Partial<ResultatTour> = {},
): ResultatTour {
  const vide = { gauche: null, centre: null, droite: null, extremeDroite: null, autres: null }
  return { scrutin, inscrits: 1000, votants: 600, exprimes: 580, voix: { ...vide, ...voix }, ...plus }
}

export function bureau(c: Case): BureauTerrain {
  const inscrits = c.inscrits ?? 1000
  return {
    code: `${c.commune}_${String(c.numero).padStart(4, '0')}`,
    nom: `Bureau ${c.numero}`,
    commune: c.commune,
    nomCommune: `Ville ${c.commune}`,
    inscrits,
    ancre: c.contour === false ? null : [4 + c.x * 0.01 + 0.005, 44 + c.y * 0.01 + 0.005],
    classement: classement(c.profil, c.reserve, { foyer: c.foyer ?? false }),
    dernier: tour(
      '2024-legislatives-1',
      { gauche: 200, centre: 100, droite: 80, extremeDroite: 200 },
      { inscrits },
    ),
    qualite: 'A' as const,
    circonscription: '99-01',
    superficie: c.contour === false ? null : 0.8,
    second: tour('2024-legislatives-2', { gauche: 240, extremeDroite: 340 }, { inscrits }),
  }
}

/** The automatic cut, numbered. */
export function secteursDe(bureaux: readonly BureauTerrain[]) {
  return decouperSecteurs(bureaux.map((b) => ({ ...b, affinite: '' }))).map((s, i) => ({
    ...s,
    id: `99-01-${i + 1}`,
    depart: null,
  }))
}

export function carre({ x, y }: Pick<Case, 'x' | 'y'>): Contour {
  const [o, s] = [4 + x * 0.01, 44 + y * 0.01]
  return [
    [
      [
        [o, s],
        [o + 0.01, s],
        [o + 0.01, s + 0.01],
        [o, s + 0.01],
        [o, s],
      ],
    ],
  ]
}

export interface DonneesEssai {
  source: Omit<SourceFiche, 'bureaux'> & { bureaux: readonly BureauTerrain[] }
  geometrie: GeometrieFiche
}

/** A circonscription of these bureaux, whose second round was lost by 100 votes. */
export function territoire(cases: readonly Case[], plus: Partial<SourceFiche> = {}): DonneesEssai {
  const bureaux = cases.map(bureau)
  const historique = [
    tour(
      '2017-presidentielle-1',
      { gauche: 150, centre: 150, droite: 100, extremeDroite: 150, autres: 30 },
      { votants: 800 },
    ),
    tour(
      '2022-presidentielle-1',
      { gauche: 180, centre: 150, droite: 50, extremeDroite: 180, autres: 20 },
      { votants: 750 },
    ),
    tour(
      '2022-legislatives-1',
      { gauche: 190, centre: 160, droite: null, extremeDroite: 180 },
      { votants: 480 },
    ),
    tour('2024-legislatives-1', { gauche: 200, centre: 100, droite: 80, extremeDroite: 200 }),
    tour('2024-legislatives-2', { gauche: 240, extremeDroite: 340 }),
  ]
  return {
    source: {
      publication: {
        version: 'abcdef0123456789',
        methode: '1.0',
        fictive: true,
        publieeLe: '2026-11-21T09:00:00.000Z',
      },
      lieu: {
        code: '99-01',
        departement: '99',
        nomDepartement: 'Val-d’Essai',
        inscrits: bureaux.reduce((somme, b) => somme + b.inscrits, 0),
        classement: classement('hesitant', -40),
      },
      classementDepartement: classement('hesitant', -90),
      classementFrance: null,
      communes: [...new Set(bureaux.map((b) => b.commune))].map((code) => ({
        code,
        nom: `Ville ${code}`,
        partielle: code === '99001',
      })),
      secteurs: secteursDe(bureaux),
      historique: { lieu: historique, departement: historique, france: historique },
      sociologie: [
        {
          cle: 'population',
          libelle: 'Population',
          unite: 'habitants',
          source: 'INSEE, recensement 2022',
          valeur: 12345,
          departement: 54321,
          france: 68000000,
        },
        {
          cle: 'tauxChomage',
          libelle: 'Chômage',
          unite: 'part',
          source: 'INSEE, recensement 2022',
          valeur: 0.15,
          departement: 0.12,
          france: 0.1,
        },
        {
          cle: 'partCadres',
          libelle: 'Cadres',
          unite: 'part',
          source: 'INSEE, recensement 2022',
          valeur: null,
          departement: null,
          france: 0.2,
        },
      ],
      sources: [
        {
          titre: 'Résultats par bureau de vote, Législatives 2024, 1er tour',
          editeur: 'Ministère',
          millesime: '2024',
        },
        {
          titre: 'Résultats par bureau de vote, Présidentielle 2022',
          editeur: 'Ministère',
          millesime: '2022',
        },
        { titre: 'Filosofi (revenus)', editeur: 'INSEE', millesime: '2021' },
      ],
      ...plus,
      bureaux: (plus.bureaux as BureauTerrain[] | undefined) ?? bureaux,
    },
    geometrie: {
      bureaux: cases
        .filter((c) => c.contour !== false)
        .map((c) => ({ code: bureau(c).code, contour: carre(c) })),
      voisins: [{ contour: carre({ x: 40, y: 0 }) }],
      ici: null,
    },
  }
}

const PROFILS_TOUR = ['acquis', 'hesitant', 'droite'] as const

/** A town of 24 bureaux, a middle commune, and far hamlets: every kind of place, and a dense part to enlarge. */
export const TERRITOIRE: readonly Case[] = [
  ...Array.from({ length: 24 }, (_, i): Case => {
    const profil = PROFILS_TOUR[Math.floor(i / 8)]!
    const reserve = { acquis: 40, hesitant: 4, droite: -30 }[profil]
    return { commune: '99001', numero: i + 1, x: i % 6, y: Math.floor(i / 6), profil, reserve, foyer: i < 3 }
  }),
  { commune: '99002', numero: 1, x: 12, y: 2, profil: 'droite', reserve: -25, inscrits: 1800 },
  ...Array.from({ length: 12 }, (_, i): Case => ({
    commune: `991${String(i).padStart(2, '0')}`,
    numero: 1,
    x: 15 + 2 * (i % 4),
    y: 8 + 3 * Math.floor(i / 4),
    profil: i < 6 ? 'hesitant' : 'indetermine',
    reserve: i < 6 ? 2 : null,
    inscrits: 200,
  })),
  {
    commune: '99200',
    numero: 1,
    x: 0,
    y: 0,
    profil: 'indetermine',
    reserve: null,
    inscrits: 60,
    contour: false,
  },
]

/** The same territory as it is read of a département. */
export function terrainDe({ source, geometrie }: DonneesEssai): Terrain {
  const contours = new Map(geometrie.bureaux.map((b) => [b.code, b.contour]))
  const bureaux = source.bureaux.map((b) => ({ ...b, contour: contours.get(b.code) ?? null }))
  const sociologie = (champ: 'valeur' | 'departement' | 'france') =>
    Object.fromEntries(source.sociologie.map((v) => [v.cle, v[champ]]))
  const lieu = (code: string, nom: string, champ: 'lieu' | 'departement' | 'france'): LieuDuFonds => ({
    code,
    nom,
    inscrits: source.lieu.inscrits,
    classement: champ === 'lieu' ? source.lieu.classement : source.classementDepartement,
    historique: [...source.historique[champ]],
    sociologie: sociologie(champ === 'lieu' ? 'valeur' : champ),
  })
  const { code, departement, nomDepartement } = source.lieu
  const naissance = new Date('2026-11-20T09:00:00Z')
  return {
    fonds: {
      publication: source.publication,
      sources: source.sources,
      departement: lieu(departement, nomDepartement, 'departement'),
      france: lieu('FR', 'France', 'france'),
      circonscriptions: new Map([[code, lieu(code, code, 'lieu')]]),
      communes: new Map(
        source.communes.map((c) => [
          c.code,
          {
            code: c.code,
            nom: source.bureaux.find((b) => b.commune === c.code)!.nomCommune,
            circonscriptions: c.partielle ? [code, '99-02'] : [code],
            sociologie: sociologie('valeur'),
            contour: null,
          },
        ]),
      ),
      bureaux,
      parCode: new Map(bureaux.map((b) => [b.code, b])),
      parCirconscription: grouper(bureaux, (b) => b.circonscription),
      parCommune: grouper(bureaux, (b) => b.commune),
      contours: new Map(geometrie.voisins.map((v, i) => [`99-1${i}`, v.contour])),
    },
    vivant: {
      secteurs: secteursDe(bureaux).map((s) => ({
        ...s,
        departement,
        circonscription: code,
        mode: 'auto',
        libre: false,
        version: 1,
        creeLe: naissance,
        modifieLe: naissance,
        supprimeLe: null,
      })),
      techniques: [],
      essais: [],
      enjeux: [],
      retours: [],
      vote: null,
      aujourdhui: '2026-11-21',
    },
  }
}
