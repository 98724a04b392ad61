/** The page: built into web/dist, served by the application, no request to anyone else. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { horsLigne } from './vite.horsLigne.ts'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), horsLigne()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1200 },
  server: { proxy: { '/api': 'http://localhost:3000', '/fiches': 'http://localhost:3000' } },
})
