/** Title of the document while a page is shown. */
import { useEffect } from 'react'

export function useTitre(titre: string): void {
  useEffect(() => {
    document.title = `${titre} · Quartier Général`
  }, [titre])
}
