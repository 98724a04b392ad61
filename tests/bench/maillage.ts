/** The layers of the last load, read back from its bytes: sides that cross, overlaps, gaps. `QG_HOME` says where the load was. */
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { lireTopologie } from '#contract/topologie'
import { readConfig } from '../../server/config.ts'
import { relireCarteContours } from '../../etl/steps/carteContours.ts'
import { mesurer } from '../support/topologie.ts'

export default async function maillage(): Promise<void> {
  const etape = path.join(readConfig(process.env).home, 'atelier/carte-contours')
  const totaux = { couches: 0, cotes: 0, croisements: 0, doubles: 0, fentes: 0 }
  for (const cle of fs.readdirSync(etape))
    for (const { cle: couche, contenu } of relireCarteContours(path.join(etape, cle))) {
      if (couche === 'plan') continue
      const m = mesurer(lireTopologie(zlib.brotliDecompressSync(contenu)), [])
      totaux.couches++
      totaux.cotes += m.partages + m.seuls
      totaux.croisements += m.croisements
      totaux.doubles += m.doubles
      totaux.fentes += m.fentes
      if (m.croisements + m.doubles + m.fentes > 0)
        console.log(
          `${couche} : ${m.croisements} croisements, ${m.doubles} recouvrements, ${m.fentes} fentes`,
        )
    }
  console.log(
    `${totaux.couches} couches, ${totaux.cotes} côtés : ${totaux.croisements} croisements, ${totaux.doubles} recouvrements, ${totaux.fentes} fentes`,
  )
  if (totaux.croisements + totaux.doubles > 0) process.exitCode = 1
}
