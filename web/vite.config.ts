/** The page: built into web/dist, served by the application, no request to anyone else. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { horsLigne } from './vite.horsLigne.ts'

/** What several pages share, in one file: alone, each would be a file of a kilobyte before the first picture of the map. */
const GROUPES = [
  { name: 'commun', test: /(web\/(ui|carte|features\/lieu)|server\/domain)\//, minShareCount: 2 },
]

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), horsLigne()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: GROUPES } } },
  },
  server: { proxy: { '/api': 'http://localhost:3000', '/fiches': 'http://localhost:3000' } },
})
