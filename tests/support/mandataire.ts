/** A TCP proxy in front of a server, that loses the network on demand: nothing passes, or the answer is lost. */
import net from 'node:net'

/** `passe`; `coupe`: connections are closed at once; `apres`: the request arrives, its answer is lost; `avant`: it never arrives. */
export type Panne = 'passe' | 'coupe' | 'avant' | 'apres'

export interface Mandataire {
  url: string
  /** Decides of each connection. */
  panne: () => Panne
  /** Times that each piece of a request reaches the server, on as many connections; only the first one is answered. */
  repetitions: number
  fermer(): Promise<void>
}

/** @param port of the server on this machine. */
export async function ouvrirMandataire(port: number): Promise<Mandataire> {
  const ouvertes = new Set<net.Socket>()
  const mandataire: Mandataire = { url: '', panne: () => 'passe', repetitions: 1, fermer }
  const suivre = (s: net.Socket): net.Socket => {
    ouvertes.add(s)
    // A cut is what this proxy is for: both ends see it.
    return s.on('error', () => s.destroy()).on('close', () => ouvertes.delete(s))
  }
  const serveur = net.createServer((client) => {
    suivre(client)
    const panne = mandataire.panne()
    if (panne === 'coupe') client.destroy()
    if (panne === 'avant') client.once('data', () => client.destroy())
    if (panne === 'coupe' || panne === 'avant') return
    const amont = suivre(net.connect(port, '127.0.0.1'))
    const echos = Array.from({ length: mandataire.repetitions - 1 }, () =>
      suivre(net.connect(port, '127.0.0.1')).resume(),
    )
    client.on('close', () => [amont, ...echos].forEach((s) => s.destroy()))
    amont.on('close', () => client.destroy())
    client.on('data', (morceau) => {
      // The network may be lost in the middle of a connection kept open.
      if (mandataire.panne() === 'coupe') client.destroy()
      else for (const s of [amont, ...echos]) s.write(morceau)
    })
    if (panne === 'apres') amont.once('data', () => client.destroy())
    else amont.on('data', (morceau) => client.write(morceau))
  })
  await new Promise<void>((oui) => serveur.listen(0, '127.0.0.1', oui))
  mandataire.url = `http://127.0.0.1:${(serveur.address() as net.AddressInfo).port}`
  async function fermer(): Promise<void> {
    for (const s of ouvertes) s.destroy()
    await new Promise((oui) => serveur.close(oui))
  }
  return mandataire
}
