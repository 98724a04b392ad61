/** The versions of a fiche as a page to read and to print: what changed each time, and why. */
import { direEcart } from '#domain/fiche/version'
import { dateLongue } from '#domain/typographie'
import { cheminFiche } from './adresses.ts'
import { Balisage } from '../../impression/balise.ts'
import type { FicheAComposer } from './gabarit.ts'
import { html, phrase } from './html.ts'
import { STYLE } from './style.ts'
import type { lireVersions } from './versions.ts'

export function pageVersions(
  { fiche, changement }: FicheAComposer,
  versions: Awaited<ReturnType<typeof lireVersions>>,
): string {
  const chemin = cheminFiche(fiche.niveau, fiche.code)
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Versions : ${fiche.titre}</title>
        <link rel="icon" href="data:," />
        <script src="/hors-ligne.js" defer></script>
        <style>
          ${new Balisage(STYLE)}
        </style>
      </head>
      <body>
        <header>
          ${fiche.fictive ? html`<p class="fictif"><b>Données fictives</b> Territoire et chiffres inventés pour la démonstration.</p>` : null}
          <p class="sur">Versions de la fiche</p>
          <h1>${phrase(fiche.titre)}</h1>
          <p><a href="${chemin}">Lire la fiche</a></p>
        </header>
        <main>
          <section>
            <h2>${phrase(changement.titre)}</h2>
            ${changement.lignes.map((l) => html`<p>${phrase(l)}</p>`)}
          </section>
          ${
            versions.length === 0
              ? html`<section>
                  <h2>Aucune version publiée</h2>
                  <p>
                    La fédération publie une fiche depuis la page des secteurs ; chaque version est alors
                    gardée ici.
                  </p>
                </section>`
              : versions.map(
                  (v) =>
                    html`<section>
                      <h2>${phrase(`Version ${v.rang}, ${dateLongue(v.publieeLe.toISOString())}`)}</h2>
                      ${
                        v.ecarts.length === 0
                          ? html`<p>Première version publiée.</p>`
                          : html`<ul class="plus">
                              ${v.ecarts.map((e) => html`<li>${phrase(direEcart(e))}</li>`)}
                            </ul>`
                      }
                      <p class="note">
                        ${phrase(`Méthode ${v.methode}, données ${v.publication.slice(0, 8)}.`)}
                      </p>
                    </section>`,
                )
          }
        </main>
        <footer>
          <p>Une version ne s’efface pas : elle dit ce que le groupe avait en main ce jour-là.</p>
        </footer>
      </body>
    </html> `.texte
}
