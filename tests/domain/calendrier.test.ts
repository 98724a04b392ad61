import { expect, it } from 'vitest'
import { calendrierDuVote, estDeSaison, joursAvantVote } from '#domain/calendrier'
import { phraseVote } from '#domain/fiche/vote'

it('the roll closes on the sixth Friday before the vote, as it did in 2022 and 2024', () => {
  expect(calendrierDuVote('2022-04-10').inscription).toBe('2022-03-04')
  expect(calendrierDuVote('2024-06-09').inscription).toBe('2024-05-03')
})

it('a vote on a Friday or a Saturday counts the Fridays strictly before it', () => {
  expect(calendrierDuVote('2024-06-07').inscription).toBe('2024-04-26')
  expect(calendrierDuVote('2024-06-08').inscription).toBe('2024-05-03')
})

it('gives the tenth day and the eve', () => {
  expect(calendrierDuVote('2024-06-09')).toMatchObject({
    inscriptionTardive: '2024-05-30',
    procuration: '2024-06-08',
  })
})

it('counts days to the vote, none once it is past', () => {
  expect(joursAvantVote('2027-06-06', '2027-05-27')).toBe(10)
  expect(joursAvantVote('2027-06-06', '2027-06-06')).toBe(0)
  expect(joursAvantVote('2027-06-06', '2027-06-07')).toBeNull()
  expect(joursAvantVote(null, '2027-06-06')).toBeNull()
})

it('a technique is in season between its days, both included, and always without a date', () => {
  const inscription = { joursAvantMin: 37, joursAvantMax: 200 }
  expect([201, 200, 37, 36, 0].map((j) => estDeSaison(inscription, j))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ])
  expect(estDeSaison(inscription, null)).toBe(true)
  const sansBorne = { joursAvantMin: null, joursAvantMax: null }
  expect([0, 400].map((j) => estDeSaison(sansBorne, j))).toEqual([true, true])
})

it('a fiche says the vote and its deadlines, nothing without a date', () => {
  expect(phraseVote(null)).toBe('')
  expect(phraseVote('2027-06-06').replaceAll('\u00A0', ' ')).toBe(
    'dim. 6 juin 2027. S’inscrire jusqu’au ven. 30 avril ; procuration dès que possible, au plus tard la veille.',
  )
})
