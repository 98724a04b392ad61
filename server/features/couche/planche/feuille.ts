/** The whole sheet as one SVG: map, insets, legend, scale, north, sources. The same drawing serves SVG, PDF and PNG. */
import { nombre, typographier } from '#domain/typographie'
import { projectionDe } from '#domain/projection'
import { balise, coller, type Balisage } from '../../../impression/balise.ts'
import { cadrer, tracer, type Cadre, type Vue } from './dessin.ts'
import type { Planche, Territoire } from './modele.ts'
import { poserNoms } from './noms.ts'

const MARGE = 9
const COLONNE = 58
const TETE = 19
const PIED = 15
const ENCART = 21
const SANS_DONNEE = '#D9D9D9'
const POLICE = { 'font-family': 'Source Sans 3', fill: '#191A1F' }
const TITRE = { 'font-family': 'Barlow', 'font-stretch': 'condensed', 'font-weight': 700, fill: '#191A1F' }

function ecrire(x: number, y: number, taille: number, texte: string, plus: object = {}): Balisage {
  return balise('text', { x, y, 'font-size': taille, ...POLICE, ...plus }, typographier(texte))
}

/** Cuts a text into lines of at most `largeur` characters, between words. */
function lignes(texte: string, largeur: number): string[] {
  const sortie: string[] = []
  for (const mot of texte.split(' ')) {
    const derniere = sortie.at(-1)
    if (derniere !== undefined && derniere.length + mot.length < largeur)
      sortie[sortie.length - 1] = `${derniere} ${mot}`
    else sortie.push(mot)
  }
  return sortie
}

/** Drawn width of a text in Source Sans 3, about half an em a character. */
const LARGEUR_CARACTERE = 0.47

/** A territory in its frame: classes, hatches, outlines, names. */
function dessinerTerritoire(t: Territoire, planche: Planche, vue: Vue, cle: string): Balisage {
  const parClasse = [...planche.classes.keys(), null].map((classe) => {
    const lieux = t.lieux.filter((l) => l.classe === classe)
    if (lieux.length === 0) return ''
    return balise('path', {
      d: lieux.map((l) => tracer(l.polygones, vue)).join(''),
      fill: classe === null ? SANS_DONNEE : planche.classes[classe]!.couleur,
      stroke: '#fff',
      'stroke-width': t.lieux.length > 3000 ? 0.5 : t.lieux.length > 200 ? 3 : 6,
      'stroke-linejoin': 'round',
    })
  })
  const couche = (lieux: Territoire['lieux'], attributs: Record<string, string | number>) =>
    lieux.length === 0
      ? ''
      : balise('path', { d: lieux.map((l) => tracer(l.polygones, vue)).join(''), ...attributs })
  const { x, y, largeur, hauteur } = vue.cadre
  return coller([
    balise(
      'clipPath',
      { id: `cadre-${cle}` },
      balise('rect', { x: 100 * x, y: 100 * y, width: 100 * largeur, height: 100 * hauteur }),
    ),
    balise(
      'g',
      { transform: 'scale(0.01)', 'clip-path': `url(#cadre-${cle})` },
      ...parClasse,
      planche.foyers === null
        ? ''
        : couche(
            t.lieux.filter((l) => l.foyer),
            { fill: 'url(#foyer)' },
          ),
      couche(
        t.lieux.filter((l) => l.schematique),
        { fill: 'none', stroke: '#191A1F', 'stroke-width': 8, 'stroke-dasharray': '40 40' },
      ),
      ...t.contours.map((c) =>
        balise('path', {
          d: tracer(c, vue),
          fill: 'none',
          stroke: '#191A1F',
          'stroke-width': t.lieux.length > 3000 ? 10 : 16,
          'stroke-linejoin': 'round',
        }),
      ),
    ),
    poserNoms(t.noms, vue),
  ])
}

/** Round length of ground that takes 20 to 50 mm of the sheet. */
function echelle({ metresParMm }: Vue): { km: number; mm: number } {
  const maximum = (50 * metresParMm) / 1000
  const puissance = 10 ** Math.floor(Math.log10(maximum))
  const km = [5, 2, 1].map((m) => m * puissance).find((k) => k <= maximum)!
  return { km, mm: (km * 1000) / metresParMm }
}

function dessinerEchelle(vue: Vue, x: number, y: number): Balisage {
  const { km, mm } = echelle(vue)
  return coller([
    balise('rect', { x, y, width: mm / 2, height: 1.2, fill: '#191A1F' }),
    balise('rect', {
      x: x + mm / 2,
      y,
      width: mm / 2,
      height: 1.2,
      fill: '#fff',
      stroke: '#191A1F',
      'stroke-width': 0.2,
    }),
    ecrire(x, y + 4.4, 2.9, '0'),
    ecrire(x + mm, y + 4.4, 2.9, `${nombre(km, { decimales: km < 1 ? 1 : 0 })} km`, {
      'text-anchor': 'middle',
    }),
    balise('path', { d: `M${x - 7} ${y + 4.4}l2-6 2 6-2-1.4z`, fill: '#191A1F' }),
    ecrire(x - 5, y - 2.4, 2.9, 'N', { 'text-anchor': 'middle', 'font-weight': 700 }),
  ])
}

function dessinerLoupe(t: Territoire, p: Planche, cadre: Cadre): Balisage {
  const { x, y, largeur, hauteur } = cadre
  const dedans = { x: x + 1, y: y + 1, largeur: largeur - 2, hauteur: hauteur - 2 }
  return coller([
    balise('rect', {
      x,
      y,
      width: largeur,
      height: hauteur,
      fill: 'none',
      stroke: '#8A8A85',
      'stroke-width': 0.2,
    }),
    dessinerTerritoire(t, p, cadrer(t.emprise, projectionDe(t.emprise), dedans), 'loupe'),
    ecrire(x, y - 1.4, 3.1, `${t.nom}, agrandie`, { 'font-weight': 700 }),
  ])
}

function dessinerLegende(p: Planche, x: number, y0: number): { dessin: Balisage; bas: number } {
  const total = p.classes.reduce((s, c) => s + c.nombre, p.sansDonnee)
  const maximum = Math.max(1, ...p.classes.map((c) => c.nombre))
  const barre = 12
  const sorties: (Balisage | string)[] = []
  let y = y0
  const ligne = (couleur: string, nom: string, effectif: number, contenu: Balisage | '' = ''): void => {
    sorties.push(
      balise('rect', {
        x,
        y,
        width: 7,
        height: 4.4,
        fill: couleur,
        stroke: '#191A1F',
        'stroke-width': 0.15,
      }),
      contenu,
      ecrire(x + 9, y + 3.4, 3.1, nom),
      balise('rect', {
        x: x + COLONNE - barre,
        y: y + 1,
        width: Math.max(0.2, (barre * effectif) / maximum),
        height: 2.4,
        fill: '#8A8A85',
      }),
      ecrire(x + COLONNE - barre - 1, y + 3.4, 2.7, nombre(effectif), { 'text-anchor': 'end' }),
    )
    y += 5.6
  }
  // From the highest, as on the screen.
  const ordre = p.classes.length > 0 && p.foyers === null ? p.classes.toReversed() : p.classes
  for (const c of ordre) ligne(c.couleur, c.nom, c.nombre)
  if (p.sansDonnee > 0) ligne(SANS_DONNEE, 'pas de donnée', p.sansDonnee)
  if (p.foyers !== null)
    ligne(
      '#fff',
      'foyer d’abstention',
      p.foyers,
      balise(
        'g',
        { transform: 'scale(0.01)' },
        balise('rect', { x: 100 * x, y: 100 * y, width: 700, height: 440, fill: 'url(#foyer)' }),
      ),
    )
  if (p.schematiques > 0) {
    sorties.push(
      balise('rect', {
        x,
        y,
        width: 7,
        height: 4.4,
        fill: 'none',
        stroke: '#191A1F',
        'stroke-width': 0.2,
        'stroke-dasharray': '0.6 0.6',
      }),
      ecrire(x + 9, y + 3.4, 3.1, 'contour schématique'),
      ecrire(x + COLONNE - barre - 1, y + 3.4, 2.7, nombre(p.schematiques), { 'text-anchor': 'end' }),
    )
    y += 5.6
  }
  y += 1.5
  for (const l of [`${nombre(total)} ${p.mot}`, ...lignes(p.aide, 44)]) {
    sorties.push(ecrire(x, y + 3, 2.8, l, { fill: '#45464D' }))
    y += 3.9
  }
  return { dessin: coller(sorties), bas: y }
}

/** @returns an SVG of `largeurMm` × `hauteurMm`; text stays text, in Barlow and Source Sans 3. */
export function dessinerFeuille(p: Planche): string {
  const { largeur: L, hauteur: H } = p
  const portrait = H > L
  const hautLegende = portrait ? 62 : 0
  const carte: Cadre = {
    x: MARGE,
    y: MARGE + TETE,
    largeur: L - 2 * MARGE - (portrait ? 0 : COLONNE + 6),
    hauteur: H - 2 * MARGE - TETE - PIED - hautLegende,
  }
  const xLegende = portrait ? MARGE + (p.encarts.length > 0 ? 5 * (ENCART + 2) + 4 : 0) : L - MARGE - COLONNE
  const yLegende = portrait ? carte.y + carte.hauteur + 4 : carte.y + 2
  const vue = cadrer(p.principal.emprise, projectionDe(p.principal.emprise), carte)
  const encarts = p.encarts.map((t, k) => {
    const cadre = portrait
      ? { x: MARGE + k * (ENCART + 2), y: yLegende, largeur: ENCART, hauteur: ENCART }
      : {
          x: MARGE,
          y: carte.y + carte.hauteur - (p.encarts.length - k) * (ENCART + 5),
          largeur: ENCART,
          hauteur: ENCART,
        }
    return coller([
      balise('rect', {
        x: cadre.x,
        y: cadre.y,
        width: ENCART,
        height: ENCART,
        fill: 'none',
        stroke: '#8A8A85',
        'stroke-width': 0.2,
      }),
      dessinerTerritoire(
        t,
        p,
        cadrer(t.emprise, projectionDe(t.emprise), {
          x: cadre.x + 1,
          y: cadre.y + 1,
          largeur: ENCART - 2,
          hauteur: ENCART - 2,
        }),
        `e${k}`,
      ),
      ecrire(cadre.x, cadre.y + ENCART + 3, 2.5, t.nom),
    ])
  })
  const yEchelle = portrait ? H - MARGE - PIED - 9 : H - MARGE - PIED - 12
  const legende = dessinerLegende(p, xLegende, yLegende)
  const contenu = [
    balise(
      'defs',
      {},
      balise(
        'pattern',
        {
          id: 'foyer',
          width: 110,
          height: 110,
          patternUnits: 'userSpaceOnUse',
          patternTransform: 'rotate(45)',
        },
        balise('rect', { width: 34, height: 110, fill: '#000' }),
      ),
    ),
    balise('rect', { width: L, height: H, fill: '#fff' }),
    balise('text', { x: MARGE, y: MARGE + 8, 'font-size': 10, ...TITRE }, typographier(p.titre)),
    ecrire(MARGE, MARGE + 14, 3.9, p.sousTitre, { fill: '#45464D' }),
    p.fictive
      ? coller([
          balise('rect', { x: L - MARGE - 74, y: MARGE + 1, width: 74, height: 6, fill: '#000' }),
          ecrire(L - MARGE - 37, MARGE + 5.2, 3.4, 'DONNÉES FICTIVES, pour la démonstration', {
            fill: '#fff',
            'text-anchor': 'middle',
            'font-weight': 700,
          }),
        ])
      : '',
    dessinerTerritoire(p.principal, p, vue, 'p'),
    ...encarts,
    legende.dessin,
    p.loupe && !portrait
      ? dessinerLoupe(p.loupe, p, {
          x: xLegende,
          y: legende.bas + 8,
          largeur: COLONNE,
          hauteur: Math.min(COLONNE, yEchelle - legende.bas - 18),
        })
      : '',
    dessinerEchelle(vue, L - MARGE - COLONNE + 8, yEchelle),
    balise('path', {
      d: `M${MARGE} ${H - MARGE - PIED + 3}H${L - MARGE}`,
      stroke: '#191A1F',
      'stroke-width': 0.3,
    }),
    ...p.pied
      .flatMap((l) => lignes(l, Math.floor((L - 2 * MARGE) / (2.6 * LARGEUR_CARACTERE))))
      .map((l, k) => ecrire(MARGE, H - MARGE - PIED + 6.6 + 3.5 * k, 2.6, l)),
  ]
  return balise(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${L} ${H}`,
      width: `${p.largeurMm}mm`,
      height: `${p.hauteurMm}mm`,
      role: 'img',
      'aria-label': `${p.titre}. ${p.sousTitre}`,
    },
    ...contenu,
  ).texte
}
