// A sign-in link is told to each reader as it concerns them, in both languages.
import { expect, test } from 'vitest'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { describedLinkWords } from '../../../client/members/linkWords.ts'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { instant, parseAccountId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const ANA = must(parseAccountId('ana'), 'the owner')
const EVA = must(parseAccountId('eva'), 'somebody else')
const link = {
  account: ANA,
  name: 'Ana',
  state: 'waiting',
  requestedBy: 'Secretaría',
  requestedAt: instant(0),
  decidedBy: null,
  redeemedAt: null,
  endedAt: null,
  mayDecide: false,
} as const
const STATES = ['waiting', 'declined', 'issued', 'redeemed', 'ended'] as const

test('[C43] the owner of an account reads of their own account, everybody else of the owner’s by name', () => {
  const read = (state: (typeof STATES)[number], account: typeof ANA, language: Language) =>
    describedLinkWords({ ...link, state }, { account, text: CATALOGUE[language], language })
  for (const language of LANGUAGES)
    for (const state of STATES) {
      const [own, other] = [read(state, ANA, language), read(state, EVA, language)]
      expect(own.sentence).not.toContain('Ana')
      expect(own.sentence).toMatch(language === 'es' ? /su cuenta/ : /your account/)
      expect(other.sentence).toContain('Ana')
      expect(other.why === null).toBe(own.why === null)
    }
})

test('[C43] a person who declined a link is not said to have consented to it', () => {
  const decided = (state: (typeof STATES)[number], decidedBy: string | null) =>
    describedLinkWords({ ...link, state, decidedBy }, { account: EVA, text: CATALOGUE.en, language: 'en' }).decided?.replace(
      /[\u2066-\u2069]/g,
      '',
    )
  expect(decided('declined', 'Luz')).toBe('It was declined by Luz.')
  expect(decided('issued', 'Luz')).toBe('Consent was given by Luz.')
  // A newer request took its place.
  expect(decided('declined', null)).toBe(undefined)
})

test('[C43] only the person who decides sees what to do before they agree', () => {
  const why = (account: typeof ANA, mayDecide: boolean) =>
    describedLinkWords({ ...link, mayDecide }, { account, text: CATALOGUE.en, language: 'en' }).why
  const { links } = CATALOGUE.en
  expect([why(EVA, true), why(EVA, false), why(ANA, false)]).toEqual([links.waitingWhy, links.waitingDecided, links.own.waitingWhy])
})

test('[C43] a requester or consenter whose account was erased is an erased person, not an empty name', () => {
  const read = (language: Language) =>
    describedLinkWords({ ...link, requestedBy: '', decidedBy: '', state: 'issued' }, { account: EVA, text: CATALOGUE[language], language })
  expect(read('en').decided).toContain('a person whose account was erased')
  expect(read('es').decided).toContain('una persona cuya cuenta se borró')
  expect(read('en').sentence).toContain('a person whose account was erased')
})
