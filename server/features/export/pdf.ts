/** The bureaux as a printed table. */
import { lignesDeNotice, sourceEnLigne } from '#domain/export/notice'
import type { Colonne } from '#domain/export/colonnes'
import type { BureauExporte } from '#domain/export/bureau'
import { dateLongue, nombre, pluriel } from '#domain/typographie'
import { ecrireTableau } from '../../impression/tableau/tableau.ts'
import type { Ecrivain } from './fichier.ts'

/** A dash where nothing is known: an empty cell of a printed page looks like a fault. */
function imprimer(c: Colonne, b: BureauExporte): string {
  const valeur = c.lire(b)
  if (valeur === null) return c.genre === 'nombre' ? '–' : ''
  return typeof valeur === 'number' ? nombre(valeur, { decimales: c.decimales }) : valeur
}

export const pdf: Ecrivain = ({ notice, colonnes, lots }) => {
  const imprimees = colonnes.filter((c) => c.largeur > 0)
  const qualites = lignesDeNotice(notice).filter(([cle]) => cle.startsWith('Qualité'))
  async function* rangs(): AsyncGenerator<string[][], void, undefined> {
    for await (const lot of lots) yield lot.map((b) => imprimees.map((c) => imprimer(c, b)))
  }
  return ecrireTableau({
    titre: notice.titre,
    sousTitre: `${notice.fictive ? 'DONNÉES FICTIVES. ' : ''}${pluriel(notice.lignes, 'bureau', 'bureaux')}, ${dateLongue(notice.jour)}. Un tiret : non diffusé ou inconnu.`,
    pied: `${sourceEnLigne(notice)}. ${qualites.map(([cle, n]) => `${cle.slice(0, 9)} : ${n}`).join(' ; ')}.`,
    colonnes: imprimees.map((c) => ({ titre: c.titre, largeur: c.largeur, aDroite: c.genre === 'nombre' })),
    total: notice.lignes,
    lots: rangs(),
    lignesParRang: imprimees.some((c) => c.cle === 'raison') ? 2 : 1,
  })
}
