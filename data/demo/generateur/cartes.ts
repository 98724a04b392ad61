/** The five layers of contours, with the property names of the published files, and their oddities. */
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { CONTOUR_DOUBLE, CONTOUR_INVALIDE, estLa, numeroEcrit, SANS_CONTOUR } from './bizarreries.ts'
import { cinq, Contours } from './contours.ts'
import type { Dossier } from './ecrire.ts'
import { libelleCirconscription } from './ministere.ts'
import type { Bureau, Territoire } from './territoire.ts'
import { DEPARTEMENT, NOMS_QUARTIER } from './toponymes.ts'

/** Year of the roll from which the official contours of bureaux were drawn. */
const ANNEE_CONTOURS = 2022

type Geometrie = Polygon | MultiPolygon

const code = (b: Bureau) => `${b.commune.code}_${numeroEcrit(b, ANNEE_CONTOURS)}`

export function ecrireCartes(dossier: Dossier, territoire: Territoire): void {
  const { bureaux, bureauDe, cellules } = territoire
  const contours = new Contours(cellules)
  const couche = (nom: (b: Bureau) => string, lettre: (cellule: number) => string = () => '') => {
    const zone = (c: number) => (bureauDe[c]! < 0 ? null : nom(bureaux[bureauDe[c]!]!) + lettre(c))
    return [...contours.tracer(zone)].sort(([a], [b]) => (a < b ? -1 : 1))
  }
  const parNom = <T>(cle: (b: Bureau) => string, valeur: (b: Bureau) => T) =>
    new Map(bureaux.map((b) => [cle(b), valeur(b)]))

  // The bureau with a doubled code is two features: its cells east and west of its centre.
  const moitie = (c: number) => {
    const bureau = bureaux[bureauDe[c]!]!
    return estLa(bureau, CONTOUR_DOUBLE) && cellules.sites[c]!.x > bureau.centre.x ? '/est' : ''
  }
  const parCode = parNom(code, (b) => b)
  ecrireCouche(
    dossier,
    'bureaux-de-vote/bureaux-de-vote-96.geojson.gz',
    couche(code, moitie).flatMap(([nom, geometrie]) => {
      const bureau = parCode.get(nom.split('/')[0]!)!
      if (estLa(bureau, SANS_CONTOUR)) return []
      const proprietes = {
        codeDepartement: DEPARTEMENT.code,
        nomDepartement: DEPARTEMENT.nom,
        codeCirconscription: `${DEPARTEMENT.code}0${bureau.circonscription}`,
        codeCommune: bureau.commune.code,
        nomCommune: bureau.commune.nom,
        numeroBureauVote: numeroEcrit(bureau, ANNEE_CONTOURS),
        codeBureauVote: code(bureau),
      }
      return [[proprietes, estLa(bureau, CONTOUR_INVALIDE) ? pincer(geometrie) : geometrie] as const]
    }),
    'contours-bureaux-de-vote-96',
  )

  const communes = parNom(
    (b) => b.commune.code,
    (b) => b.commune.nom,
  )
  ecrireCouche(
    dossier,
    'communes-2020/communes-2020-96.geojson.gz',
    couche((b) => b.commune.code).map(([c, geometrie]) => [
      { code: c, nom: communes.get(c)!, departement: DEPARTEMENT.code, type: 'commune' },
      geometrie,
    ]),
    'communes-2020-96',
  )
  ecrireCouche(
    dossier,
    'iris-2020/iris-2020-96.geojson.gz',
    couche((b) => b.iris).map(([iris, geometrie]) => {
      const commune = iris.slice(0, 5)
      return [
        {
          INSEE_COM: commune,
          NOM_COM: communes.get(commune)!,
          IRIS: iris.slice(5),
          CODE_IRIS: iris,
          NOM_IRIS: nomIris(communes.get(commune)!, iris),
          TYP_IRIS: iris.endsWith('0000') ? 'Z' : 'H',
        },
        geometrie,
      ]
    }),
    'contours-iris-2020-96',
  )
  ecrireCouche(
    dossier,
    'circonscriptions/circonscriptions-legislatives-p20.geojson.gz',
    couche((b) => String(b.circonscription)).map(([n, geometrie]) => [
      {
        codeDepartement: DEPARTEMENT.code,
        nomDepartement: DEPARTEMENT.nom,
        codeCirconscription: `${DEPARTEMENT.code}0${n}`,
        nomCirconscription: libelleCirconscription(Number(n)),
      },
      geometrie,
    ]),
  )
  ecrireCouche(
    dossier,
    'departements-2018/departements-version-simplifiee.geojson',
    couche(() => DEPARTEMENT.code).map(([c, geometrie]) => [{ code: c, nom: DEPARTEMENT.nom }, geometrie]),
  )
}

function ecrireCouche(
  dossier: Dossier,
  fichier: string,
  traits: readonly (readonly [Record<string, string>, Geometrie])[],
  nom?: string,
): void {
  const lignes = traits.map(([properties, geometry]) =>
    JSON.stringify({ type: 'Feature', properties, geometry }),
  )
  const titre = nom === undefined ? '' : `"name":${JSON.stringify(nom)},`
  const texte = `{"type":"FeatureCollection",${titre}"features":[\n${lignes.join(',\n')}\n]}\n`
  dossier.ecrire(`contours/${fichier}`, texte)
}

function nomIris(commune: string, iris: string): string {
  if (iris.endsWith('0000')) return commune
  const rang = Number(iris.slice(5)) - 101
  const suite = Math.floor(rang / NOMS_QUARTIER.length)
  return NOMS_QUARTIER[rang % NOMS_QUARTIER.length]! + (suite === 0 ? '' : ` ${suite + 1}`)
}

/** The ring comes back to one of its vertices after a small loop inside: « ring self-intersection », as simplification makes. */
function pincer(geometrie: Geometrie): Geometrie {
  if (geometrie.type !== 'Polygon') return geometrie
  const [anneau, ...trous] = geometrie.coordinates
  const sommet = anneau![0]!
  const milieu = [0, 1].map((k) => anneau!.slice(1).reduce((s, p) => s + p[k]!, 0) / (anneau!.length - 1))
  const vers = (avance: number, ecart: number): Position =>
    [0, 1].map((k) => {
      const [d, travers] = [milieu[k]! - sommet[k]!, milieu[1 - k]! - sommet[1 - k]!]
      return cinq(sommet[k]! + avance * d + (k === 0 ? -ecart : ecart) * travers)
    })
  const boucle = [sommet, vers(0.3, 0.08), vers(0.3, -0.08)]
  return { type: 'Polygon', coordinates: [[...boucle, ...anneau!], ...trous] }
}
