/** Reads server-sent events as they come. */

export interface Recu {
  id: number
  genre: string
  contenu: unknown
}

export interface Ecoute {
  recus: Recu[]
  status: number
  fermer(): void
}

export async function ecouterDirect(url: string, entetes: Record<string, string> = {}): Promise<Ecoute> {
  const abandon = new AbortController()
  const reponse = await fetch(url, { headers: entetes, signal: abandon.signal })
  const ecoute: Ecoute = { recus: [], status: reponse.status, fermer: () => abandon.abort() }
  const lire = async (): Promise<void> => {
    let reste = ''
    for await (const morceau of reponse.body!.pipeThrough(new TextDecoderStream())) {
      const blocs = (reste + morceau).split('\n\n')
      reste = blocs.pop()!
      for (const bloc of blocs) {
        const champ = (nom: string) => new RegExp(`^${nom}: (.*)$`, 'm').exec(bloc)?.[1]
        const id = champ('id')
        if (id) ecoute.recus.push({ id: Number(id), genre: champ('event')!, contenu: JSON.parse(champ('data')!) })
      }
    }
  }
  lire().catch((erreur: unknown) => {
    if ((erreur as Error).name !== 'AbortError') throw erreur
  })
  return ecoute
} // prettier-ignore
