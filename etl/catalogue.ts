/** Every dataset that the ETL reads: where it is under the source folder, what it is, who reads it. */
import fs from 'node:fs'
import path from 'node:path'
import { scrutinDe } from '#domain/scrutin'
import type { Lecteur } from './sources/resultat.ts'
import { lireColonnes } from './sources/colonnes.ts'
import { lireMinistereLarge } from './sources/ministere-large.ts'
import { lireMinistereRagged } from './sources/ministere-ragged.ts'
import { lireComplement } from './sources/complement.ts'

export interface JeuResultats {
  cle: string
  titre: string
  scrutin: string
  /** Path under the source folder, with or without .gz. */
  chemin: string
  lecteur: Lecteur
  /** 0 stands for « no candidate » too. */
  zerosAmbigus: boolean
  /** Only its bureaux that the main file of the round lacks are taken. */
  complement: boolean
}

const OFFICIEL = 'elections/bureaux-format-officiel'
const RAGGED = { lecteur: lireMinistereRagged, zerosAmbigus: false, complement: false }
const LARGE = { lecteur: lireMinistereLarge, zerosAmbigus: false, complement: false }
const COLONNES = { lecteur: lireColonnes, zerosAmbigus: true, complement: false }
const COMPLEMENT = { lecteur: lireComplement, zerosAmbigus: false, complement: true }

const jeu = (
  scrutin: string,
  chemin: string,
  nature: Omit<JeuResultats, 'cle' | 'titre' | 'scrutin' | 'chemin'>,
) => ({
  cle: nature.complement ? `complement-${scrutin}` : `resultats-${scrutin}`,
  titre: nature.complement ? 'Résultats par bureau, complément' : 'Résultats par bureau de vote',
  scrutin,
  chemin,
  ...nature,
})

/** The first present file of a round is its main one; a complement only adds bureaux that are not there. */
export const JEUX_RESULTATS: readonly JeuResultats[] = [
  jeu('2014-europeennes-1', 'elections/bureaux-csv/2014-europeennes_par_bureau_large.csv', COLONNES),
  jeu('2017-presidentielle-1', `${OFFICIEL}/2017-presidentielle/PR17_BVot_T1_FE.txt`, RAGGED),
  jeu('2017-presidentielle-1', 'elections/bureaux-csv/2017-presidentielle-1_par_bureau_large.csv', COLONNES),
  jeu('2017-presidentielle-2', `${OFFICIEL}/2017-presidentielle/PR17_BVot_T2_FE.txt`, RAGGED),
  jeu('2017-presidentielle-2', 'elections/bureaux-csv/2017-presidentielle-2_par_bureau_large.csv', COLONNES),
  jeu('2017-legislatives-1', `${OFFICIEL}/2017-legislatives/Leg_2017_Resultats_BVT_T1_c.txt`, RAGGED),
  jeu('2017-legislatives-1', 'elections/bureaux-csv/2017-legislatives-1_par_bureau_large.csv', COLONNES),
  jeu('2017-legislatives-2', `${OFFICIEL}/2017-legislatives/Leg_2017_Resultats_BVT_T2_c.txt`, RAGGED),
  jeu('2017-legislatives-2', 'elections/bureaux-csv/2017-legislatives-2_par_bureau_large.csv', COLONNES),
  jeu(
    '2019-europeennes-1',
    `${OFFICIEL}/2019-europeennes/resultats-definitifs-par-bureau-de-vote.txt`,
    RAGGED,
  ),
  jeu('2019-europeennes-1', 'elections/bureaux-csv/2019-europeennes_par_bureau_large.csv', COLONNES),
  ...['presidentielle', 'legislatives'].flatMap((type) =>
    [1, 2].map((tour) =>
      jeu(
        `2022-${type}-${tour}`,
        `${OFFICIEL}/2022-${type}/resultats-par-niveau-burvot-t${tour}-france-entiere.txt`,
        RAGGED,
      ),
    ),
  ),
  jeu(
    '2022-legislatives-1',
    'elections/bureaux-parquet/legis-2022-t1_bureaux_territoires.parquet',
    COMPLEMENT,
  ),
  ...[1, 2].map((tour) =>
    jeu(
      `2024-legislatives-${tour}`,
      `${OFFICIEL}/2024-legislatives-t${tour}/resultats-definitifs-par-bureau-de-vote.csv`,
      LARGE,
    ),
  ),
  jeu(
    '2024-legislatives-1',
    'elections/bureaux-parquet/legis-2024-t1_bureaux_territoires.parquet',
    COMPLEMENT,
  ),
]

/** The file at `chemin` under `dossier`, or its .gz; null when neither exists. */
export function trouver(dossier: string, chemin: string): string | null {
  return [chemin, `${chemin}.gz`].map((c) => path.join(dossier, c)).find((c) => fs.existsSync(c)) ?? null
}

/** Identity card of a dataset, for the page « Méthode et sources ». */
export interface FicheSource {
  titre: string
  editeur: string
  licence: string
  url: string | null
  millesime: string
}

const LO = 'Licence Ouverte 2.0'
const DATAGOUV = 'https://www.data.gouv.fr/datasets'

const FICHES: Record<string, FicheSource> = {
  'contours-bureaux': {
    titre: 'Proposition de contours des bureaux de vote',
    editeur: 'Etalab, d’après le REU de l’INSEE',
    licence: LO,
    url: `${DATAGOUV}/proposition-de-contours-des-bureaux-de-vote`,
    millesime: '2022',
  },
  'contours-communes-2020': {
    titre: 'Contours des communes',
    editeur: 'IGN et INSEE',
    licence: LO,
    url: null,
    millesime: '2020',
  },
  'contours-communes-2018': {
    titre: 'Contours des communes (Admin Express COG)',
    editeur: 'IGN',
    licence: LO,
    url: null,
    millesime: '2018',
  },
  'contours-circonscriptions': {
    titre: 'Contours géographiques des circonscriptions législatives',
    editeur: 'data.gouv.fr',
    licence: LO,
    url: `${DATAGOUV}/contours-geographiques-des-circonscriptions-legislatives`,
    millesime: 'découpage de 2010',
  },
  'insee-rp_2022_commune': {
    titre: 'Recensement de la population, par commune',
    editeur: 'INSEE',
    licence: LO,
    url: null,
    millesime: '2022',
  },
  'insee-filosofi_2021_commune': {
    titre: 'Filosofi, revenus par commune',
    editeur: 'INSEE',
    licence: LO,
    url: null,
    millesime: '2021',
  },
  'insee-indic-stat-circonscriptions-legislatives-2022': {
    titre: 'Portraits des circonscriptions législatives',
    editeur: 'INSEE',
    licence: LO,
    url: 'https://www.insee.fr/fr/statistiques/6441661?sommaire=6436478',
    millesime: '2022',
  },
}

/** @throws Error when a dataset has no card: no figure is shown without its source. */
export function fichePour(cle: string): FicheSource {
  const fiche = FICHES[cle]
  if (fiche) return fiche
  const jeu = JEUX_RESULTATS.find((j) => j.cle === cle)
  if (!jeu) throw new Error(`le jeu de données « ${cle} » n’a pas de fiche dans le catalogue`)
  const scrutin = scrutinDe(jeu.scrutin)
  return {
    titre: `${jeu.titre}, ${scrutin.libelle}`,
    editeur: 'Ministère de l’Intérieur',
    licence: LO,
    url: null,
    millesime: String(scrutin.annee),
  }
}
