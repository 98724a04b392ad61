/** Reads the bureaux of the country, once, at the first selection. */
import type { PlanCarte } from '#contract/carte'
import { api } from '../../api.ts'
import type { Pays } from './pays.ts'

const lectures = new WeakMap<PlanCarte, Promise<Pays>>()

/** Reads the country once for the visit; a failed reading is tried again at the next call. */
export function lirePays(plan: PlanCarte): Promise<Pays> {
  const connue = lectures.get(plan) ?? lire(plan)
  lectures.set(plan, connue)
  connue.catch(() => lectures.delete(plan))
  return connue
}

async function lire(plan: PlanCarte): Promise<Pays> {
  if (!plan.national) throw new Error('cette publication n’a pas de bureaux')
  const [{ decoderValeurs }, octets] = await Promise.all([
    import('../../carte/decoder.ts'),
    api.arrow(plan.national.valeurs),
  ])
  return { plan, valeurs: decoderValeurs(octets) }
}
