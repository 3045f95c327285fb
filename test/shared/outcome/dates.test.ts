// Dates on paper: in the language, in full, and no more often than needed.
import { expect, test } from 'vitest'
import { daysSpan } from '../../../shared/outcome/dates.ts'

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
