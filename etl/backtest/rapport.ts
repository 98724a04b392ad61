/** The result of the backtest, for people. */
import { NOM_BLOC, BLOCS } from '#domain/bloc'
import type { Dixieme, Mesures } from '#domain/prevision/mesure'
import { nombre, nombreSigne, pourcentage } from '#domain/typographie'
import type { Ablation } from './ablations.ts'
import type { Evaluation, Resultat } from './backtest.ts'

const brier = (v: number) => nombre(v, { decimales: 4 })
const part = (v: number | null, decimales = 1) => (v === null ? '—' : pourcentage(v, decimales))

/** Columns aligned on the widest cell; the first to the left, the others to the right. */
function tableau(lignes: readonly (readonly string[])[]): string {
  const largeurs = lignes[0]!.map((_, c) => Math.max(...lignes.map((l) => l[c]!.length)))
  return lignes
    .map(
      (l) =>
        `  ${l.map((t, c) => (c === 0 ? t.padEnd(largeurs[c]!) : t.padStart(largeurs[c]!))).join('   ')}`,
    )
    .join('\n')
}

function scores(nom: string, m: Mesures & { r2?: number }): string[] {
  return [
    nom,
    nombre(m.n),
    brier(m.brier),
    part(m.accuracy, 2),
    brier(m.logloss),
    brier(m.ece),
    m.r2 === undefined ? '' : nombre(m.r2, { decimales: 3 }),
  ]
}

function calibration(dixiemes: readonly Dixieme[]): string {
  return tableau([
    ['chances annoncées', 'bureaux', 'annoncé', 'observé'],
    ...dixiemes.map((d) => [
      `${part(d.de, 0)} à ${part(d.a, 0)}`,
      nombre(d.n),
      part(d.annonce),
      part(d.observe),
    ]),
  ])
}

function evaluation(e: Evaluation): string {
  const { classes } = e
  return [
    tableau([
      ['', 'n', 'Brier', 'exact', 'log-loss', 'ECE', 'R² gauche'],
      scores('modèle, bureaux', e.bureaux),
      scores('règle simple, bureaux', e.baseline),
      scores('modèle, circonscriptions', e.circonscriptions),
    ]),
    `  gauche en tête dans ${part(e.frequence)} des bureaux ; règle « en tête aux trois derniers premiers tours » : oui ${nombre(e.toujoursEnTete.n)} fois, juste ${part(e.toujoursEnTete.part)}`,
    `  circonscriptions, règle « comme la dernière fois » : ${part(e.baselineCirconscriptions.accuracy)} d’exactitude`,
    '',
    tableau([
      ['classe', 'bureaux', 'gauche en tête'],
      ['acquis (≥ 85 %)', nombre(classes.acquis.n), part(classes.acquis.part, 2)],
      ['hésitant', nombre(classes.hesitant.n), part(classes.hesitant.part, 2)],
      ['à droite (≤ 15 %)', nombre(classes.droite.n), part(classes.droite.part, 2)],
    ]),
    '',
    calibration(e.dixiemes),
    '',
    `  intervalles à ${part(e.couverture.niveau, 0)} : ${e.couverture.blocs.map((c, k) => `${NOM_BLOC[BLOCS[k]!]} ${part(c)}`).join(', ')} des parts observées y tombent`,
  ].join('\n')
}

export function composerRapport(r: Resultat): string {
  return [
    `Rétroprévision, recette ${r.version}`,
    '',
    'Protocole « 2024 » : appris sur 2022 ; de 2024, les seules parts nationales et l’offre',
    evaluation(r),
    `  avec l’outre-mer et l’étranger, ${nombre(r.franceEntiere.n)} bureaux : Brier ${brier(r.franceEntiere.brier)}, exact ${part(r.franceEntiere.accuracy, 2)}`,
    '',
    'Ce qu’auraient gagné les meilleurs 10 % des inscrits, de 2022 à 2024 (points d’inscrits)',
    tableau([
      ['classés par', 'gauche', 'ext. droite', 'net'],
      ...r.lift.map((l) => [
        l.classement,
        ...[l.gauche, l.extremeDroite].map((v) => nombre(v * 100, { decimales: 1 })),
        nombreSigne(l.net * 100, { decimales: 1 }),
      ]),
    ]),
    '',
    'Jumeau : législatives 2022 d’après 2017 et la présidentielle 2022 (chaque circonscription prédite par les autres)',
    evaluation(r.jumeau),
    '',
  ].join('\n')
}

export function composerAblations(ablations: readonly Ablation[]): string {
  return tableau([
    ['recette', 'Brier 2024', 'écart', 'exact', 'ECE', 'Brier du jumeau'],
    ...ablations.map((a) => [
      a.idee,
      brier(a.brier),
      nombreSigne(a.ecart, { decimales: 4 }),
      part(a.accuracy, 2),
      brier(a.ece),
      brier(a.brierJumeau),
    ]),
  ])
}
