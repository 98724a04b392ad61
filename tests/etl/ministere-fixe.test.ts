/** Fixed columns of the 2000s: two rounds in one file, a preamble instead of a header, one row per bureau and candidate. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lireMinistereFixe } from '../../etl/sources/ministere-fixe.ts'
import { dossierTemporaire } from '../support/base.ts'
import { ecrireFixe, LEGISLATIVES_2012, PRESIDENTIELLE_2007, texteFixe } from '../support/anciennes.ts'
import { lire, voixDe } from './formes.ts'

const ecrire = (texte: string) => ecrireFixe(path.join(dossierTemporaire(), 'PR07_Bvot_T1T2.txt'), texte)
const T1 = '2007-presidentielle-1'
const T2 = '2007-presidentielle-2'
const texte = () => texteFixe(PRESIDENTIELLE_2007)

describe('les colonnes fixes des années 2000', () => {
  it('donne chaque tour du même fichier, tous ses bureaux et toutes ses voix', async () => {
    const fichier = ecrire(texte())
    const premier = await lire(lireMinistereFixe, fichier, T1)
    expect(premier.anomalies).toEqual([])
    expect(premier.bureaux.map((b) => b.bureau)).toEqual([
      '99001_0001', '99001_0002', '99001_0003', '99002_0001', '99003_0001', '99004_0001',
    ]) // prettier-ignore
    expect(voixDe(premier.bureaux)).toBe(750)
    expect(premier.bureaux[0]).toMatchObject({
      nomCommune: 'Zéroville',
      inscrits: 180,
      votants: 160,
      abstentions: 20,
      exprimes: 150,
      blancs: null,
      nuls: null,
      circonscription: null,
    })
    expect(premier.bureaux[0]!.candidats[3]).toEqual({
      panneau: 10,
      nuance: 'LE PEN',
      nom: 'LE PEN',
      prenom: 'Jean-Marie',
      voix: 10,
    })
    expect(voixDe((await lire(lireMinistereFixe, fichier, T2)).bureaux)).toBe(750)
  })

  it('lit la circonscription des législatives de 2012, qui a deux champs de plus', async () => {
    const { bureaux } = await lire(
      lireMinistereFixe,
      ecrire(texteFixe([LEGISLATIVES_2012], true)),
      '2012-legislatives-1',
    )
    expect(bureaux.map((b) => b.circonscription)).toEqual([
      '99-01',
      '99-01',
      '99-02',
      '99-01',
      '99-02',
      '99-02',
    ])
    expect(bureaux[2]!.candidats.map((c) => [c.nuance, c.voix])).toEqual([
      ['SOC', 40],
      ['UMP', 30],
      ['FN', 30],
    ])
  })

  it('réunit les lignes d’un bureau même quand la commune est rangée par candidat', async () => {
    const lignes = texte().split('\r\n')
    const donnees = lignes.filter((l) => l.startsWith('1;'))
    const rangees = [...donnees]
      .sort((a, b) => Number(a.split(';')[8]) - Number(b.split(';')[8]))
      .sort((a, b) => a.slice(0, 8).localeCompare(b.slice(0, 8)))
    const { bureaux } = await lire(lireMinistereFixe, ecrire([...rangees, ''].join('\r\n')), T1)
    expect(bureaux).toHaveLength(6)
    expect(voixDe(bureaux)).toBe(750)
  })

  it('dit qu’un tour manque', async () => {
    const { bureaux, anomalies } = await lire(
      lireMinistereFixe,
      ecrire(texteFixe([PRESIDENTIELLE_2007[0]!])),
      T2,
    )
    expect(bureaux).toEqual([])
    expect(anomalies.map((a) => a.regle)).toEqual(['tour absent'])
  })

  it('compte ce qui se contredit d’une ligne à l’autre d’un bureau', async () => {
    const { bureaux } = await lire(
      lireMinistereFixe,
      ecrire(texte().replace('0001;180;160;150;4;', '0001;180;161;150;4;')),
      T1,
    )
    expect(bureaux.map((b) => b.incoherence)).toEqual(['votants', null, null, null, null, null])
  })

  it.each([
    [
      'des champs dans un autre ordre',
      (t: string) =>
        t.replace(': Inscrits', ': X').replace(': Votants', ': Inscrits').replace(': X', ': Votants'),
      /s’appelle/,
    ],
    [
      'une ligne de données d’une autre largeur',
      (t: string) => t.replaceAll(/^(\d;99;.*)$/gm, '$1;9;9;9'),
      /16 champs, 13, 14, 15 attendus/,
    ],
    ['un fichier d’une autre famille', () => 'Code du département;Inscrits\r\n99;200\r\n', /forme inconnue/],
    [
      'une lettre dans un nombre',
      (t: string) => t.replace(';180;160;150;1;', ';18O;160;150;1;'),
      /« 18O » n’est pas un nombre entier \(Inscrits\)/,
    ],
    [
      'un tour qui n’existe pas',
      (t: string) => t.replace('\r\n1;99;001;Zéroville;0002', '\r\n3;99;001;Zéroville;0002'),
      /n’est pas un tour/,
    ],
    ['une ligne coupée', (t: string) => t.replace(';0002;180;', ';0002;\r\n180;'), /champs au lieu de 13/],
    ['un code de département inconnu', (t: string) => t.replace('1;99;004', '1;XX;004'), /« XX » inconnu/],
    ['un fichier tronqué', (t: string) => t.slice(0, -40), /fichier tronqué/],
  ])('refuse %s', async (_, abimer, message) => {
    await expect(lire(lireMinistereFixe, ecrire(abimer(texte())), T1)).rejects.toThrow(message)
  })
})
