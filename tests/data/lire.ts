/** A reader of official result files made for these tests alone, so that generator and ETL are not checked by themselves. */
import fs from 'node:fs'
import zlib from 'node:zlib'

export interface Urne {
  circonscription: string | null
  commune: string
  nomCommune: string
  /** As written in the file. */
  numero: string
  inscrits: number
  abstentions: number
  votants: number
  blancs: number
  nuls: number
  exprimes: number
  candidats: { panneau: number; nuance: string; nom: string; voix: number; elu: boolean }[]
}

/** Bytes of a file, unzipped; `chemin` with or without `.gz`. */
export function octets(chemin: string): Buffer {
  const existant = fs.existsSync(chemin) ? chemin : `${chemin}.gz`
  const brut = fs.readFileSync(existant)
  return existant.endsWith('.gz') ? zlib.gunzipSync(brut) : brut
}

/** Layout of 2017–2022; 2019 has neither circonscription nor nuance. */
export function lireRagged(chemin: string): Urne[] {
  const lignes = octets(chemin).toString('latin1').split('\r\n').slice(0, -1)
  const entete = lignes[0]!.split(';')
  const fixes = entete.findIndex((c) => c.startsWith('N°'))
  const bloc = entete.slice(fixes)
  const place = (nom: string) => entete.indexOf(nom)
  const nuance = ['Nuance', 'Libellé Abrégé Liste', 'Nom'].map((c) => bloc.indexOf(c)).find((i) => i >= 0)!
  return lignes.slice(1).map((ligne) => {
    const champs = ligne.split(';')
    const nombre = (nom: string) => Number(champs[place(nom)])
    const candidats: Urne['candidats'] = []
    for (let i = fixes; i < champs.length; i += bloc.length)
      candidats.push({
        panneau: Number(champs[i]),
        nuance: champs[i + nuance]!,
        nom: champs[i + Math.max(0, bloc.indexOf('Nom'))]!,
        voix: Number(champs[i + bloc.indexOf('Voix')]),
        elu: false,
      })
    return {
      circonscription: champs[place('Code de la circonscription')] ?? null,
      commune: champs[0]! + champs[place('Code de la commune')]!,
      nomCommune: champs[place('Libellé de la commune')]!,
      numero: champs[place('Code du b.vote')]!,
      inscrits: nombre('Inscrits'),
      abstentions: nombre('Abstentions'),
      votants: nombre('Votants'),
      blancs: nombre('Blancs'),
      nuls: nombre('Nuls'),
      exprimes: nombre('Exprimés'),
      candidats,
    }
  })
}

/** Layout of 2024, both rounds. */
export function lireLarge(chemin: string): Urne[] {
  const lignes = octets(chemin).toString('utf8').split('\n').slice(0, -1)
  return lignes.slice(1).map((ligne) => {
    const champs = ligne.split(';').map((c) => c.replace(/^"(.*)"$/, '$1'))
    const candidats: Urne['candidats'] = []
    for (let i = 19; i < champs.length; i += 9)
      if (champs[i] !== '')
        candidats.push({
          panneau: Number(champs[i]),
          nuance: champs[i + 1]!,
          nom: champs[i + 2]!,
          voix: Number(champs[i + 5]),
          elu: champs[i + 8] === 'élu',
        })
    const nombre = (i: number) => Number(champs[i])
    return {
      circonscription: null,
      commune: champs[2]!,
      nomCommune: champs[3]!,
      numero: champs[4]!,
      inscrits: nombre(5),
      votants: nombre(6),
      abstentions: nombre(8),
      exprimes: nombre(10),
      blancs: nombre(13),
      nuls: nombre(16),
      candidats,
    }
  })
}

/** `{commune}_{number padded to four}` */
export function codeDe({ commune, numero }: Urne): string {
  return `${commune}_${numero.padStart(4, '0')}`
}
