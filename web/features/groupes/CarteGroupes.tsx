/** Where the groups of a département meet, by commune: those that show themselves, and for its federation the private ones too. */
import { useMemo } from 'react'
import type { CarteGroupes as Carte, Groupe } from '#contract/groupe'
import { grouper } from '#domain/grouper'
import { pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { mercatorX, mercatorY } from '../../carte/mercator.ts'
import { Echec, Squelette } from '../../ui/Etats.tsx'
import { useListe } from '../../ui/useListe.ts'

/** Side of the drawing, and room around it for the dots. */
const COTE = 360
const MARGE = 26
/** Names of communes beside their dots; more would hide one another: the dot tells its own, pointed at. */
const NOMS_MAX = 14

type Point = Pick<Groupe, 'id' | 'nom' | 'nomCommune' | 'longitude' | 'latitude'> & { visible: boolean }

/** Groups that meet in one commune: one dot. */
interface Rendezvous {
  x: number
  y: number
  nomCommune: string
  groupes: readonly Point[]
}

function cadrer(contour: Carte['contour'], points: readonly Point[]) {
  const x = [...contour.flat().map((s) => s[0]), ...points.map((p) => p.longitude)].map(mercatorX)
  const y = [...contour.flat().map((s) => s[1]), ...points.map((p) => p.latitude)].map(mercatorY)
  const [ouest, sud] = [Math.min(...x), Math.min(...y)]
  const [large, haut] = [Math.max(...x) - ouest, Math.max(...y) - sud]
  const k = (COTE - 2 * MARGE) / Math.max(large, haut, 1e-6)
  return {
    largeur: large * k + 2 * MARGE,
    hauteur: haut * k + 2 * MARGE,
    placer: (longitude: number, latitude: number): [number, number] => [
      MARGE + (mercatorX(longitude) - ouest) * k,
      MARGE + (haut - (mercatorY(latitude) - sud)) * k,
    ],
  }
}

function rendezvous(
  points: readonly Point[],
  placer: (x: number, y: number) => [number, number],
): Rendezvous[] {
  const parCommune = grouper(points, (p) => p.nomCommune)
  return [...parCommune].map(([nomCommune, groupes]) => {
    const [x, y] = placer(groupes[0]!.longitude, groupes[0]!.latitude)
    return { x, y, nomCommune, groupes }
  })
}

/** @param tous every group of the département, for who may read them; null: only those that show themselves. */
export function CarteGroupes({
  departement,
  tous,
}: {
  departement: { code: string; nom: string }
  tous: readonly Groupe[] | null
}) {
  const { valeur, erreur, relire } = useListe(`carte-groupes/${departement.code}`, (s) =>
    api.carteGroupes(departement.code, s),
  )
  if (erreur) return <Echec erreur={erreur} reessayer={relire} />
  if (!valeur) return <Squelette lignes={6} />
  const points = tous ?? valeur.groupes.map((g) => ({ ...g, visible: true }))
  if (points.length === 0)
    return tous === null ? (
      <p className="muet">{`Aucun groupe ne se montre encore dans ${departement.nom}.`}</p>
    ) : null
  return <Dessin contour={valeur.contour} points={points} nom={departement.nom} complet={tous !== null} />
}

function Dessin(props: {
  contour: Carte['contour']
  points: readonly Point[]
  nom: string
  complet: boolean
}) {
  const { contour, points, nom, complet } = props
  const { largeur, hauteur, fond, lieux } = useMemo(() => {
    const { placer, ...taille } = cadrer(contour, points)
    const trait = (anneau: Carte['contour'][number]): string =>
      `M${anneau
        .map(([x, y]) =>
          placer(x, y)
            .map((v) => v.toFixed(1))
            .join(' '),
        )
        .join('L')}z`
    return { ...taille, fond: contour.map(trait).join(''), lieux: rendezvous(points, placer) }
  }, [contour, points])
  const visibles = points.filter((p) => p.visible).length
  return (
    <figure className="carte-groupes">
      <svg
        viewBox={`0 0 ${largeur.toFixed(0)} ${hauteur.toFixed(0)}`}
        role="img"
        aria-label={`Groupes de ${nom} : ${dire(lieux)}`}
      >
        <path className="carte-groupes-terre" d={fond} fillRule="evenodd" />
        {lieux.map((l) => (
          <g key={l.nomCommune} className={l.groupes.some((g) => g.visible) ? 'point' : 'point point-prive'}>
            <title>{`${l.nomCommune} : ${l.groupes.map((g) => g.nom + (g.visible ? '' : ' (privé)')).join(', ')}`}</title>
            <circle cx={l.x} cy={l.y} r={l.groupes.length > 1 ? 10 : 7} />
            {l.groupes.length > 1 && (
              <text x={l.x} y={l.y} dy="0.36em">
                {l.groupes.length}
              </text>
            )}
            {lieux.length <= NOMS_MAX && (
              <text className="nom" x={l.x} y={l.y + (l.groupes.length > 1 ? 23 : 20)}>
                {l.nomCommune}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption className="muet">
        {`${pluriel(visibles, 'groupe se montre', 'groupes se montrent')} à tous, à la commune où l’on se retrouve.`}
        {complet &&
          visibles < points.length &&
          ` ${pluriel(points.length - visibles, 'point creux : groupe privé', 'points creux : groupes privés')}, que votre fédération seule voit.`}
      </figcaption>
    </figure>
  )
}

const dire = (lieux: readonly Rendezvous[]): string =>
  lieux.length === 0
    ? 'aucun'
    : lieux.map((l) => `${l.nomCommune}, ${l.groupes.map((g) => g.nom).join(' et ')}`).join(' ; ')
