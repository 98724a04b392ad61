/** Build of the service worker: after the page, since it must know the names of the page's files. */
import { build, type Plugin, type Rolldown } from 'vite'

/** Pages that a group opens in the street: their files are part of the shell. The map, heavy, is kept when it is visited. */
const PAGES_DE_TERRAIN = /\/features\/observer\//

/** What a field page reads only once a text is written. */
const REGLES_DES_TEXTES = /\/domain\/donneePersonnelle\.ts$/

/** Files that the shell needs: the page, what it imports at once, the field pages, one font. */
function coquille(fichiers: Rolldown.OutputBundle): string[] {
  const vus = new Set<string>()
  const prendre = (nom: string): void => {
    const fichier = fichiers[nom]
    if (!fichier || vus.has(nom)) return
    vus.add(nom)
    if (fichier.type !== 'chunk') return
    fichier.imports.forEach(prendre)
    const css = (fichier as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss
    css?.forEach(prendre)
  }
  for (const [nom, fichier] of Object.entries(fichiers)) {
    if (fichier.type === 'chunk') {
      const module = fichier.facadeModuleId ?? ''
      if (fichier.isEntry || PAGES_DE_TERRAIN.test(module) || REGLES_DES_TEXTES.test(module)) prendre(nom)
    } else if (/latin-wght-normal.*\.woff2$/.test(nom)) vus.add(nom)
  }
  return ['index.html', 'marque.svg', 'manifest.webmanifest', ...vus].map((f) => `/${f}`)
}

/** Twelve digits that change with any file of the build. */
async function versionDe(fichiers: Rolldown.OutputBundle): Promise<string> {
  const noms = Object.keys(fichiers).toSorted()
  const contenus = noms.map((nom) => {
    const fichier = fichiers[nom]!
    return nom + (fichier.type === 'chunk' ? fichier.code : String(fichier.source))
  })
  const empreinte = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(contenus.join('')))
  return [...new Uint8Array(empreinte)]
    .map((o) => o.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 12)
}

export function horsLigne(): Plugin {
  return {
    name: 'qg-hors-ligne',
    apply: 'build',
    async writeBundle({ dir = '' }, fichiers) {
      const scripts = { 'sw.js': 'sw.ts', 'hors-ligne.js': 'horsLigne/fiches.ts' }
      for (const [sortie, source] of Object.entries(scripts))
        await build({
          configFile: false,
          logLevel: 'error',
          root: import.meta.dirname,
          publicDir: false,
          define: {
            COQUILLE_FICHIERS: JSON.stringify(coquille(fichiers)),
            COQUILLE_VERSION: JSON.stringify(await versionDe(fichiers)),
          },
          build: {
            outDir: dir,
            emptyOutDir: false,
            target: 'es2022',
            rolldownOptions: {
              input: `${import.meta.dirname}/${source}`,
              output: { format: 'iife', entryFileNames: sortie },
            },
          },
        })
    },
  }
}
