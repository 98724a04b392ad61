/** The bureaux of a département from its file of contours, as places of the mesh. */
import { departementDe } from '#domain/codes'
import { regionDe } from '#domain/region'
import type { LieuxParNiveau } from '../../etl/geometrie/pieces.ts'
import { contourDe, lireGeojson } from '../../etl/geometrie/contour.ts'
import type { LieuDessine } from '../../etl/lieu.ts'

/** @param nom property that holds the code of the bureau. */
export function lieuxDuFichier(fichier: string): LieuxParNiveau {
  const parCode = new Map<string, ReturnType<typeof lireGeojson>>()
  for (const f of lireGeojson(fichier)) {
    const code = f.properties['codeBureauVote']!
    parCode.set(code, [...(parCode.get(code) ?? []), f])
  }
  const lieu = (niveau: LieuDessine['niveau'], code: string, autres: Partial<LieuDessine>): LieuDessine => ({
    niveau,
    code,
    nom: code,
    cherche: '',
    region: regionDe(departementDe(code))?.code ?? null,
    departement: departementDe(code),
    circonscription: null,
    circonscriptions: [],
    commune: null,
    nomCommune: null,
    inscrits: 0,
    bureaux: 1,
    superficie: null,
    qualite: 'A',
    schematique: false,
    lieuDeVote: null,
    contour: null,
    ...autres,
  })
  const bureau = [...parCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, parts]) =>
      lieu('bureau', code, {
        commune: parts[0]!.properties['codeCommune']!,
        circonscription: parts[0]!.properties['codeCirconscription'] ?? null,
        contour: contourDe(parts.map((p) => p.geometry)),
      }),
    )
  const uniques = (codes: readonly (string | null)[]) => [...new Set(codes)].filter((c) => c !== null).sort()
  return {
    bureau,
    commune: uniques(bureau.map((b) => b.commune)).map((c) => lieu('commune', c, { commune: c })),
    circonscription: uniques(bureau.map((b) => b.circonscription)).map((c) =>
      lieu('circonscription', c, { departement: bureau[0]!.departement, circonscription: c }),
    ),
    departement: [lieu('departement', bureau[0]!.departement!, {})],
    region: [],
  }
}
