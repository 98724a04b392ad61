/** What the machine or the database refuses, told to the person who can do something about it. */

/** By code of Node or of PostgreSQL, or by what DuckDB writes: what happens, and what to do. */
const PANNES: readonly { codes: readonly string[]; texte: RegExp; dire: string }[] = [
  {
    codes: ['ENOSPC', 'EDQUOT'],
    texte: /no space left on device|disk quota exceeded/i,
    dire: 'Le disque est plein. Faites de la place, ou donnez un dossier sur un autre disque avec QG_HOME, puis relancez la même commande : ce qui est fait ne se refait pas.',
  },
  {
    codes: ['53100'],
    texte: /^(?!)/,
    dire: 'Le disque de la base PostgreSQL est plein. Faites-y de la place, puis relancez la même commande : ce qui est fait ne se refait pas.',
  },
  {
    codes: ['EACCES', 'EPERM', 'EROFS'],
    texte: /permission denied|read-only file system/i,
    dire: 'Un fichier ne peut pas être lu ou écrit. Donnez à ce compte le droit de lire les sources et d’écrire dans QG_HOME, ou un autre dossier.',
  },
  {
    codes: ['42501'],
    texte: /^(?!)/,
    dire: 'Le compte de DATABASE_URL n’a pas le droit de faire cela dans cette base. Donnez-lui la propriété de la base, puis relancez.',
  },
  {
    codes: ['57P01', '57P02', '57P03', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', '08006', '08003'],
    texte: /connection terminated|client has encountered a connection error|not queryable/i,
    dire: 'La base PostgreSQL a coupé la connexion ou ne répond plus. Quand elle sera revenue, relancez la même commande : ce qui est fait ne se refait pas.',
  },
  {
    codes: ['ERR_WORKER_OUT_OF_MEMORY', '53200'],
    texte: /out of memory|cannot allocate memory|array buffer allocation failed/i,
    dire: 'La mémoire manque. Fermez d’autres programmes, puis relancez la même commande : ce qui est fait ne se refait pas.',
  },
]

/** French message for a failure of the machine or of the database; null: it is one of the program. */
export function direPanne(cause: unknown): string | null {
  for (let c = cause; c instanceof Error; c = c.cause) {
    const { message } = c
    const code = (c as NodeJS.ErrnoException).code ?? ''
    const panne = PANNES.find((p) => p.codes.includes(code) || p.texte.test(message))
    if (panne) return `${panne.dire}\n  (${message})`
  }
  return null
}
