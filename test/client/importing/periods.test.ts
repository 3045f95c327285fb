// Dates of spreadsheets that are no days as people type them.
import { describe, expect, test } from 'vitest'
import { periodIn, serialIn } from '../../../client/importing/periods.ts'

describe('[X23] a date of a spreadsheet', () => {
  test.each([
    ['46360', '2026-12-04'],
    ['46360.5', '2026-12-04'],
    [' 45000 ', '2023-03-15'],
    // No date of our time, or no number of days.
    ['2027', null],
    ['12345', null],
    ['99999', null],
    ['4636', null],
    ['', null],
  ])('the number %s is %s', (text, day) => {
    expect(serialIn(text)).toBe(day)
  })
  test.each([
    ['T3 2027', '2027-09-30'],
    ['Q3 2027', '2027-09-30'],
    ['3T 2027', '2027-09-30'],
    ['3er trimestre de 2027', '2027-09-30'],
    ['1.er trimestre 2027', '2027-03-31'],
    ['4.º trimestre de 2027', '2027-12-31'],
    ['2027-Q1', '2027-03-31'],
    ['Q4/27', '2027-12-31'],
    ['3rd quarter of 2027', '2027-09-30'],
    ['2º semestre de 2027', '2027-12-31'],
    ['S1 2027', '2027-06-30'],
    ['H2 2027', '2027-12-31'],
    ['marzo 2027', '2027-03-31'],
    ['feb. 2028', '2028-02-29'],
    ['03/2027', '2027-03-31'],
    ['2027-03', '2027-03-31'],
    ['S3 2027', null],
    ['T5 2027', null],
    ['15-mar-24', null],
    ['13/2027', null],
    ['pronto', null],
  ])('“%s” ends on %s', (text, last) => {
    expect(periodIn(text)?.last ?? null).toBe(last)
  })
  test('with two figures after its month is asked for, and otherwise it is not', () => {
    expect([periodIn('Mar-27'), periodIn('Mar-99'), periodIn('Mar-2027'), periodIn('T3 27')].map((one) => one?.mayBeDay)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
