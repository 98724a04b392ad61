/** A caller from elsewhere (a proxy header stands for it), with its own cookies, as a browser keeps them. */
import type { ServeurDeTest } from './serveur.ts'

export interface Appel {
  corps?: unknown
  entetes?: Record<string, string>
  /** From the machine of the server. */
  ici?: boolean
}

export class Client {
  readonly temoins = new Map<string, string>()
  readonly serveur: ServeurDeTest
  constructor(serveur: ServeurDeTest) {
    this.serveur = serveur
  }

  async appeler(methode: string, chemin: string, { corps, entetes, ici }: Appel = {}): Promise<Response> {
    const racine = chemin.startsWith('/fiches') || chemin.startsWith('/api') ? '' : '/api/v1'
    const reponse = await fetch(`${this.serveur.url}${racine}${chemin}`, {
      method: methode,
      redirect: 'manual',
      headers: {
        ...(!ici && { 'x-forwarded-for': '203.0.113.7' }),
        ...(this.temoins.size > 0 && {
          cookie: [...this.temoins].map(([nom, valeur]) => `${nom}=${valeur}`).join('; '),
        }),
        ...(corps !== undefined && { 'content-type': 'application/json' }),
        ...entetes,
      },
      ...(corps !== undefined && { body: typeof corps === 'string' ? corps : JSON.stringify(corps) }),
    })
    for (const pose of reponse.headers.getSetCookie()) {
      const [, nom = '', valeur = ''] = /^([^=]+)=([^;]*)/.exec(pose) ?? []
      if (valeur === '') this.temoins.delete(nom)
      else this.temoins.set(nom, valeur)
    }
    return reponse
  }

  async lire<T>(chemin: string): Promise<T> {
    return (await (await this.appeler('GET', chemin)).json()) as T
  }
}
