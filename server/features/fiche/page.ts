/**
 * The phone page of a fiche: one file under 150 kB, that only asks for the program that keeps its copy. Order for the street: what to do
 * now, the map, in which order, what to say; figures come last, since nobody reads a table on a landing.
 */
import type { Etape, Fiche } from '#domain/fiche/fiche'
import type { Portrait } from '#domain/fiche/modele'
import { accord, dateCourte, nombre, nombreSigne, pluriel } from '#domain/typographie'
import { cheminFiche, cheminSaisie } from './adresses.ts'
import { Balisage } from '../../impression/balise.ts'
import { dessinerCartes, type Cartes, type GeometrieFiche } from './carte.ts'
import type { Format, Image } from './dessin.ts'
import { ENCRE_ECRAN, type Cle } from './encre.ts'
import { sujetDe, type Changement } from './gabarit.ts'
import { html, phrase } from './html.ts'
import { sectionsPortrait } from './pagePortrait.ts'
import { pictogramme } from './pictogrammes.ts'
import { lirePolice } from '../../impression/polices.ts'
import { STYLE } from './style.ts'

/** What a page may weigh, in bytes. */
export const POIDS_MAX = 150_000
/** Two units in a CSS pixel of a page 360 px wide; map textures sized for the eye at arm’s length. */
const format = (hauteur: number, tolerance: number): Format => ({ largeur: 720, hauteur, mm: 8.4, tolerance })

const police = (famille: string, graisse: number, paquet: string, format: 'woff' | 'woff2') =>
  `@font-face{font-family:"${famille}";font-weight:${graisse};font-display:optional;src:url(data:font/${format};base64,${lirePolice(paquet, graisse, format).toString('base64')}) format("${format}")}`
/** 19 kB for titles, figures and maps; 16 kB for the text, the first thing to leave when a page is too heavy. */
const POLICES = {
  titre: police('Titre', 700, 'barlow-condensed', 'woff'),
  texte: police('Texte', 400, 'source-sans-3', 'woff2'),
}

export interface PageAComposer {
  fiche: Fiche
  geometrie: GeometrieFiche
  changement: Changement
  /** Of a circonscription. */
  portrait: Portrait | null
  /** Day of this copy, ISO. */
  jour: string
}

/** The whole document. Outlines lose detail until it is light enough; then the embedded text font goes. */
export function composerPage(page: PageAComposer): string {
  const depart = 1.4 * Math.max(1, page.fiche.bureaux.size / 100)
  const essais = [POLICES.titre + POLICES.texte, POLICES.titre].flatMap((polices) =>
    [1, 1.7, 3].map((facteur) => ({ polices, tolerance: depart * facteur })),
  )
  let document = ''
  for (const { polices, tolerance } of essais) {
    document = mettreEnPage(page, dessiner(page, tolerance), polices)
    if (Buffer.byteLength(document) <= POIDS_MAX) break
  }
  return document
}

function dessiner({ fiche, geometrie }: PageAComposer, tolerance: number): Cartes | null {
  return dessinerCartes(sujetDe(fiche), geometrie, {
    encre: ENCRE_ECRAN,
    agrandir: fiche.quoi === 'secteur',
    formats: (rapport) => ({
      principale: format(Math.round(Math.min(900, Math.max(420, 720 / rapport))), tolerance),
      agrandie: format(720, tolerance),
    }),
  })
}

function mettreEnPage(
  { fiche, portrait, changement, jour }: PageAComposer,
  cartes: Cartes | null,
  polices: string,
): string {
  const chemin = cheminFiche(fiche.niveau, fiche.code)
  const page = html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta
          name="description"
          content="Fiche militante : où aller d’abord, quoi dire, quoi éviter. ${fiche.titre}."
        />
        <title>Fiche militante : ${fiche.titre}</title>
        <link rel="icon" href="data:," />
        <script src="/hors-ligne.js" defer></script>
        <style>
          ${new Balisage(polices + STYLE)}
        </style>
      </head>
      <body>
        <header>
          ${fiche.fictive ? html`<p class="fictif"><b>Données fictives</b> Territoire et chiffres inventés pour la démonstration.</p>` : null}
          <p class="sur">${phrase(fiche.surtitre.replace(/^Quartier Général · /, ''))}</p>
          <h1>${phrase(fiche.titre)}</h1>
          <p class="sous">${phrase(`${fiche.sousTitre} · copie du ${dateCourte(jour)}`)}</p>
        </header>
        <main>
          ${maintenant(fiche)} ${carte(fiche, cartes)} ${ordre(fiche)}
          <section>
            <h2>À dire</h2>
            <ul class="plus">
              ${[...fiche.dire, `Toujours finir : ${fiche.methode.conclure}`].map((t) => html`<li>${phrase(t)}</li>`)}
            </ul>
          </section>
          <section>
            <h2>À éviter</h2>
            <ul class="moins">
              ${fiche.eviter.map((t) => html`<li>${phrase(t)}</li>`)}
            </ul>
          </section>
          ${enjeux(fiche)} ${methode(fiche)}
          <section>
            <h2>${changement.titre}</h2>
            ${changement.lignes.map((l) => html`<p>${phrase(l)}</p>`)}
            ${fiche.retours.nombre > 0 ? html`<p>${phrase(fiche.retours.resume)}</p>` : null}
            <p><a href="${chemin}/versions">Toutes les versions de cette fiche</a></p>
          </section>
          ${pourquoi(fiche)} ${portrait ? sectionsPortrait(portrait) : null}
        </main>
        <footer>
          <p>${phrase(fiche.definitions)}</p>
          <p><b>Sources</b> ${phrase(fiche.sources)}.</p>
          <p>${phrase(fiche.edition)} ${fiche.fictive ? html`<b>Données fictives.</b>` : null}</p>
          <p><a href="${chemin}.pdf">Imprimer : la fiche en deux pages A4 (PDF)</a></p>
          ${
            portrait
              ? html`<p>
                    <a href="${chemin}/livret.pdf"
                      >Livret : cette fiche et celles de tous les secteurs (PDF)</a
                    >
                  </p>
                  <p><a href="${chemin}/portrait.pdf">Portrait : d’où l’on vient, qui y vit (PDF)</a></p>`
              : null
          }
        </footer>
        <nav class="rapporter" aria-label="Rapporter">
          <a href="${cheminSaisie(fiche.niveau, fiche.code)}">Rapporter</a>
          <span><b>90 secondes</b>même sans réseau</span>
        </nav>
      </body>
    </html> `
  return page.texte
}

const vue = ({ svg }: Image): Balisage => new Balisage(svg)

/** @param rappel in a row: the legend holds the texture. */
const picto = (cle: Cle, rappel = false): Balisage =>
  html`<i class="picto" aria-hidden="true"
    >${new Balisage(pictogramme(cle, ENCRE_ECRAN, 'i', { rappel }))}</i
  >`

/** The bureau or sector to start with, the gesture, the first words. */
function maintenant({ consigne, etapes: [premiere], methode, quoi }: Fiche): Balisage {
  const ou = premiere && quoi === 'bureau' ? `${premiere.nom} : ${premiere.geste}` : consigne[0]
  const suite = premiere && quoi === 'bureau' ? consigne.join(' ') : consigne[1]
  const portes =
    methode.portesParImmeuble === null ? '' : `${nombre(methode.portesParImmeuble)} portes par immeuble · `
  return html`<section class="consigne" aria-label="Maintenant">
    <p class="sur">Maintenant</p>
    <p class="ou">${phrase(ou)}</p>
    <blockquote>${phrase(methode.ouvrir)}</blockquote>
    <p class="suite">${phrase(`${portes}${nombre(methode.minutes)} minutes au plus. ${suite}`)}</p>
  </section>`
}

function carte({ legende, horsCarte }: Fiche, cartes: Cartes | null): Balisage {
  return html`${
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
        : html`<p class="note blanc">Aucun contour de bureau n’est publié ici : pas de carte.</p>`
    }
    <ul class="legende">
      ${legende.map(
        (l) =>
          html`<li>
            ${picto(l.cle)}<span
              >${l.libelle} <b>${nombre(l.nombre)}</b><small>${phrase(l.sens)}</small></span
            >
          </li>`,
      )}
    </ul>
    ${horsCarte > 0 ? html`<p class="note blanc">${phrase(`Blanc : ${pluriel(horsCarte, 'bureau', 'bureaux')} sans contour publié.`)}</p>` : null}`
}

function ordre({ etapes, suiteEtapes, depart, marche, vote, quoi }: Fiche): Balisage {
  return html`<section>
    <h2>Dans quel ordre</h2>
    <p class="note">${phrase(`${suiteEtapes}. Toucher un ${quoi} pour le détail.`)}</p>
    <ol class="lieux">
      ${etapes.map(ligneEtape)}
    </ol>
    <p><b>Départ</b> ${phrase(`: ${depart}. ${marche}`)}</p>
    ${vote && html`<p><b>Vote</b> ${phrase(`: ${vote}`)}</p>`}
    <p class="note">
      <b>Faire voter</b>${phrase(' : l’abstention y retient plus de voix de gauche que d’extrême droite.')}
      <b>Convaincre</b>${phrase(' : écouter d’abord, puis proposer.')}
      <b>Présence</b>${phrase(' : fête, débat, marché, sans porte-à-porte général.')} Un rang se discute.
    </p>
  </section>`
}

/** The class of most of its bureaux, then the foyer. */
function signesDe({ signes }: Etape): Balisage[] {
  const classe = signes.filter((s) => s.cle !== 'foyer').toSorted((a, b) => b.nombre - a.nombre)[0]
  const foyer = signes.find((s) => s.cle === 'foyer')
  return [classe, foyer].flatMap((s) => (s ? [picto(s.cle, true)] : []))
}

function ligneEtape(e: Etape): Balisage {
  const reserve = e.reserveNette === null ? 'inconnue' : `${nombreSigne(e.reserveNette)} voix (estimation)`
  const combien = e.bureaux.length > 1 ? `${pluriel(e.bureaux.length, 'bureau', 'bureaux')}, ` : ''
  const detail = `${combien}${nombre(e.inscrits)} inscrits, ${pluriel(e.seances, 'séance')} pour toutes les portes. Réserve nette : ${reserve}.`
  const lien = e.secteur ? cheminFiche('secteur', e.secteur) : cheminFiche('bureau', e.bureaux[0]!)
  return html`<li>
    <details>
      <summary>
        <b class="rang">${e.rang}</b>${signesDe(e)}<span class="nom"
          >${phrase(e.nom)}<small>${phrase(e.pourquoi)}</small></span
        ><span class="geste${e.geste === 'faire voter' ? ' voter' : ''}">${e.geste}</span>
      </summary>
      <p>${phrase(detail)}${e.ancre ? '' : ' Hors de la carte.'} <a href="${lien}">Sa fiche</a></p>
    </details>
  </li>`
}

function enjeux({ enjeux: liste, sansEnjeu }: Fiche): Balisage {
  return html`<section>
    <h2>Enjeux d’ici</h2>
    ${
      liste.length === 0
        ? html`<p>${phrase(sansEnjeu)}</p>`
        : html`<ul class="nu">
            ${liste.map(
              (e) => html`<li><b>${e.titre}</b> ${phrase(e.texte)}<small>${phrase(e.source)}</small></li>`,
            )}
          </ul>`
    }
  </section>`
}

function methode({ methode: m, techniques }: Fiche): Balisage {
  const pave = (valeur: string, libelle: string) =>
    html`<li><b>${valeur}</b><span>${phrase(libelle)}</span></li>`
  return html`<section>
    <h2>Méthode</h2>
    <ul class="paves">
      ${[
        pave(nombre(m.portesParSeance), 'portes par séance, à deux, 2 h'),
        ...(m.portesParImmeuble === null ? [] : [pave(nombre(m.portesParImmeuble), 'portes par immeuble')]),
        pave(`${nombre(m.minutes)} min`, 'au plus par porte'),
        pave(
          nombre(m.seances),
          `${accord(m.seances, 'séance')} d’abord, ${nombre(m.seancesEnTout)} pour tout`,
        ),
      ]}
    </ul>
    ${m.voix ? html`<p><b>${phrase(m.voix)}</b><small>${phrase(m.detail)}</small></p>` : null}
    <p><b>Heures</b> ${phrase(m.heures)}</p>
    ${
      techniques.length > 0
        ? html`<h3>Ce qui marche</h3>
            <ul class="nu">
              ${techniques.slice(0, 3).map((t) => html`<li><b>${t.titre}</b><small>${phrase(t.preuve)}</small></li>`)}
            </ul>`
        : null
    }
  </section>`
}

function pourquoi({ pourquoi: raisons, reperes, titreReference }: Fiche): Balisage {
  return html`<section>
    <h2>Pourquoi ici</h2>
    <ol class="retenir">
      ${raisons.map((r) => html`<li><b>${phrase(`${r.titre} :`)}</b> ${phrase(r.texte)}</li>`)}
    </ol>
    <table>
      <thead>
        <tr>
          <th scope="col"><span class="cache">Chiffre</span></th>
          <th scope="col">ici</th>
          <th scope="col">${titreReference}</th>
        </tr>
      </thead>
      <tbody>
        ${reperes.map(
          (r) =>
            html`<tr>
              <th scope="row">${phrase(r.libelle)}<small>${phrase(r.precision)}</small></th>
              <td class="fort">${r.ici}</td>
              <td>${r.reference}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}
