/** INSEE tables: census, Filosofi with its secrecy, IRIS, density, portraits of circonscriptions, official geographic code. */
import { reduireEnCommune, reduireEnGroupe, type Ensemble } from './agregats.ts'
import { BOM, csv, type Dossier } from './ecrire.ts'
import { Hasard } from './hasard.ts'
import type { Electorat } from './opinion.ts'
import { ecrireParquet, type Colonne } from './parquet.ts'
import { ecrirePortraits } from './portraits.ts'
import type { Territoire } from './territoire.ts'
import { DEPARTEMENT, VILLE } from './toponymes.ts'

const un = (v: number) => Math.round(v * 10) / 10
const dizaine = (v: number) => Math.round(v / 10) * 10

export async function ecrireInsee(
  dossier: Dossier,
  { communes }: Territoire,
  electorats: readonly Electorat[],
): Promise<void> {
  const ensembles = communes.map((c) => reduireEnCommune(c, electorats))
  await ecrireParquet(
    dossier.chemin('insee/communes/rp_2022_commune.parquet'),
    COLONNES_RP,
    ensembles.map(recensement),
  )
  // Filosofi leaves out the smallest communes, then hides deciles and poverty of the small ones.
  await ecrireParquet(
    dossier.chemin('insee/communes/filosofi_2021_commune.parquet'),
    COLONNES_FILOSOFI,
    ensembles.filter((e) => e.population >= 120).map(filosofi),
  )
  ecrireIris(dossier, electorats)
  ecrireDensite(dossier, ensembles)
  ecrireCog(dossier, ensembles)
  await ecrirePortraits(dossier, electorats)
}

const COLONNES_RP: readonly Colonne[] = [
  'code',
  'population',
  'part65plus',
  'partMoins15',
  'tauxChomage',
  'partCadres',
  'partOuvriers',
  'partDiplomeSup',
]

function recensement(e: Ensemble): (string | number | null)[] {
  const rare = (part: number) => (part * e.population < 9 ? null : un(100 * part))
  return [
    e.code,
    e.population,
    ...[e.age65, e.moins15, e.chomage].map((p) => un(100 * p)),
    rare(e.cadres),
    rare(e.ouvriers),
    un(100 * e.diplome),
  ]
}

const COLONNES_FILOSOFI: readonly Colonne[] = [
  'code',
  'D1_SL',
  'D9_SL',
  'IR_D9_D1_SL',
  'MED_SL',
  'PR_MD60',
  'S_EI_DI_UNE',
  'S_HH_TAX',
  'S_RET_PEN_DI',
  'S_SOC_BEN_DI',
]

/** Value, or null when secrecy hides it. */
const secret = (v: number, diffuse: boolean) => (diffuse ? v : null)

function filosofi(e: Ensemble): (string | number | null)[] {
  const [d1, d9] = [dizaine(e.d1), dizaine(e.d9)]
  const deciles = e.population >= 2000
  return [
    e.code,
    secret(d1, deciles),
    secret(d9, deciles),
    secret(un(d9 / d1), deciles),
    dizaine(e.median),
    secret(Math.round(100 * e.pauvrete), e.population >= 2600),
    secret(un(2 + 9 * e.chomage), deciles),
    secret(Math.round(74 - 180 * e.pauvrete + 20 * e.diplome), deciles),
    secret(un(8 + 95 * e.age65), deciles),
    secret(un(1 + 38 * e.pauvrete), deciles),
  ]
}

function ecrireIris(dossier: Dossier, electorats: readonly Electorat[]): void {
  const codes = [...new Set(electorats.map((e) => e.bureau.iris))].sort()
  const lignes = codes.map((iris) => {
    const groupe = reduireEnGroupe(
      iris,
      electorats.filter((e) => e.bureau.iris === iris),
    )
    return csv([iris, groupe.sansVoiture])
  })
  dossier.ecrire('insee/iris/iris_perc_voit_2020.csv.gz', ['IRIS,perc_voit', ...lignes, ''].join('\n'))
}

/** Level of the density grid. */
function niveau({ nom, bureaux, milieu, population }: Ensemble): string {
  if (nom === VILLE) return 'Grands centres urbains'
  if (bureaux >= 13) return 'Centres urbains intermédiaires'
  if (bureaux >= 10) return 'Petites villes'
  if (milieu.startsWith('banlieue') || (milieu === 'mine' && bureaux > 3)) return 'Ceintures urbaines'
  if (bureaux > 1) return 'Bourgs ruraux'
  return population > 260 ? 'Rural à habitat dispersé' : 'Rural à habitat très dispersé'
}

function ecrireDensite(dossier: Dossier, ensembles: readonly Ensemble[]): void {
  const lignes = ensembles.map((e) => csv([e.code, e.nom, niveau(e)]))
  dossier.ecrire(
    'insee/communes/grille_densite.csv.gz',
    BOM + ['insee_com,lib_com,niveau_densite', ...lignes, ''].join('\n'),
  )
}

function majuscules(nom: string): string {
  return nom
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toUpperCase()
}

/** Type of name: 0 without article, 2 with « le », 3 with « la », 4 with « les ». */
function article(libelle: string): number {
  return { Le: 2, La: 3, Les: 4 }[libelle.split(' ')[0]!] ?? 0
}

function ecrireCog(dossier: Dossier, ensembles: readonly Ensemble[]): void {
  const ville = ensembles.find((e) => e.nom === VILLE)!
  const { code, nom } = DEPARTEMENT
  dossier.ecrire(
    'insee/cog/departements.csv',
    [
      'DEP,REG,CHEFLIEU,TNCC,NCC,NCCENR,LIBELLE',
      csv([code, code, ville.code, 3, majuscules(nom), nom, nom]),
      '',
    ].join('\n'),
  )
  const ligne = (
    type: string,
    libelle: string,
    commune: Ensemble | null,
    codeCommune: string,
    parent: string,
  ) => {
    const court = article(libelle) > 0 ? libelle.replace(/^\S+ /, '') : libelle
    const ou = commune ? [code, code, `${code}D`, '961'] : ['', '', '', '']
    const canton = commune
      ? `${code}${String(new Hasard(`canton ${libelle}`).entier(1, 9)).padStart(2, '0')}`
      : ''
    return csv([
      type,
      codeCommune,
      ...ou,
      article(libelle),
      majuscules(court),
      court,
      libelle,
      canton,
      parent,
    ])
  }
  const hote = ensembles.find((e) => e.nom === 'Fauverolles-en-Brume')!
  const lignes = [
    ...ensembles.map((e) => ligne('COM', e.nom, e, e.code, '')),
    // A delegated commune inside another, as real tables have.
    ligne('COMD', 'Vieille-Fauverolles', null, `${code}901`, hote.code),
  ]
  dossier.ecrire(
    'insee/cog/communes.csv.gz',
    ['TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT', ...lignes, ''].join('\n'),
  )
}
