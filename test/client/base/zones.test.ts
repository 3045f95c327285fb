// Zones: found by their cities, and said where they are another's.
import { expect, test } from 'vitest'
import { findZone, isElsewhere, readerZone } from '../../../client/base/zones.ts'

test.each([
  ['Bogota', 'America/Bogota'],
  ['bogotá', 'America/Bogota'],
  ['america/bogota', 'America/Bogota'],
  ['Mexico City', 'America/Mexico_City'],
  ['Ciudad de México', 'America/Mexico_City'],
  ['new york', 'America/New_York'],
  ['nowhere', null],
  ['', null],
])('[S28] %s is the zone %s', (text, zone) => {
  expect(findZone(text)).toBe(zone)
})

test('[S28] an hour has its zone where the clocks of its reader show another one', () => {
  expect(isElsewhere(readerZone(), null)).toBe(false)
  expect(isElsewhere('', null)).toBe(false)
  expect(['Pacific/Kiritimati', 'America/Bogota'].some((zone) => isElsewhere(zone, '2027-06-01'))).toBe(true)
})
