// `npm start` on a machine with Node and nothing else: install what is missing, then start. Plain JavaScript.
import { spawn } from 'node:child_process'
import { installer, racine } from './install.mjs'

installer()
const enfant = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts', ...process.argv.slice(2)], {
  cwd: racine,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => enfant.kill(signal))
enfant.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
