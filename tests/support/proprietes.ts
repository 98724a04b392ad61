/**
 * fast-check, whose draws come from one seed: a suite that passed passes again, on any machine. `GRAINE=7 npm test` draws others, which
 * is how a property finds what nobody thought of.
 */
import * as fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['GRAINE'] ?? 1) })

export { fc }
