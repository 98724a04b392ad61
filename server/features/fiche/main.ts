/** `npm run fiches -- --departement 30 --out DIR`: the fiches of a département, or of the country, as PDF and pages. */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ouvrirBase } from '#db/connect'
import { nombre, pluriel } from '#domain/typographie'
import { readConfig } from '../../config.ts'
import { fichePage, fichePdf } from './atelier.ts'
import { AtelierPdf } from './pdf.ts'
import { lireFiche, listerCirconscriptions } from './queries.ts'

const USAGE = `Usage : npm run fiches -- --out DIR [--departement 30] [--adresse http://localhost:3000] [--ouvriers 2]

  --out          dossier où écrire fiche-30-01.pdf et fiche-30-01.html
  --departement  un seul département ; sans lui, tout ce qui est publié
  --adresse      adresse du service, telle que le QR code la donne
  --ouvriers     fils d’exécution qui composent les PDF
`
/** Fiches being composed at once, for each thread: enough to keep it busy, few enough to stay small. */
const EN_COURS_PAR_OUVRIER = 3

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      departement: { type: 'string' },
      adresse: { type: 'string', default: 'http://localhost:3000' },
      ouvriers: { type: 'string', default: '1' },
    },
  })
  if (!values.out) throw new Error(`il manque --out DIR\n\n${USAGE}`)
  const ouvriers = Math.max(1, Math.min(16, Math.trunc(Number(values.ouvriers)) || 1))
  const adresse = new URL(values.adresse).origin
  const dossier = path.resolve(values.out)
  fs.mkdirSync(dossier, { recursive: true })

  const base = await ouvrirBase(readConfig(process.env))
  const atelier = new AtelierPdf(ouvriers)
  try {
    const codes = await listerCirconscriptions(base.db, values.departement?.toUpperCase() ?? null)
    if (codes.length === 0) throw new Error('aucune circonscription publiée ne correspond')
    const debut = performance.now()
    const enCours = new Set<Promise<void>>()
    let faites = 0
    let lecture = 0
    let octets = 0
    for (const code of codes) {
      const avant = performance.now()
      const donnees = await lireFiche(base.db, code)
      lecture += performance.now() - avant
      if (!donnees) continue
      fs.writeFileSync(path.join(dossier, `fiche-${code}.html`), fichePage(donnees))
      const tache = fichePdf(donnees, adresse, atelier).then((pdf) => {
        fs.writeFileSync(path.join(dossier, `fiche-${code}.pdf`), pdf)
        faites++
        octets = Math.max(octets, pdf.length)
        progresser(`${nombre(faites)} / ${nombre(codes.length)}  ${code}`)
      })
      enCours.add(tache)
      void tache.finally(() => enCours.delete(tache)).catch(() => {})
      if (enCours.size >= EN_COURS_PAR_OUVRIER * ouvriers) await Promise.race(enCours)
    }
    await Promise.all(enCours)
    const secondes = (performance.now() - debut) / 1000
    const hors = Math.max(secondes - lecture / 1000, 0.001)
    process.stdout.write(
      `\n${pluriel(faites, 'fiche')} en ${nombre(secondes, { decimales: 1 })} s, dont ${nombre(lecture / 1000, { decimales: 1 })} s de lecture ` +
        `(${nombre(faites / hors, { decimales: 1 })} fiches par seconde une fois les données lues) ; ` +
        `le plus lourd des PDF : ${nombre(octets / 1000)} ko. Dossier : ${dossier}\n`,
    )
  } finally {
    await atelier.fermer()
    await base.fermer()
  }
}

function progresser(texte: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${texte}   `)
  else process.stdout.write(`${texte}\n`)
}

main().catch((erreur: unknown) => {
  process.stderr.write(`Fiches : ${erreur instanceof Error ? erreur.message : String(erreur)}\n`)
  process.exitCode = 1
})
