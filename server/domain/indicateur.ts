/** INSEE indicators shown beside the votes. A value that INSEE does not publish stays null: « non diffusé ». */

export interface Indicateur {
  cle: string
  libelle: string
  /** `part`: share 0–1 · `euros` per year · `habitants` count · `ans`. */
  unite: 'part' | 'euros' | 'habitants' | 'ans'
  source: string
}

const RP = 'INSEE, recensement 2022'
const FILOSOFI = 'INSEE, Filosofi 2021'

export const INDICATEURS: readonly Indicateur[] = [
  { cle: 'population', libelle: 'Population', unite: 'habitants', source: RP },
  { cle: 'partMoins15', libelle: 'Moins de 15 ans', unite: 'part', source: RP },
  { cle: 'part65plus', libelle: '65 ans et plus', unite: 'part', source: RP },
  { cle: 'tauxChomage', libelle: 'Chômage', unite: 'part', source: RP },
  { cle: 'partOuvriers', libelle: 'Ouvriers', unite: 'part', source: RP },
  { cle: 'partCadres', libelle: 'Cadres', unite: 'part', source: RP },
  { cle: 'partDiplomeSup', libelle: 'Diplômés du supérieur', unite: 'part', source: RP },
  { cle: 'niveauVieMedian', libelle: 'Niveau de vie médian', unite: 'euros', source: FILOSOFI },
  { cle: 'tauxPauvrete', libelle: 'Taux de pauvreté', unite: 'part', source: FILOSOFI },
]
