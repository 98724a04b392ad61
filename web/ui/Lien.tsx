/** A link inside the site, without reloading; the browser keeps its own gestures (new tab, middle click). */
import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { aller } from '../navigation.ts'

export function Lien({ href, ...reste }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const suivre = (e: MouseEvent): void => {
    if (e.metaKey || e.ctrlKey || e.shiftKey || e.button !== 0) return
    e.preventDefault()
    aller(href)
    scrollTo(0, 0)
  }
  return <a {...reste} href={href} onClick={suivre} />
}
