/** The retention of militants, every night. */
import { z } from 'zod'
import { sorte } from '../../travaux/sorte.ts'
import { appliquerRetention } from './queries.ts'

export const conservation = sorte({
  nom: 'conservation',
  donnees: z.object({}),
  priorite: 20,
  quotidien: true,
  executer:
    async ({ horloge }) =>
    (t) =>
      appliquerRetention(t, horloge()),
})
