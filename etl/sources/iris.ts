/** Reads the INSEE tables by IRIS, see basesIris.ts. */
import { SourceInvalide, type Journal } from '../anomalie.ts'
import { lireGeojson } from '../geometrie/contour.ts'
import { decouper } from '../lignes.ts'
import { compterAbsents } from './absents.ts'
import { fichiersIris, type BaseIris } from './basesIris.ts'
import { nombreDe, texteDe } from './tableInsee.ts'

/** What the tables say of each IRIS. */
export interface TablesIris {
  /** Indicator → IRIS → value; null: secret or not available in the file. Shares are 0–1. */
  indicateurs: Map<string, Map<string, number | null>>
  /** Households (main homes) by IRIS; empty without the housing base. */
  menages: Map<string, number>
}

/** @throws SourceInvalide on a file that is not what its card describes. */
export function lireTablesIris(source: string, journal: Journal): TablesIris {
  const tables: TablesIris = { indicateurs: new Map(), menages: new Map() }
  for (const { fichier, base } of fichiersIris(source))
    if (base) lireBase(fichier, base, tables, journal)
    else lireGrandLyon(fichier, tables)
  return tables
}

function lireBase(fichier: string, base: BaseIris, tables: TablesIris, journal: Journal): void {
  const lignes = texteDe(fichier)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  const entete = decouper(lignes[0] ?? '', base.separateur)
  const place = (colonne: string): number => {
    const i = entete.indexOf(colonne)
    if (i < 0) throw new SourceInvalide(fichier, 1, `en-tête inconnu : colonne « ${colonne} » absente`)
    return i
  }
  const iris = place(base.colonneIris)
  const menages = base.menages === undefined ? null : place(base.menages)
  const formules = base.formules
    .filter(({ cle }) => !tables.indicateurs.has(cle))
    .map((f) => ({
      ...f,
      plus: f.plus.map(place),
      sur: f.sur === null ? null : place(f.sur),
      valeurs: new Map<string, number | null>(),
    }))
  for (const [n, ligne] of lignes.entries()) {
    if (n === 0 || ligne === '') continue
    const champs = decouper(ligne, base.separateur)
    const code = champs[iris] ?? ''
    if (!/^[0-9AB]{9}$/.test(code))
      throw new SourceInvalide(fichier, n + 1, `code IRIS « ${code} » illisible`)
    const lu = (i: number): number | null => nombreDe(champs[i] ?? '', fichier, n + 1)
    for (const f of formules) f.valeurs.set(code, calculer(f, lu))
    if (menages !== null) tables.menages.set(code, lu(menages) ?? 0)
  }
  for (const { cle, valeurs } of formules) {
    tables.indicateurs.set(cle, valeurs)
    const vides = [...valeurs.values()].filter((v) => v === null).length
    compterAbsents(journal, { source: base.cle, fichier, colonne: cle, vides, lignes: valeurs.size })
  }
}

function calculer(
  f: { plus: number[]; sur: number | null; complement?: boolean; facteur?: number },
  lu: (colonne: number) => number | null,
): number | null {
  let somme = 0
  for (const i of f.plus) {
    const v = lu(i)
    if (v === null) return null
    somme += v
  }
  if (f.sur === null) return somme * (f.facteur ?? 1)
  const sur = lu(f.sur)
  if (sur === null || sur <= 0) return null
  return f.complement ? 1 - somme / sur : somme / sur
}

/** Unemployment of 2012 in Greater Lyon; the rate of an IRIS without inhabitant says nothing. */
function lireGrandLyon(fichier: string, tables: TablesIris): void {
  const valeurs = new Map<string, number | null>()
  for (const { properties } of lireGeojson(fichier)) {
    const p = properties as Record<string, unknown>
    if (typeof p['id'] !== 'string') throw new SourceInvalide(fichier, null, 'propriété « id » absente')
    const taux = p['tchom']
    const habitants = p['p12_pop']
    valeurs.set(
      p['id'],
      typeof taux === 'number' && typeof habitants === 'number' && habitants > 0 ? taux / 100 : null,
    )
  }
  tables.indicateurs.set('tauxChomage2012', valeurs)
}
