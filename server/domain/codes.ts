/**
 * Codes of places, normalised once and everywhere:
 * département `01` `2A` `971` `ZX` `ZZ` · commune `01001` `2A004` `97101` `ZX701` ·
 * bureau `01001_0001` · circonscription `30-06` `971-01` `ZZ-11`.
 * Source: INSEE Code officiel géographique; letters of the ministère de l'Intérieur for overseas results.
 */

/** Ministry letters of the overseas territories → INSEE code; `ZX` (Saint-Barthélemy 977, Saint-Martin 978) and `ZZ` (abroad) stay letters. */
const OUTRE_MER: Readonly<Record<string, string>> = {
  ZA: '971',
  ZB: '972',
  ZC: '973',
  ZD: '974',
  ZM: '976',
  ZN: '988',
  ZP: '987',
  ZS: '975',
  ZW: '986',
  '977': 'ZX',
  '978': 'ZX',
}

/**
 * Where the whole vote abroad counts when a file gives it without its consulates: number 000 is nobody’s, so that no consulate takes
 * these voters for its own past.
 */
export const ETRANGER_ENTIER = { departement: 'ZZ', commune: 'ZZ000' } as const
const NOM_ETRANGER_ENTIER = /^(ensemble des )?fran[cç]ais ([ée]tablis hors de france|de l.[ée]tranger)$/i

/** Whether a row stands for the whole vote abroad. Normalised files number it 99 or ZZ, with a commune 001 which is a consulate elsewhere. */
export function estEtrangerEntier(departement: string, nomCommune: string): boolean {
  return (departement === '99' || departement === 'ZZ') && NOM_ETRANGER_ENTIER.test(nomCommune.trim())
}

export class CodeInvalide extends Error {
  override name = 'CodeInvalide'
}

/**
 * `1` → `01`, `2a` → `2A`, `ZA` → `971`, `971` → `971`.
 * @throws CodeInvalide when the text is not a département code.
 */
export function parseCodeDepartement(brut: string): string {
  const code = brut.trim().toUpperCase()
  const outreMer = OUTRE_MER[code]
  if (outreMer !== undefined) return outreMer
  if (code === 'ZX' || code === 'ZZ' || code === '2A' || code === '2B') return code
  if (/^\d{1,2}$/.test(code) && Number(code) > 0) return code.padStart(2, '0')
  if (/^(97[1-6]|98[6-8])$/.test(code)) return code
  throw new CodeInvalide(`code de département « ${brut} » inconnu`)
}

/**
 * Commune code from the two columns of the ministry (`ZA` + `101` → `97101`, `01` + `4` → `01004`)
 * or from a whole INSEE code that may have lost its zero (`1001` → `01001`).
 * @throws CodeInvalide when the text is not a commune code, or is that of a commune of another département.
 */
export function parseCodeCommune(departementBrut: string, communeBrute: string): string {
  const departement = parseCodeDepartement(departementBrut)
  const commune = communeBrute.trim().toUpperCase()
  if (/^(\d{4,5}|2[AB]\d{3}|Z[XZ]\d{3})$/.test(commune)) {
    const code = commune.padStart(5, '0')
    if (departementDe(code) !== departement)
      throw new CodeInvalide(`la commune « ${communeBrute} » n’est pas du département ${departement}`)
    return code
  }
  if (!/^\d{1,3}$/.test(commune)) throw new CodeInvalide(`code de commune « ${communeBrute} » inconnu`)
  // Overseas INSEE codes keep two digits after the territory; the ministry writes three (101, 711 or 011).
  return departement.length === 3
    ? departement + commune.padStart(2, '0').slice(-2)
    : departement + commune.padStart(3, '0')
}

/**
 * Bureau code: commune, underscore, number padded to four digits. Letters and dots of the number are kept:
 * `54A` → `0054A`.
 * @throws CodeInvalide on an empty number.
 */
export function parseCodeBureau(commune: string, numeroBrut: string): string {
  const [, chiffres = '', suite = ''] = /^(\d*)(.*)$/.exec(numeroBrut.trim().toUpperCase()) ?? []
  if (chiffres + suite === '') throw new CodeInvalide('numéro de bureau vide')
  return `${commune}_${chiffres.padStart(4, '0')}${suite}`
}

/**
 * Circonscription from a département and a number written `4`, `04`, `104`, `2A01`, `ZA01`, `97101` or `0104`.
 * The last two digits carry the number; what is before them is a zero, or the département.
 * @throws CodeInvalide when there is no number, or another thing before it: the code of a bureau, a count.
 */
export function parseCodeCirconscription(departementBrut: string, brut: string): string {
  const departement = parseCodeDepartement(departementBrut)
  const [, avant = '', chiffres = ''] = /^(.*?)(\d{1,2})$/.exec(brut.trim().toUpperCase()) ?? []
  if (Number(chiffres) === 0 || (!['', '0'].includes(avant) && !estDepartement(avant, departement)))
    throw new CodeInvalide(`code de circonscription « ${brut} » inconnu dans le département ${departement}`)
  return `${departement}-${chiffres.padStart(2, '0')}`
}

function estDepartement(brut: string, departement: string): boolean {
  try {
    return parseCodeDepartement(brut) === departement
  } catch (cause) {
    if (cause instanceof CodeInvalide) return false
    throw cause
  }
}

/** Whole code of a circonscription in one field: `0104`, `2A01`, `ZA01` (contours, députés) or `01001`, `97101` (INSEE, five characters). */
export function parseCodeCirconscriptionEntier(brut: string): string {
  const code = brut.trim().toUpperCase()
  const ministere = /^(\d{2}|2[AB]|Z[A-Z])(\d{2})$/.exec(code)
  if (ministere) return parseCodeCirconscription(ministere[1]!, ministere[2]!)
  const insee = /^(97\d|98\d)(\d{2})$/.exec(code) ?? /^(\d{2}|2[AB])(\d{3})$/.exec(code)
  if (insee) return parseCodeCirconscription(insee[1]!, insee[2]!)
  throw new CodeInvalide(`code de circonscription « ${brut} » inconnu`)
}

/** Département of a commune or bureau code: `30189_0001` → `30`, `97101` → `971`, `2A004` → `2A`. */
export function departementDe(code: string): string {
  return /^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2)
}
/** Commune of a bureau code. */
export function communeDe(bureau: string): string {
  return bureau.slice(0, bureau.indexOf('_'))
}
/** Whole bureau code of a third party, `01001_1`, `ZA101_0001` or `2A004_0007`, in our convention. @throws CodeInvalide */
export function parseCodeBureauEntier(brut: string): string {
  const [, departement, commune, numero] =
    /^(\d{2}|2[AB]|Z[A-Z])(\d{3})_(.+)$/.exec(brut.trim().toUpperCase()) ?? []
  if (departement === undefined) throw new CodeInvalide(`code de bureau « ${brut} » inconnu`)
  const insee = departement + commune!
  return parseCodeBureau(
    /^\d|^2[AB]/.test(departement)
      ? insee
      : parseCodeCommune(departement, departement[1]! > 'W' ? insee : commune!),
    numero!,
  )
}

/** Département codes that INSEE does not use, for invented territories: the demonstration, and île nulle of the tests. */
const FICTIFS = new Set(['96', '99'])

/** Whether every département is invented: such data must be shown as « données fictives ». */
export function sontFictifs(departements: readonly string[]): boolean {
  return departements.length > 0 && departements.every((d) => FICTIFS.has(d))
}
