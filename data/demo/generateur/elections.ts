/** Result files at the paths of the official ones, and the deputies elected at the last round. */
import type { Dossier } from './ecrire.ts'
import { ecrireLarge, ecrireRagged } from './ministere.ts'
import type { Candidat } from './offre.ts'
import type { Scrutin } from './premier-tour.ts'
import { qualifies } from './second-tour.ts'
import { DEPARTEMENT } from './toponymes.ts'

const DOSSIER = 'elections/bureaux-format-officiel'

function cheminDe({ scene, tour }: Scrutin): string {
  switch (scene.cle) {
    case '2017-presidentielle':
      return `${scene.cle}/PR17_BVot_T${tour}_FE.txt`
    case '2017-legislatives':
      return `${scene.cle}/Leg_2017_Resultats_BVT_T${tour}_c.txt`
    case '2019-europeennes':
      return `${scene.cle}/resultats-definitifs-par-bureau-de-vote.txt`
    case '2024-legislatives':
      return `${scene.cle}-t${tour}/resultats-definitifs-par-bureau-de-vote.csv`
    default:
      return `${scene.cle}/resultats-par-niveau-burvot-t${tour}-france-entiere.txt`
  }
}

export function ecrireElections(dossier: Dossier, scrutins: readonly Scrutin[]): void {
  for (const scrutin of scrutins)
    dossier.ecrire(
      `${DOSSIER}/${cheminDe(scrutin)}`,
      scrutin.scene.annee === 2024 ? ecrireLarge(scrutin, elusDe(scrutin)) : ecrireRagged(scrutin),
      { compressible: true },
    )
  const derniers = scrutins.filter((s) => s.scene.cle === '2024-legislatives')
  const elus = new Map(derniers.flatMap((s) => [...elusDe(s)]))
  dossier.ecrire('elections/elus/deputes.json', `${JSON.stringify(annuaire(elus), null, 2)}\n`)
}

/** By circonscription, who is elected at this round. */
export function elusDe(scrutin: Scrutin): Map<number, Candidat> {
  const elus = new Map<number, Candidat>()
  for (const [n, candidats] of scrutin.offre) {
    if (scrutin.tour === 1) {
      const suite = qualifies(scrutin, n)
      if ('elu' in suite) elus.set(n, suite.elu)
      continue
    }
    const voix = candidats.map((_, i) =>
      scrutin.bureaux.reduce((s, b) => s + (b.electorat.bureau.circonscription === n ? b.voix[i]! : 0), 0),
    )
    elus.set(n, candidats[voix.indexOf(Math.max(...voix))]!)
  }
  return elus
}

/** Parliamentary group that a nuance joins, in the demonstration. */
const GROUPES: Record<string, readonly [sigle: string, libelle: string, couleur: string]> = {
  G: ['NFP', 'Nouveau Front populaire (démonstration)', '#C8372D'],
  C: ['ENS', 'Ensemble (démonstration)', '#E0A93B'],
  D: ['DR', 'Droite républicaine (démonstration)', '#4F7FB5'],
  X: ['RN', 'Rassemblement national (démonstration)', '#2F3A56'],
  A: ['NI', 'Non inscrit', '#8A8A8A'],
}

/** Same shape as the file made from the open data of the Assemblée nationale; everyone in it is invented. */
function annuaire(elus: ReadonlyMap<number, Candidat>) {
  const deputes = [...elus]
    .sort(([a], [b]) => a - b)
    .map(([n, elu]) => {
      const [groupe, groupeLib, groupeColor] = GROUPES[elu.bloc]!
      return {
        circo: `${DEPARTEMENT.code}0${n}`,
        uid: `PA96000${n}`,
        civ: elu.sexe === 'F' ? 'Mme' : 'M.',
        prenom: elu.prenom,
        nom: capitaliser(elu.nom),
        sexe: elu.sexe,
        groupe,
        groupeLib,
        groupeColor,
        position: null,
        depuis: '2024-07-07',
      }
    })
  return {
    source: 'Démonstration : personnes inventées',
    source_url: 'data/demo/README.md',
    license: 'AGPL-3.0-or-later',
    legislature: 17,
    generated_at: '2024-07-08T00:00:00+00:00',
    n: deputes.length,
    deputes,
  }
}

function capitaliser(nom: string): string {
  return nom
    .toLowerCase()
    .replace(/(^|[\s'-])(\p{L})/gu, (_, avant: string, lettre: string) => avant + lettre.toUpperCase())
}
