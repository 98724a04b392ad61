// The thread of the seats. Plain JavaScript, so that it starts without any loader.
import { register } from 'tsx/esm/api'

register()
await import('./filSieges.ts')
