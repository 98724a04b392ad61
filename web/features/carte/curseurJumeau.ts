/** Two maps side by side: the pointer over one is shown over the other, at the same place of the ground. */

/** Puts the cross of every other half where the pointer is; hides it when the pointer is on none. */
export function suivreJumeau(vue: HTMLElement, x: number, y: number): void {
  const moities = [...vue.querySelectorAll<HTMLElement>('.demi')]
  const sous = moities.find((d) => {
    const r = d.getBoundingClientRect()
    return x >= r.left && x < r.right && y >= r.top && y < r.bottom
  })
  for (const moitie of moities) {
    const croix = moitie.querySelector<HTMLElement>('.curseur-jumeau')
    if (!croix) continue
    if (!sous || moitie === sous) {
      croix.hidden = true
      continue
    }
    // Same camera, same scale: what counts is how far from the centre.
    const [a, b] = [sous.getBoundingClientRect(), moitie.getBoundingClientRect()]
    const dx = x - (a.left + a.width / 2) + b.width / 2
    const dy = y - (a.top + a.height / 2) + b.height / 2
    croix.hidden = false
    croix.style.transform = `translate(${Math.round(dx)}px, ${Math.round(dy)}px)`
  }
}
