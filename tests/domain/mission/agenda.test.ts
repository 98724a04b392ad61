/** A calendar that telephones read: escaped, folded, in the time of Paris. */
import { expect, it } from 'vitest'
import { ecrireAgenda, type Evenement } from '#domain/mission/agenda'

const EVENEMENT: Evenement = {
  id: '4d2260f6-1419-4ecb-a9a2-3024176590dc',
  titre: 'Porte-à-porte, quartier « Les Écluses » ; équipe\nde 4',
  jour: '2027-04-03',
  heure: '18:30',
  lieu: 'Place du marché, Arvoncelle',
  description: `${'Très longue description accentuée, '.repeat(6)}fin`,
  adresse: 'https://qg.exemple/missions',
  ecritLe: new Date('2027-03-01T09:00:00Z'),
}
const lignes = (ics: string) => ics.split('\r\n')
/** As RFC 5545 §3.1 unfolds. */
const deplie = (ics: string) => ics.replaceAll('\r\n ', '')

it('dit l’heure de Paris, sa durée, et un numéro qui ne change pas', () => {
  const ics = deplie(ecrireAgenda('Missions du 96', [EVENEMENT]))
  expect(ics).toContain('DTSTART;TZID=Europe/Paris:20270403T183000\r\nDURATION:PT2H\r\n')
  expect(ics).toContain(
    'UID:4d2260f6-1419-4ecb-a9a2-3024176590dc@quartier-general\r\nDTSTAMP:20270301T090000Z\r\n',
  )
  expect(deplie(ecrireAgenda('x', [{ ...EVENEMENT, heure: null }]))).toContain(
    'DTSTART;VALUE=DATE:20270403\r\n',
  )
})
it('échappe ce qu’un calendrier lirait autrement', () => {
  expect(deplie(ecrireAgenda('x', [EVENEMENT]))).toContain(
    'SUMMARY:Porte-à-porte\\, quartier « Les Écluses » \\; équipe\\nde 4\r\n',
  )
})
it('ne laisse entrer aucune ligne de plus', () => {
  const ics = ecrireAgenda('x', [{ ...EVENEMENT, titre: 'a\r\nBEGIN:VALARM\u0007' }])
  expect(lignes(ics)).not.toContain('BEGIN:VALARM')
})
it('plie à 75 octets, sans couper un caractère', () => {
  const ics = ecrireAgenda('x', [EVENEMENT])
  for (const l of lignes(ics)) expect(new TextEncoder().encode(l).length).toBeLessThanOrEqual(75)
  expect(ics).not.toContain('\uFFFD')
  expect(deplie(ics)).toContain('accentuée\\, fin')
})
