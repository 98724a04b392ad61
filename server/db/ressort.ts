/** What an account, an invitation or a pass opens, between its columns and its contract. */
import type { NiveauObservation } from '#domain/observation'
import type { Territoire } from '#domain/territoire'

interface Colonnes {
  territoireNiveau: NiveauObservation | null
  territoireCode: string | null
}

export const territoireDe = ({
  territoireNiveau: niveau,
  territoireCode: code,
}: Colonnes): Territoire | null => (niveau === null || code === null ? null : { niveau, code })

export const enColonnes = (territoire: Territoire | null): Colonnes => ({
  territoireNiveau: territoire?.niveau ?? null,
  territoireCode: territoire?.code ?? null,
})
