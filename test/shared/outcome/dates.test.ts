// Dates on paper: in the language, in full, and no more often than needed.
import { expect, test } from 'vitest'
import { daysSpan, momentIn } from '../../../shared/outcome/dates.ts'

test.each([
  ['2019-06-12', '2019-06-14', '12–14 de junio de 2019', '12–14 June 2019'],
  ['2019-05-30', '2019-06-02', '30 de mayo – 2 de junio de 2019', '30 May – 2 June 2019'],
  ['2019-12-30', '2020-01-02', '30 de diciembre de 2019 – 2 de enero de 2020', '30 December 2019 – 2 January 2020'],
  ['2019-06-12', '2019-06-12', '12 de junio de 2019', '12 June 2019'],
  ['2019-06-12', null, '12 de junio de 2019', '12 June 2019'],
  ['2019-06-14', '2019-06-12', '14 de junio de 2019 – 12 de junio de 2019', '14 June 2019 – 12 June 2019'],
  [null, null, '', ''],
])('[E1] the days of a session from %s to %s are %s', (start, end, es, en) => {
  expect([daysSpan(start, end, 'es'), daysSpan(start, end, 'en')]).toEqual([es, en])
})

test('[E4] an hour is that of the place that is named beside it, in the language of the document', () => {
  const at = Date.UTC(2018, 7, 23, 18, 30)
  const said = (zone: string) => [momentIn(at, zone, 'es'), momentIn(at, zone, 'en')]
  expect(said('America/Mexico_City')).toEqual(['23 de agosto de 2018, 13:30 (Ciudad de México)', '23 August 2018, 13:30 (Mexico City)'])
  expect(said('')).toEqual(['23 de agosto de 2018, 18:30 (UTC)', '23 August 2018, 18:30 (UTC)'])
})
