/**
 * How long a target list remembers, days. `jetee`: a list that was thrown away can be taken back that long, then goes with its lines, its versions and its
 * links. `evenements`: what happened to a list is kept that long for those who follow it; who was away longer reads the whole list again.
 */
export const CONSERVATION_LISTE = { jetee: 30, evenements: 30 } as const
