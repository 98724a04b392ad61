/** `npm run signaux -- --from DIR`: issues suggested by official figures, for headquarters to verify. */
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { ouvrirBase } from '#db/connect'
import { migrer } from '#db/migrate'
import { parseCodeDepartement } from '#domain/codes'
import { pluriel } from '#domain/typographie'
import { readConfig } from '../../config.ts'
import { proposerEnjeux } from './proposer.ts'

const USAGE = `Usage : npm run signaux -- --from DOSSIER [--departements 30,34]

Propose des enjeux tirés de chiffres publics (bureaux de poste, France services, urgences, chômage), trouvés par leur nom dans le dossier.
Chacun attend d’être vérifié, publié ou écarté dans « Enjeux ». Avec la base embarquée, arrêtez d’abord le serveur.
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, departements: { type: 'string' } },
  })
  if (values.from === undefined) throw new Error(USAGE)
  if (!fs.existsSync(values.from)) throw new Error(`Le dossier « ${values.from} » n’existe pas.`)
  const departements = values.departements
    ? new Set(values.departements.split(',').map(parseCodeDepartement))
    : null
  const base = await ouvrirBase(readConfig(process.env))
  try {
    await migrer(base)
    const { absents, familles } = await proposerEnjeux(base.db, values.from, departements, new Date())
    for (const a of absents) process.stdout.write(`Absent, rien n’en est dit : ${a}\n`)
    for (const { nom, proposes, connus, sansLieu } of familles)
      process.stdout.write(
        `${nom} : ${pluriel(proposes, 'enjeu proposé', 'enjeux proposés')}, ${connus} déjà là, ${sansLieu} hors des communes publiées\n`,
      )
  } finally {
    await base.fermer()
  }
}

main().catch((erreur: unknown) => {
  process.stderr.write(`Erreur : ${(erreur as Error).message}\n`)
  process.exitCode = 1
})
