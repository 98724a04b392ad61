/** A place, whole, read once for all who show it. */
import type { Lieu } from '#contract/lieu'
import { api } from '../api.ts'
import { niveauDuCode } from '../carte/niveaux.ts'
import { useRessource, type Ressource } from '../ressource.ts'

/** @param code any place that the map draws; null reads nothing. */
export const useLieu = (code: string | null): Ressource<Lieu> =>
  useRessource<Lieu>(code && `lieu/${code}`, (s) => api.lieu(niveauDuCode(code ?? ''), code ?? '', s))
