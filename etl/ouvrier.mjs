// A thread that runs steps. Plain JavaScript, so that it starts without any loader.
import { register } from 'tsx/esm/api'

register()
await import('./ouvrier.ts')
