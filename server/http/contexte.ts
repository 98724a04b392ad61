/** The effects that a route may have, handed to it. */
import type { Logger } from 'pino'
import type { Base } from '#db/connect'
import type { Config } from '../config.ts'

export interface Contexte {
  base: Base
  config: Config
  log: Logger
  horloge: () => Date
}
