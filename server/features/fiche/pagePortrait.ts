/** What the phone page of a circonscription adds to its fiche: where it comes from, who lives there. */
import type { Portrait } from '#domain/fiche/modele'
import { nombre } from '#domain/typographie'
import { Balisage } from '../../impression/balise.ts'
import { dessinerParticipation } from './barres.ts'
import { dessinerCourbes } from './courbes.ts'
import type { Format } from './dessin.ts'
import { ENCRE_ECRAN } from './encre.ts'
import { html, phrase } from './html.ts'
import { dessinerNuage } from './nuage.ts'

const graphique = (hauteur: number): Format => ({ largeur: 720, hauteur, mm: 9, tolerance: 1 })

export function sectionsPortrait(fiche: Portrait): Balisage {
  return html`<section>
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
    </section>`
}

function sociologie({ sociologie: { titre, lignes } }: Portrait): Balisage | null {
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
