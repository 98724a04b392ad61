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
  // A script of several statements needs the simple protocol; one statement takes the extended one, whose answer tells when
  // the engine gave up half-way: it then has no command tag, or « ??? », and PGlite reports no error.
  async query({ sql, params, script }) {
    const r = script ? (await base.exec(sql)).at(-1) : await base.query(sql, params)
    if (!r?.command)
      throw new Error(`la base embarquée a abandonné la requête sans le dire : ${sql.slice(0, 200)}`)
    return { rows: r.rows, affectedRows: r.affectedRows }
  },
  copier: async ({ sql, octets }) => void (await base.query(sql, [], { blob: new Blob([octets]) })),
  fermer: () => base.close(),
}

/** Answers one request; a failure is an answer too. */
async function repondre({ id, op, ...reste }) {
  try {
    parentPort.postMessage({ id, resultat: await operations[op](reste) })
  } catch (e) {
    const { message, code, detail, constraint, table, column } = e
    parentPort.postMessage({ id, erreur: { message, code, detail, constraint, table, column } })
  }
}
parentPort.on('message', (demande) => void repondre(demande))
parentPort.postMessage({ pret: true })
