/** `npm run fiches -- --departement 30 --out DIR`: the fiches of a département, or of the country, as PDF and pages. */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ouvrirBase } from '#db/connect'
import { migrer } from '#db/migrate'
import { exigerPublication } from '#db/publication'
import { nombre, pluriel } from '#domain/typographie'
import { readConfig } from '../../config.ts'
import { ouvrirAtelier } from './gabarits.ts'
import { produire, type Bilan } from './production.ts'

const USAGE = `Usage : npm run fiches -- --out DIR [--departement 30] [--livret | --sans-livret] [--adresse http://localhost:3000] [--ouvriers 2]

  --out          dossier où écrire fiche-30-01.pdf et fiche-30-01.html
  --departement  un seul département ; sans lui, tout ce qui est publié
  --livret       aussi le livret de chaque circonscription : sommaire, sa fiche, celles de ses secteurs ; d’office pour un département
  --sans-livret  jamais de livret
  --adresse      adresse du service, telle que le QR code la donne
  --ouvriers     fils d’exécution qui composent les PDF
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      departement: { type: 'string' },
      livret: { type: 'boolean' },
      'sans-livret': { type: 'boolean', default: false },
      adresse: { type: 'string', default: 'http://localhost:3000' },
      ouvriers: { type: 'string', default: '2' },
    },
  })
  if (!values.out) throw new Error(`il manque --out DIR\n\n${USAGE}`)
  const ouvriers = Math.max(1, Math.min(16, Math.trunc(Number(values.ouvriers)) || 1))
  const dossier = path.resolve(values.out)
  fs.mkdirSync(dossier, { recursive: true })

  const base = await ouvrirBase(readConfig(process.env))
  const atelier = ouvrirAtelier(ouvriers)
  try {
    await migrer(base)
    await exigerPublication(base.db)
    const bilan = await produire(base.db, atelier, {
      departement: values.departement?.toUpperCase() ?? null,
      origine: new URL(values.adresse).origin,
      livrets: !values['sans-livret'] && (values.livret ?? values.departement !== undefined),
      enCoursMax: 3 * ouvriers,
      ecrire: (nom, contenu) => fs.promises.writeFile(path.join(dossier, nom), contenu),
      progresser,
    })
    if (bilan.fiches === 0) throw new Error('aucune circonscription publiée ne correspond')
    process.stdout.write(`\n${resumer(bilan)} Dossier : ${dossier}\n`)
  } finally {
    await atelier.fermer()
    await base.fermer()
  }
}

function resumer({
  fiches,
  livrets,
  composees,
  versions,
  secondes,
  lecture,
  octets,
  pagesInattendues,
}: Bilan): string {
  const hors = Math.max(secondes - lecture, 0.001)
  const un = { decimales: 1 }
  return (
    `${pluriel(fiches, 'fiche')}${livrets > 0 ? ` et ${pluriel(livrets, 'livret')}` : ''} en ${nombre(secondes, un)} s, ` +
    `dont ${nombre(lecture, un)} s de lecture ; ${pluriel(composees, 'fiche composée', 'fiches composées')}, ` +
    `${nombre(composees / hors, un)} par seconde une fois les données lues ; ` +
    `la plus lourde : ${nombre(octets / 1000)} ko ; ${pluriel(versions, 'version nouvelle', 'versions nouvelles')}.` +
    (pagesInattendues.length > 0 ? ` Pas sur deux pages : ${pagesInattendues.join(', ')}.` : '')
  )
}

function progresser(faites: number, total: number, code: string): void {
  const texte = `${nombre(faites)} / ${nombre(total)}  ${code}`
  process.stdout.write(process.stdout.isTTY ? `\r${texte}   ` : `${texte}\n`)
}

main().catch((erreur: unknown) => {
  process.stderr.write(`Fiches : ${erreur instanceof Error ? erreur.message : String(erreur)}\n`)
  process.exitCode = 1
})
