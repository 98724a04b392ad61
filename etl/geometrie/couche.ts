/** Columns of values as an Arrow IPC stream. */
import * as arrow from 'apache-arrow'

/** Columns of equal length as one Arrow IPC stream of one batch. */
export function ipc(colonnes: Record<string, arrow.Data>): Uint8Array {
  const noms = Object.keys(colonnes)
  const schema = new arrow.Schema(noms.map((nom) => new arrow.Field(nom, colonnes[nom]!.type, true)))
  const lot = new arrow.RecordBatch(
    schema,
    arrow.makeData({
      type: new arrow.Struct(schema.fields),
      length: colonnes[noms[0]!]!.length,
      nullCount: 0,
      children: noms.map((nom) => colonnes[nom]!),
    }),
  )
  return arrow.tableToIPC(new arrow.Table(schema, [lot]), 'stream')
}
