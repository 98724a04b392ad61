/** Files by IRIS: infra-communal census bases, Filosofi, two lighter extracts, and the contours; each file may be there or not. */
import fs from 'node:fs'
import path from 'node:path'

/** An indicator as columns of a base: sum of `plus`, over `sur` when there is one, or 1 minus that. */
interface Formule {
  cle: string
  plus: readonly string[]
  sur: string | null
  complement?: boolean
  /** What the file gives is multiplied by this. */
  facteur?: number
}

export interface BaseIris {
  /** Key of its card in the catalogue. */
  cle: string
  motif: RegExp
  separateur: ';' | ','
  colonneIris: string
  formules: readonly Formule[]
  menages?: string
}

const part = (cle: string, plus: readonly string[], sur: string): Formule => ({ cle, plus, sur })

/** One entry a file; the names of columns carry the year of the base. */
export const BASES_IRIS: readonly BaseIris[] = [
  {
    cle: 'insee-recensement-iris',
    motif: /^base-ic-evol-struct-pop-2020(_csv\.zip|\.csv(\.gz)?)$/i,
    separateur: ';',
    colonneIris: 'IRIS',
    formules: [
      part('partMoins15', ['P20_POP0014'], 'P20_POP'),
      part('part65plus', ['P20_POP65P'], 'P20_POP'),
    ],
  },
  {
    cle: 'insee-recensement-iris',
    motif: /^base-ic-activite-residents-2020(_csv\.zip|\.csv(\.gz)?)$/i,
    separateur: ';',
    colonneIris: 'IRIS',
    formules: [
      part('tauxChomage', ['P20_CHOM1564'], 'P20_ACT1564'),
      part('partOuvriers', ['C20_ACT1564_CS6'], 'C20_ACT1564'),
      part('partCadres', ['C20_ACT1564_CS3'], 'C20_ACT1564'),
      part('partEmployes', ['C20_ACT1564_CS5'], 'C20_ACT1564'),
    ],
  },
  {
    cle: 'insee-recensement-iris',
    motif: /^base-ic-diplomes-formation-2020(_csv\.zip|\.csv(\.gz)?)$/i,
    separateur: ';',
    colonneIris: 'IRIS',
    formules: [
      part(
        'partDiplomeSup',
        ['P20_NSCOL15P_SUP2', 'P20_NSCOL15P_SUP34', 'P20_NSCOL15P_SUP5'],
        'P20_NSCOL15P',
      ),
    ],
  },
  {
    cle: 'insee-recensement-iris',
    motif: /^base-ic-logement-2020(_csv\.zip|\.csv(\.gz)?)$/i,
    separateur: ';',
    colonneIris: 'IRIS',
    formules: [
      part('partLocataires', ['P20_RP_LOC'], 'P20_RP'),
      { ...part('partSansVoiture', ['P20_RP_VOIT1P'], 'P20_RP'), complement: true },
    ],
    menages: 'P20_RP',
  },
  {
    cle: 'insee-recensement-iris',
    motif: /^base-ic-couples-familles-menages-2020(_csv\.zip|\.csv(\.gz)?)$/i,
    separateur: ';',
    colonneIris: 'IRIS',
    formules: [
      part('partPersonnesSeules', ['C20_MENPSEUL'], 'C20_MEN'),
      part('partMonoparentales', ['C20_FAMMONO'], 'C20_FAM'),
    ],
  },
  {
    cle: 'insee-filosofi-iris',
    motif: /^BASE_TD_FILO_IRIS_2021_DISP(_CSV\.zip|\.csv(\.gz)?)$/i,
    separateur: ';',
    colonneIris: 'IRIS',
    formules: [
      { cle: 'niveauVieMedian', plus: ['DISP_MED21'], sur: null },
      { cle: 'tauxPauvrete', plus: ['DISP_TP6021'], sur: null, facteur: 0.01 },
    ],
  },
  {
    cle: 'insee-iris-divers',
    motif: /^iris_perc_voit_2020\.csv(\.gz)?$/,
    separateur: ',',
    colonneIris: 'IRIS',
    formules: [{ cle: 'partSansVoiture', plus: ['perc_voit'], sur: null }],
  },
]

const GRAND_LYON = 'iris-grand-lyon-2012.geojson'

/** Files by IRIS under `source`, in the order in which they are read: a value that is there is not taken again. */
export function fichiersIris(source: string): { cle: string; fichier: string; base: BaseIris | null }[] {
  const dossier = path.join(source, 'insee/iris')
  if (!fs.existsSync(dossier)) return []
  const noms = fs.readdirSync(dossier).sort()
  return [
    ...BASES_IRIS.flatMap((base) =>
      noms
        .filter((nom) => base.motif.test(nom))
        .slice(0, 1)
        .map((nom) => ({ cle: base.cle, fichier: path.join(dossier, nom), base })),
    ),
    ...noms
      .filter((nom) => nom === GRAND_LYON)
      .map((nom) => ({ cle: 'insee-iris-divers', fichier: path.join(dossier, nom), base: null })),
  ]
}

const CONTOURS = 'contours/iris-2020'
const MOTIF_CONTOURS = /^iris-2020-(.+)\.geojson(\.gz)?$/

/** Files of contours of IRIS under `source`. */
export function fichiersContoursIris(source: string): { cle: string; fichier: string }[] {
  const dossier = path.join(source, CONTOURS)
  if (!fs.existsSync(dossier)) return []
  return fs
    .readdirSync(dossier)
    .filter((nom) => MOTIF_CONTOURS.test(nom))
    .sort()
    .map((nom) => ({ cle: 'contours-iris', fichier: path.join(dossier, nom) }))
}
