/** `npm run sauvegarde -- --vers FICHIER` and `npm run restauration -- --de FICHIER`. */
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { ouvrirBase } from '#db/connect'
import { nombre, pluriel } from '#domain/typographie'
import { readConfig } from '../config.ts'
import type { Pied, Tete } from './archive.ts'
import { restaurer } from './restaurer.ts'
import { sauvegarder } from './sauvegarder.ts'

const USAGE = `Usage : npm run sauvegarde -- --vers FICHIER [--sans-publication]
        npm run restauration -- --de FICHIER [--force]

  --vers              fichier à écrire, par exemple qg-2026-11-25.jsonl.gz
  --sans-publication  sans les données publiées, que npm run etl sait refaire
  --de                sauvegarde à relire, dans la base de DATABASE_URL ou l’embarquée de QG_HOME
  --force             efface d’abord ce que la base contient
`

function dire(verbe: string, { tete, pied }: { tete: Tete; pied: Pied }, fichier: string): void {
  const total = Object.values(pied.lignes).reduce((a, b) => a + b, 0)
  const p = tete.publication
  process.stdout.write(
    `${verbe} : ${pluriel(Object.keys(pied.lignes).length, 'table')}, ${pluriel(total, 'ligne')}, ` +
      `${nombre(fs.statSync(fichier).size / 1e6, { decimales: 1 })} Mo, sha256 ${pied.sha256}\n` +
      (p && !p.incluse
        ? `Les données publiées (${p.version}) n’y sont pas : rechargez-les par npm run etl -- --from DIR.\n`
        : ''),
  )
}

async function main(): Promise<void> {
  const [ordre, ...args] = process.argv.slice(2)
  const { values } = parseArgs({
    args,
    options: {
      vers: { type: 'string' },
      'sans-publication': { type: 'boolean', default: false },
      de: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  })
  const fichier = ordre === 'sauvegarder' ? values.vers : values.de
  if (!fichier) throw new Error(`il manque le fichier\n\n${USAGE}`)
  const config = readConfig(process.env)
  const base = await ouvrirBase(config)
  try {
    if (ordre === 'sauvegarder')
      dire(
        'Sauvegardé',
        await sauvegarder(base, {
          fichier,
          programme: config.version,
          publication: !values['sans-publication'],
          maintenant: new Date(),
        }),
        fichier,
      )
    else dire('Restauré', await restaurer(base, fichier, { forcer: values.force }), fichier)
  } finally {
    await base.fermer()
  }
}

main().catch((erreur: unknown) => {
  process.stderr.write(`\nErreur : ${(erreur as Error).message}\n`)
  process.exit(1)
})
