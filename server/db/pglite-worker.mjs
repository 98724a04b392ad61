// PGlite + PostGIS in a worker thread: a long query never freezes the server. Plain JavaScript, so that it loads
// without any loader. Each message { id, op, … } is answered { id, resultat } or { id, erreur }.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'

const texte = (valeur) => valeur
const base = await PGlite.create({
  dataDir: workerData.dossier,
  extensions: { postgis },
  parsers: { 20: Number, 1082: texte, 1700: Number, 17: (v) => Buffer.from(v.slice(2), 'hex') },
})

const operations = {
  // Without parameters the simple protocol takes a script of several statements, as the pg client does.
  async query({ sql, params }) {
    const r = params.length > 0 ? await base.query(sql, params) : (await base.exec(sql)).at(-1)
    return { rows: r?.rows ?? [], affectedRows: r?.affectedRows }
  },
  copier: async ({ sql, octets }) => void (await base.query(sql, [], { blob: new Blob([octets]) })),
  fermer: () => base.close(),
}

parentPort.on('message', async ({ id, op, ...reste }) => {
  try {
    parentPort.postMessage({ id, resultat: await operations[op](reste) })
  } catch (e) {
    const { message, code, detail, constraint, table, column } = e
    parentPort.postMessage({ id, erreur: { message, code, detail, constraint, table, column } })
  }
})
parentPort.postMessage({ pret: true })
