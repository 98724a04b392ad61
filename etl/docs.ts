/** `node --import tsx etl/docs.ts`: writes docs/donnees.md from the cards of data/sources. A test checks that it is up to date. */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { RACINE } from '../server/config.ts'
import { CATALOGUE, type Fiche } from './catalogue.ts'

export const DOCUMENT = path.join(RACINE, 'docs/donnees.md')

const CHAPITRES: { titre: string; cles: (f: Fiche) => boolean }[] = [
  { titre: 'Ce qui est lu', cles: (f) => f.etape !== 'aucune' },
  { titre: 'Ce qui est connu et n’est pas lu', cles: (f) => f.etape === 'aucune' },
]

const ENTETE = `# Données

Ce document est écrit par \`node --import tsx etl/docs.ts\` à partir des fiches de \`data/sources\`, une par jeu de données. Ne le corrigez pas à la main.

Une adresse « non vérifiée » n’a été confirmée dans aucune source publique : cherchez le jeu par son titre.
Pour savoir ce qu’un dossier contient et ce qui le lit : \`npm run etl -- --from DIR --list\`.
`

function lien(f: Fiche): string {
  if (!f.page) return 'adresse inconnue'
  return f.verifiee ? `<${f.page}> (${f.verifiee})` : `<${f.page}> (non vérifiée)`
}

function fiche(f: Fiche): string {
  const faits = [
    `- Éditeur : ${f.editeur}`,
    `- Page : ${lien(f)}`,
    `- Licence : ${f.licence} · Millésime : ${f.millesime} · Maille : ${f.maille}`,
    f.etape === 'aucune'
      ? `- Non chargé : ${f.raison}`
      : `- Lu par l’étape « ${f.etape} »${f.priorite === 2 ? ', à défaut du fichier du ministère' : f.priorite === 3 ? ', à défaut des deux autres' : ''}${f.accessoire ? ' ; un chargement s’en passe quand son producteur ne répond pas' : ''}`,
    ...f.fichiers.map((x) => {
      const suite = [
        x.avec && `avec \`${x.avec}\``,
        x.url && `<${x.url}>${f.verifiee ? '' : ' (non vérifiée)'}`,
        x.url_avec && `<${x.url_avec}>`,
        x.octets && `${x.octets} octets`,
        x.sha256 && `SHA-256 \`${x.sha256}\``,
        x.facultatif && 'à poser soi-même',
        x.facultatif && f.lecteur?.startsWith('ministere') && 'les tables agrégées donnent les mêmes tours',
        x.note,
      ].filter(Boolean)
      return `- Fichier : \`${x.chemin}\`${suite.length > 0 ? ` — ${suite.join(' — ')}` : ''}`
    }),
  ]
  const colonnes = f.colonnes.map(
    (c) => `| ${c.nom} | ${c.description} | ${c.type} | ${c.unite ?? ''} | ${c.nulle ? 'oui' : 'non'} |`,
  )
  return `### ${f.titre} (\`${f.cle}\`)

${f.description}

${faits.join('\n')}

| colonne | sens | type | unité | peut manquer |
|---|---|---|---|---|
${colonnes.join('\n')}
`
}

/** The whole document. */
export function composerDocument(): string {
  const chapitres = CHAPITRES.map(
    ({ titre, cles }) => `## ${titre}\n\n${CATALOGUE.filter(cles).map(fiche).join('\n')}`,
  )
  return [ENTETE, ...chapitres].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) fs.writeFileSync(DOCUMENT, composerDocument())
