import type { Route } from '../../http/route.ts'
export const routesFiche: readonly Route[] = []
