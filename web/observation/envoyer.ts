/** Empties the outbox: each fiche is sent until the server says that it has it; sent again, it is the same fiche. */
import {
  lireEnvois,
  lirePresences,
  noterEnvoi,
  noterPresence,
  retirerEnvoi,
  retirerPresence,
  type Envoi,
  type Presence,
} from './boite.ts'

/** Refusals that no repetition will cure: the fiche stays, with what to do. */
const REFUS = new Set([400, 404, 409, 413, 415, 422])
/** Waits between two attempts: 2 s, doubled, 5 minutes at most; a part at random, so that phones do not all come back together. */
export const attenteMs = (essais: number, hasard: number): number =>
  Math.min(300_000, 2000 * 2 ** Math.min(essais - 1, 8)) * (0.75 + hasard / 2)
const DELAI_MS = 20_000

/** Null: no network, or the answer was lost; it may or may not be there, and is sent again. */
async function poster(chemin: string, corps: object): Promise<Response | null> {
  try {
    return await fetch(`/api/v1/${chemin}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(corps),
      signal: AbortSignal.timeout(DELAI_MS),
    })
  } catch {
    return null
  }
}

/** Told twice, a day counts once. A refusal that no repetition cures drops it: the count is in the fiche. */
async function direPresence({ id, jour, militants, essais }: Presence): Promise<void> {
  const reponse = await poster('participations', { jour, militants })
  if (reponse && (reponse.ok || REFUS.has(reponse.status))) return retirerPresence(id)
  const suivants = essais + 1
  const prochain = Date.now() + attenteMs(suivants, Math.random())
  return noterPresence({ id, jour, militants, essais: suivants, prochain })
}

async function envoyerUn(envoi: Envoi): Promise<void> {
  const retard = (): Promise<void> => {
    const essais = envoi.essais + 1
    return noterEnvoi({ ...envoi, essais, prochain: Date.now() + attenteMs(essais, Math.random()) })
  }
  const reponse = await poster('observations', envoi.fiche)
  if (reponse === null) return retard()
  if (reponse.status === 200 || reponse.status === 201) return retirerEnvoi(envoi)
  const probleme = (await reponse.json().catch(() => ({}))) as { title?: string; detail?: string }
  if (REFUS.has(reponse.status) || reponse.status === 403)
    return noterEnvoi({
      ...envoi,
      essais: envoi.essais + 1,
      // A pass may be opened meanwhile: a fiche refused for want of one is tried again.
      prochain: reponse.status === 403 ? Date.now() + 60_000 : Number.MAX_SAFE_INTEGER,
      refus: {
        statut: reponse.status,
        titre: probleme.title ?? 'Le serveur a refusé la fiche',
        conseil: probleme.detail ?? 'Reprenez-la pour la corriger.',
      },
    })
  return retard()
}

/** One pass over what is due. Two pages and the worker never send at the same time, where the browser has locks. */
export async function viderBoite({ toutDeSuite = false } = {}): Promise<void> {
  const passe = async (): Promise<void> => {
    for (const envoi of await lireEnvois()) {
      const definitif = envoi.refus !== null && envoi.refus.statut !== 403
      if (!definitif && (toutDeSuite || envoi.prochain <= Date.now())) await envoyerUn(envoi)
    }
    for (const presence of await lirePresences())
      if (toutDeSuite || presence.prochain <= Date.now()) await direPresence(presence)
  }
  if ('locks' in navigator) await navigator.locks.request('qg-envois', passe)
  else await passe()
}
