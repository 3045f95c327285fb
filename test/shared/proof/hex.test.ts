import { expect, test } from 'vitest'
import { fromHex, toHex } from '../../../shared/proof/hex.ts'

test('[T7] digits that are none are not read as zero', () => {
  expect(toHex(fromHex('00ffA0'))).toBe('00ffa0')
  for (const text of ['zz', '0z', '000', 'zz00', '00zz', ' 0', '0x00']) expect(fromHex(text), text).toEqual(new Uint8Array())
})
