/**
 * The phone page of a fiche: one file, no script, no external resource, under 150 kB. Order for the street: what to do,
 * the map, where first; figures come last, since nobody reads a table on a landing.
 */
import { PREMIERS_LIEUX, type Fiche, type LieuClasse } from '#domain/fiche/modele'
import { nombre, nombreSigne, pluriel } from '#domain/typographie'
import { Balisage } from './balise.ts'
import { dessinerCartes, type Cartes, type GeometrieFiche } from './carte.ts'
import type { Format, Image } from './dessin.ts'
import { ENCRE_ECRAN, type Cle } from './encre.ts'
import { dessinerParticipation } from './barres.ts'
import { dessinerCourbes } from './courbes.ts'
import { dessinerNuage } from './nuage.ts'
import { html, phrase } from './html.ts'
import { pictogramme } from './pictogrammes.ts'
import { lirePolice } from './polices.ts'
import { STYLE } from './style.ts'

/** What a page may weigh, in bytes. */
export const POIDS_MAX = 150_000
/** Two units in a CSS pixel of a page 360 px wide; map textures sized for the eye at arm’s length. */
const format = (hauteur: number, mm: number, tolerance: number): Format => ({
  largeur: 720,
  hauteur,
  mm,
  tolerance,
})
const graphique = (hauteur: number): Format => format(hauteur, 9, 1)

const police = (famille: string, graisse: number, paquet: string, format: 'woff' | 'woff2') =>
  `@font-face{font-family:"${famille}";font-weight:${graisse};font-display:swap;src:url(data:font/${format};base64,${lirePolice(paquet, graisse, format).toString('base64')}) format("${format}")}`
/** 19 kB for titles, figures and maps; 16 kB for the text, the first thing to leave when a page is too heavy. */
const POLICES = {
  titre: police('Titre', 700, 'barlow-condensed', 'woff'),
  texte: police('Texte', 400, 'source-sans-3', 'woff2'),
}

/** The whole document. Outlines lose detail until it is light enough; then the embedded text font goes. */
export function composerPage(fiche: Fiche, geometrie: GeometrieFiche): string {
  const depart = 1.4 * Math.max(1, fiche.bureaux.size / 100)
  const essais = [POLICES.titre + POLICES.texte, POLICES.titre].flatMap((polices) =>
    [1, 1.7, 3].map((facteur) => ({ polices, tolerance: depart * facteur })),
  )
  let page = ''
  for (const { polices, tolerance } of essais) {
    page = mettreEnPage(fiche, dessiner(fiche, geometrie, tolerance), polices)
    if (Buffer.byteLength(page) <= POIDS_MAX) break
  }
  return page
}

function dessiner(fiche: Fiche, geometrie: GeometrieFiche, tolerance: number): Cartes | null {
  return dessinerCartes(fiche, geometrie, {
    encre: ENCRE_ECRAN,
    formats: (rapport) => ({
      principale: format(Math.round(Math.min(900, Math.max(420, 720 / rapport))), 8.4, tolerance),
      agrandie: format(720, 8.4, tolerance),
    }),
  })
}

function mettreEnPage(fiche: Fiche, cartes: Cartes | null, polices: string): string {
  const lieux = fiche.lieux.slice(0, PREMIERS_LIEUX)
  const page = html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Fiche militante : ${fiche.titre}</title>
        <script src="/hors-ligne.js" defer></script>
        <style>
          ${new Balisage(polices + STYLE)}
        </style>
      </head>
      <body>
        ${fiche.fictive ? html`<p class="fictif"><b>Données fictives</b> Territoire et chiffres inventés pour la démonstration.</p>` : null}
        <header>
          <p class="sur">Fiche militante · circonscription ${fiche.code}</p>
          <h1>${phrase(fiche.titre)}</h1>
          <p class="sous">${phrase(fiche.sousTitre)}</p>
          <p class="badge">
            ${picto(fiche.badge.cle, 'g')}<b>${fiche.badge.titre}</b> ${phrase(fiche.badge.detail)}
          </p>
        </header>
        <main>
          <section class="consigne" aria-label="Consigne">
            ${fiche.consigne.map((c) => html`<p>${phrase(c)}</p>`)}
          </section>
          ${
            cartes
              ? html`<figure class="carte">${vue(cartes.principale)}</figure>
                  ${
                    cartes.agrandie
                      ? html`<figure class="carte">
                          <figcaption>Partie la plus dense, agrandie</figcaption>
                          ${vue(cartes.agrandie)}
                        </figure>`
                      : null
                  }`
              : html`<p class="note">Aucun contour de bureau n’est publié ici : pas de carte.</p>`
          }
          <ul class="legende">
            ${fiche.legende.map(
              (l) =>
                html`<li>
                  ${picto(l.cle)}<span
                    >${l.libelle} <b>${nombre(l.nombre)}</b><small>${phrase(l.sens)}</small></span
                  >
                </li>`,
            )}
          </ul>
          ${fiche.horsCarte > 0 ? html`<p class="note blanc">${phrase(`Blanc : ${pluriel(fiche.horsCarte, 'bureau', 'bureaux')} sans contour publié.`)}</p>` : null}
          <section>
            <h2>Où aller d’abord, et pourquoi</h2>
            <p class="note">
              Rangés par réserve nette (estimation, définie plus bas). Toucher un lieu pour le détail.
            </p>
            <ol class="lieux">
              ${lieux.map(ligneLieu)}
            </ol>
            <p class="note">
              <b>Faire voter</b
              >${phrase(' : l’abstention y retient plus de voix de gauche que d’extrême droite.')}
              <b>Convaincre</b>${phrase(' : écouter d’abord, puis proposer.')}
              <b>Présence</b>${phrase(' : fête, débat, marché, sans porte-à-porte général.')} Un rang se
              discute.
            </p>
          </section>
          <section>
            <h2>Ce qu’il faut en retenir</h2>
            <ol class="retenir">
              ${fiche.retenir.map((r) => html`<li>${phrase(r)}</li>`)}
            </ol>
          </section>
          <section>
            <h2>Chiffres clés</h2>
            <table>
              <thead>
                <tr>
                  <th scope="col"><span class="cache">Chiffre</span></th>
                  <th scope="col">circo.</th>
                  <th scope="col">dépt</th>
                  <th scope="col">France</th>
                </tr>
              </thead>
              <tbody>
                ${fiche.chiffres.map(
                  (c) =>
                    html`<tr>
                      <th scope="row">${c.libelle}<small>${phrase(c.precision)}</small></th>
                      <td class="fort">${c.lieu}</td>
                      <td>${c.departement}</td>
                      <td>${c.france}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </section>
          <section>
            <h2>Les blocs depuis 2017</h2>
            <p class="note">${phrase('En % des exprimés, 1er tour.')}</p>
            ${new Balisage(dessinerCourbes(fiche, ENCRE_ECRAN, graphique(480)))}
            <p>${phrase(fiche.commentaireBlocs)}</p>
          </section>
          <section>
            <h2>La participation</h2>
            <p class="note">${phrase('En % des inscrits. Plein : présidentielles ; hachuré : autres.')}</p>
            ${new Balisage(dessinerParticipation(fiche, ENCRE_ECRAN, graphique(380)))}
            <p>${phrase(fiche.commentaireParticipation)}</p>
          </section>
          ${sociologie(fiche)}
          <section>
            <h2>${phrase(`Les ${nombre(fiche.nuage.points.length)} bureaux d’un coup d’œil`)}</h2>
            <p class="note">${phrase(fiche.nuage.suite)}</p>
            ${new Balisage(dessinerNuage(fiche, ENCRE_ECRAN, graphique(640)))}
            <p>${phrase(fiche.nuage.commentaire)}</p>
          </section>
        </main>
        <footer>
          <p>${phrase(fiche.definitions)}</p>
          <p><b>Sources</b> ${phrase(fiche.sources)}.</p>
          <p>${phrase(fiche.edition)} ${fiche.fictive ? html`<b>Données fictives.</b>` : null}</p>
          <p>
            <a href="/fiches/circonscriptions/${fiche.code}.pdf"
              >Imprimer : la fiche en deux pages A4 (PDF)</a
            >
          </p>
        </footer>
      </body>
    </html> `
  return page.texte
}

const vue = ({ svg }: Image): Balisage => new Balisage(svg)

const picto = (cle: Cle, prefixe = 'i'): Balisage =>
  html`<i class="picto" aria-hidden="true">${new Balisage(pictogramme(cle, ENCRE_ECRAN, prefixe))}</i>`

function ligneLieu({
  rang,
  nom,
  detail,
  geste,
  pourquoi,
  inscrits,
  bureaux,
  reserveNette,
  ancre,
}: LieuClasse): Balisage {
  const reserve = reserveNette === null ? 'inconnue' : `${nombreSigne(reserveNette)} voix (estimation)`
  const quoi = `${pluriel(bureaux.length, 'bureau', 'bureaux')}, ${nombre(inscrits)} inscrits. Réserve nette : ${reserve}.`
  return html`<li>
    <details>
      <summary>
        <b class="rang">${rang}</b><span class="nom">${phrase(nom)}<small>${phrase(pourquoi)}</small></span
        ><span class="geste${geste === 'faire voter' ? ' voter' : ''}">${geste}</span>
      </summary>
      <p>${phrase(quoi)} ${detail ? `${detail}.` : ''}${ancre ? '' : ' Hors de la carte.'}</p>
    </details>
  </li>`
}

function sociologie({ sociologie: { titre, lignes } }: Fiche): Balisage | null {
  if (lignes.length === 0) return null
  return html`<section>
    <h2>Qui y vit</h2>
    <table>
      <thead>
        <tr>
          <th scope="col"><span class="cache">Indicateur</span></th>
          <th scope="col">circo.</th>
          <th scope="col">dépt</th>
          <th scope="col">France</th>
        </tr>
      </thead>
      <tbody>
        ${lignes.map(
          (l) =>
            html`<tr>
              <th scope="row">${l.libelle}</th>
              <td class="fort">${l.lieu}</td>
              <td>${l.departement}</td>
              <td>${l.france}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="note">
      ${phrase(`« Non diffusé » : couvert par le secret statistique, ni zéro ni estimé. ${titre}.`)}
    </p>
  </section>`
}
