/** Many files as one ZIP, made as it is read: a federation may weigh a hundred megabytes. PDFs do not compress. */
import { Zip, ZipPassThrough } from 'fflate'

export async function* zipper(
  entrees: Iterable<{ nom: string; ouvrir: () => Promise<AsyncIterable<Uint8Array>> }>,
): AsyncGenerator<Uint8Array> {
  let pretes: Uint8Array[] = []
  let echec: Error | null = null
  const zip = new Zip((erreur, morceau) => {
    if (erreur) echec = erreur
    else pretes.push(morceau)
  })
  function* vider(): Generator<Uint8Array> {
    if (echec) throw echec
    const lot = pretes
    pretes = []
    yield* lot
  }
  for (const { nom, ouvrir } of entrees) {
    const entree = new ZipPassThrough(nom)
    zip.add(entree)
    for await (const octets of await ouvrir()) {
      entree.push(octets)
      yield* vider()
    }
    entree.push(new Uint8Array(), true)
    yield* vider()
  }
  zip.end()
  yield* vider()
}
