/**
 * The process of a run started from the page: downloads, loads and publishes, and tells the server how it goes. It ends with its
 * server. Whatever stops it, the previous publication stays (the switch is one transaction).
 */
import path from 'node:path'
import type { EtapeFaite, Nouvelle, OrdreChargement } from '#contract/chargement'
import { pluriel } from '#domain/typographie'
import { ouvrirBase } from '#db/connect'
import { emprunterBase } from '#db/emprunt'
import { CATALOGUE, lireCatalogue } from './catalogue.ts'
import { collecter, type Suivi } from './collecter.ts'
import { executerEtl } from './etl.ts'
import { direPanne } from './panne.ts'
import type { Progres } from './progres.ts'

/** Milliseconds between two messages on the same file or step. */
const RYTHME = 200

const dire = (nouvelle: Nouvelle): void => void process.send!(nouvelle)

/** Lets a message through at most every {@link RYTHME} ms. */
function freiner(): () => boolean {
  let dernier = 0
  return () => {
    if (performance.now() - dernier < RYTHME) return false
    dernier = performance.now()
    return true
  }
}

function suivre(): Suivi {
  const freins = new Map<string, () => boolean>()
  return {
    debut: (fichiers) => dire({ nouvelle: 'fichiers', fichiers }),
    avancer(nom, recus, total) {
      const frein = freins.get(nom)
      if (!frein) dire({ nouvelle: 'fichier', nom, etat: { etat: 'encours', repris: recus, recus, total } })
      freins.set(nom, frein ?? freiner())
      if (frein?.()) dire({ nouvelle: 'fichier', nom, etat: { recus, total } })
    },
    incident(nom, incident) {
      freins.delete(nom) // the next bytes tell from where the transfer goes on
      dire({ nouvelle: 'fichier', nom, etat: { incident } })
    },
    finir(nom, { octets, verifie }) {
      dire({
        nouvelle: 'fichier',
        nom,
        etat: { etat: 'recu', recus: octets, total: octets, verifie },
      })
    },
    echouer: (nom, { pourquoi, vers }) =>
      dire({ nouvelle: 'fichier', nom, etat: { etat: 'echec', echec: { pourquoi, vers } } }),
    continuerSans() {}, // the page shows each failure beside its file
  }
}

function progresser(): Progres {
  let rangs = 0
  return {
    etape(titre) {
      const rang = rangs++
      const frein = freiner()
      const etape: EtapeFaite = { titre, finie: false, lignes: 0, bilan: '' }
      dire({ nouvelle: 'etape', rang, etape })
      return {
        avancer(lignes) {
          if (frein()) dire({ nouvelle: 'etape', rang, etape: { ...etape, lignes } })
        },
        finir: (bilan) => dire({ nouvelle: 'etape', rang, etape: { ...etape, finie: true, bilan } }),
      }
    },
  }
}

async function charger({ demande, home, databaseUrl, fiches }: OrdreChargement) {
  const departements = new Set(demande.departements)
  let source = demande.dossier
  if (source === null) {
    source = path.join(home, 'telechargements')
    const catalogue = fiches === null ? CATALOGUE : lireCatalogue(fiches)
    await collecter({ dossier: source, departements, jobs: 3, env: process.env, suivi: suivre(), catalogue })
  }
  const base = databaseUrl === null ? emprunterBase(process) : await ouvrirBase({ databaseUrl, home })
  try {
    const { inchange, version, lieux } = await executerEtl({
      source,
      home,
      base,
      groupement: 'coalition',
      departements: departements.size > 0 ? departements : null,
      progres: progresser(),
    })
    const message = inchange
      ? `Rien n’avait changé : les données ${version} étaient déjà publiées.`
      : `Publié : ${pluriel(lieux['departement'] ?? 0, 'département')}, ${pluriel(lieux['bureau'] ?? 0, 'bureau', 'bureaux')}, données ${version}.`
    return { inchange, version, message }
  } finally {
    await base.fermer()
  }
}

const ATTENDUES = new Set(['SourceInvalide', 'TelechargementImpossible', 'DossierOccupe', 'PublieSansLac'])

/** Says how it ended, and ends once that has been heard. */
function finir(etat: 'publie' | 'inchange' | 'echec', message: string, version: string | null): void {
  process.send!({ nouvelle: 'fin', etat, message, version } satisfies Nouvelle, () => process.exit(0))
}

process.on('disconnect', () => process.exit(1))
process.once('message', (ordre: OrdreChargement) => {
  charger(ordre).then(
    ({ inchange, version, message }) => finir(inchange ? 'inchange' : 'publie', message, version),
    (cause: Error) => {
      const panne = ATTENDUES.has(cause.name) ? null : direPanne(cause)
      if (!ATTENDUES.has(cause.name)) console.error(cause)
      finir('echec', panne ?? cause.message, null)
    },
  )
})
