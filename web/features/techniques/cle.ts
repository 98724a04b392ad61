/** Key of a new technique, made of its title: `Appels le soir` → `appelsLeSoir`; numbered when taken. */
import { sansAccent } from '../../texte.ts'

export function cleDuTitre(titre: string, prises: readonly string[]): string {
  const mots =
    sansAccent(titre)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  const jointe = mots.map((m, i) => (i === 0 ? m : m.charAt(0).toUpperCase() + m.slice(1))).join('')
  const base = (/^[a-z]/.test(jointe) ? jointe : `technique${jointe}`).slice(0, 36).padEnd(3, 'x')
  for (let n = 1; ; n++) {
    const cle = n === 1 ? base : `${base}${n}`
    if (!prises.includes(cle)) return cle
  }
}
