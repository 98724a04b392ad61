/** OpenAPI 3.1 document of the routes, from the contracts that validate them. */
import { z } from 'zod'
import { PROBLEMES } from './problem.ts'
import type { Route } from './route.ts'

const schema = (s: z.ZodType, sens: 'input' | 'output') => {
  const { $schema: _, ...reste } = z.toJSONSchema(s, { io: sens, unrepresentable: 'any' })
  return reste
}

function parametres(route: Route): object[] {
  return (['params', 'query'] as const).flatMap((lieu) => {
    const s = route[lieu]
    if (!s) return []
    const { properties = {}, required = [] } = schema(s, 'input') as {
      properties?: Record<string, object>
      required?: string[]
    }
    return Object.entries(properties).map(([name, contenu]) => ({
      name,
      in: lieu === 'params' ? 'path' : 'query',
      required: lieu === 'params' || required.includes(name),
      schema: contenu,
    }))
  })
}

const PROBLEME = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', enum: Object.keys(PROBLEMES).map((p) => `/problemes/${p}`) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
  },
}

export function documenter(routes: readonly Route[], version: string): object {
  const paths: Record<string, object> = {}
  for (const route of routes) {
    const chemin = route.chemin.replace(/:(\w+)/g, '{$1}')
    const contenu =
      typeof route.reponse === 'string'
        ? { [route.reponse]: { schema: { type: 'string', format: 'binary' } } }
        : { 'application/json': { schema: schema(route.reponse, 'output') } }
    const reussite = { description: route.resume, content: contenu }
    paths[chemin] = {
      ...paths[chemin],
      [route.methode]: {
        summary: route.resume,
        'x-acces': route.acces,
        parameters: parametres(route),
        ...(route.corps && {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schema(route.corps, 'input') } },
          },
        }),
        responses: {
          200: reussite,
          ...(route.methode !== 'get' && { 201: reussite }),
          ...(!route.vivante && { 304: { description: 'Inchangé depuis cet ETag' } }),
          default: {
            description: 'Échec',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleme' } } },
          },
        },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Quartier Général', version, description: 'Lieux, classement, carte et fiches.' },
    paths,
    components: { schemas: { Probleme: PROBLEME } },
  }
}
