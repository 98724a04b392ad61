/** Tells screen readers what changed on the map, politely. */
const ID = 'annonces'

export function annoncer(texte: string): void {
  const zone = document.getElementById(ID)
  if (zone) zone.textContent = texte
}
export const idAnnonces = ID
