// Files that were chosen and cannot be read any more: a browser says so by an exception, which no screen waits for.
import { expect, test } from 'vitest'
import { readBytes } from '../../../client/base/readBytes.ts'
import { tableRows } from '../../../client/exchange/tableRows.ts'

const gone = (): File => Object.assign(new File(['a;b'], 'plan.csv'), { arrayBuffer: () => Promise.reject(new Error('NotReadableError')) })

test('a file that was moved or locked after it was chosen is none; any other is its bytes', async () => {
  expect(await readBytes(gone())).toBeNull()
  expect(await readBytes(new Blob(['ab']))).toEqual(new Uint8Array([97, 98]))
})

test('[X7] [X8] a damaged file is no table of terms or of people', async () => {
  expect(await tableRows(gone())).toBeNull()
  expect(await tableRows(new File(['a;b\n1;2'], 'plan.csv'))).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
})
