/** Gives back now the memory that a large step leaves: V8 would only do so when it needs more, which an idle thread never does. */
import v8 from 'node:v8'
import vm from 'node:vm'

/** Bytes that must have come since the last sweep: what it left, it would leave again, and sweeping a large heap takes long. */
const MARGE = 100e6

let ramasse: (() => void) | null = null
/** Bytes of the process after the last sweep. */
let laisse = 0

/** Sweeps a process that holds more than `seuil` bytes, if it has grown since the last time. */
export function ramasser(seuil: number): void {
  if (process.memoryUsage.rss() < Math.max(seuil, laisse + MARGE)) return
  if (!ramasse) {
    v8.setFlagsFromString('--expose-gc')
    ramasse = vm.runInNewContext('gc') as () => void
  }
  ramasse()
  laisse = process.memoryUsage.rss()
}
