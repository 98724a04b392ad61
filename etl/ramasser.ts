/** Gives back now the memory that a large step leaves: V8 would only do so when it needs more, which an idle thread never does. */
import v8 from 'node:v8'
import vm from 'node:vm'

let ramasse: (() => void) | null = null

export function ramasser(): void {
  if (!ramasse) {
    v8.setFlagsFromString('--expose-gc')
    ramasse = vm.runInNewContext('gc') as () => void
  }
  ramasse()
}
