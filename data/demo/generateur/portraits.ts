/** Workbook of the portraits of circonscriptions, laid out as INSEE does: variable names in row 8, mean of France in row 9. */
import fs from 'node:fs'
import writeXlsxFile from 'write-excel-file/node'
import { reduireEnGroupe, type Groupe } from './agregats.ts'
import type { Dossier } from './ecrire.ts'
import type { Electorat } from './opinion.ts'
import { DEPARTEMENT } from './toponymes.ts'

type Cellule = string | number | null

interface Variable {
  nom: string
  libelle: string
  valeur: (g: Groupe) => number
}

const part = (nom: string, libelle: string, valeur: (g: Groupe) => number): Variable => ({
  nom,
  libelle: `${libelle} (en %)`,
  valeur: (g) => Math.round(1000 * valeur(g)) / 10,
})
const nombre = (nom: string, libelle: string, valeur: (g: Groupe) => number): Variable => ({
  nom,
  libelle,
  valeur: (g) => Math.round(valeur(g)),
})

/** A useful subset of the 123 variables of INSEE, in its order and under its names. */
const VARIABLES: readonly Variable[] = [
  nombre('Inscrit_22', 'nombre d’inscrits sur les listes électorales', (g) => g.inscrits),
  nombre('pop_légal_19', 'Population municipale légale', (g) => g.population),
  part('pop_urb', 'Part de la population habitant une commune non rurale', (g) =>
    Math.min(0.98, 0.25 + g.locataires),
  ),
  nombre('dec75', '75e centile de la distribution par âge', (g) => 47 + 62 * g.age65),
  nombre('dec50', 'Médiane de la distribution par âge', (g) => 29 + 58 * g.age65),
  nombre('dec25', '25e centile de la distribution par âge', (g) => 14 + 32 * g.age65),
  part('actemp', 'Part de la population active en emploi', (g) => 0.52 - 0.3 * g.age65 - 0.35 * g.chomage),
  part('actcho', 'Part de la population active au chômage', (g) => 0.47 * g.chomage),
  part('inactret', 'Part de la population inactive retraité', (g) => 0.02 + g.age65),
  part('inactm14', 'Part de la population inactive moins de 14 ans', (g) => g.moins15),
  part('actdip_PEU', 'Part de la population active pas ou peu diplômé', (g) => 0.28 - 0.36 * g.diplome),
  part('actdip_BAC3P', 'Part de la population active de niveau BAC+3 ou plus', (g) => 0.8 * g.diplome),
  part('act_cad', 'Part de la population active cadre, profession intellectuelle sup', (g) => g.cadres),
  part('act_emp', 'Part de la population active employé', (g) => 0.24 + 0.3 * g.chomage),
  part('act_ouv', 'Part de la population active ouvrier', (g) => g.ouvriers),
  part('proprio', 'Part des logements occupés par leur propriétaire', (g) => 0.98 - g.locataires),
  part('locatai', 'Part des logements occupés par des locataires', (g) => g.locataires),
  part('maison', 'Part des maisons', (g) => 0.95 - 0.85 * g.locataires),
  part('mfuel', 'Part des maisons chauffées au fioul', (g) => 0.04 + 0.2 * g.age65),
  part('men_seul', 'Part des ménages d’une personne seule sans famille', (g) => 0.24 + 0.28 * g.locataires),
  part('men_monop', 'Part des ménages avec famille principale monoparentale', (g) => 0.05 + 0.3 * g.chomage),
  part(
    'modtrans_voit',
    'Part des actifs en emploi se déplaçant en voiture',
    (g) => 0.92 - 1.05 * g.sansVoiture,
  ),
  part(
    'modtrans_commun',
    'Part des actifs en emploi se déplaçant en transport en commun',
    (g) => 0.45 * g.sansVoiture,
  ),
  part('tx_pauvrete60_diff', 'Taux de pauvreté au seuil de 60 % du niveau de vie médian', (g) => g.pauvrete),
  {
    nom: 'nivvie_median_diff',
    libelle: 'Niveau de vie médian',
    valeur: (g) => 10 * Math.round(g.median / 10),
  },
  { nom: 'D1_diff', libelle: '1er décile de niveau de vie (D1)', valeur: (g) => 10 * Math.round(g.d1 / 10) },
  { nom: 'D9_diff', libelle: '9e décile de niveau de vie (D9)', valeur: (g) => 10 * Math.round(g.d9 / 10) },
  part(
    'acc_medecin',
    'Part de la population ayant accès à un médecin sur sa commune',
    (g) => 0.5 + 0.6 * g.locataires,
  ),
  part('part_eloig', 'Part de la population éloignée du panier courant', (g) => 0.2 - 0.2 * g.locataires),
]

/** Cells that the producer does not determine: by line, the variables. */
const NON_DETERMINES: Record<string, readonly string[]> = {
  '00000': ['modtrans_commun'],
  '96003': ['mfuel', 'men_monop'],
}

export async function ecrirePortraits(dossier: Dossier, electorats: readonly Electorat[]): Promise<void> {
  const ligne = (code: string, nom: string, siens: readonly Electorat[]): Cellule[] => {
    const groupe = reduireEnGroupe(code, siens)
    return [
      code,
      nom,
      ...VARIABLES.map((v) => (NON_DETERMINES[code]?.includes(v.nom) ? 'nd' : v.valeur(groupe))),
    ]
  }
  const vide: Cellule[] = [null]
  const donnees: Cellule[][] = [
    ['Sources : démonstration, chiffres inventés ; disposition des portraits de circonscriptions de l’Insee'],
    ['Aucun droit réservé'],
    ['nd : non déterminé'],
    vide,
    vide,
    [
      'Code de la circonscription législative',
      'Nom de la circonscription législative',
      ...VARIABLES.map((v) => v.libelle),
    ],
    vide,
    ['circo', 'Nom de la circonscription', ...VARIABLES.map((v) => v.nom)],
    ligne('00000', 'Moyenne de la France de démonstration', electorats),
    ...[1, 2, 3].map((n) =>
      ligne(
        `${DEPARTEMENT.code}00${n}`,
        `${DEPARTEMENT.nom}  - ${n}${n === 1 ? 're' : 'e'} circonscription`,
        electorats.filter((e) => e.bureau.circonscription === n),
      ),
    ),
  ]
  const variables: Cellule[][] = [
    ['Liste et sources des variables', null, null],
    [null, null, 'Source (voir avertissement)'],
    ...VARIABLES.map((v) => [v.nom, v.libelle, 'démonstration, chiffres inventés']),
  ]
  const feuille = (sheet: string, data: Cellule[][]) => ({ sheet, data })
  const classeur = await writeXlsxFile([
    feuille('indicateurs_circonscriptions', donnees),
    feuille('Liste des variables', variables),
    feuille('avertissements', [vide, ['Tout est inventé : ne rien en conclure sur la France.']]),
  ]).toBuffer()
  fs.writeFileSync(
    dossier.chemin('insee/circonscriptions/indic-stat-circonscriptions-legislatives-2022.xlsx'),
    sansDate(classeur),
  )
}

/** Sets the date of every entry of a zip to 1 January 1980, so that the same workbook gives the same bytes. */
function sansDate(zip: Buffer): Buffer {
  const fin = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let entree = zip.readUInt32LE(fin + 16)
  for (let n = zip.readUInt16LE(fin + 10); n > 0; n--) {
    const local = zip.readUInt32LE(entree + 42)
    for (const date of [entree + 12, local + 10]) zip.writeUInt32LE(0x00210000, date)
    entree +=
      46 + zip.readUInt16LE(entree + 28) + zip.readUInt16LE(entree + 30) + zip.readUInt16LE(entree + 32)
  }
  return zip
}
