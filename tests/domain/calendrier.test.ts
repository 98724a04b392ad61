import { expect, it } from 'vitest'
import { calendrierDuVote } from '#domain/calendrier'

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
