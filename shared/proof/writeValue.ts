// A plain value as bytes: lib0's `any`, with the keys of objects in the order of their UTF-16 code units, so that equal values have equal bytes.
import * as encoding from 'lib0/encoding'
import { compare } from '../order.ts'

const OBJECT = 118
const ARRAY = 117

export const writeValue = (encoder: encoding.Encoder, value: unknown): void => {
  if (Array.isArray(value)) {
    encoding.writeUint8(encoder, ARRAY)
    encoding.writeVarUint(encoder, value.length)
    for (const one of value) writeValue(encoder, one)
  } else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    const entries = Object.entries(value).sort(([a], [b]) => compare(a, b))
    encoding.writeUint8(encoder, OBJECT)
    encoding.writeVarUint(encoder, entries.length)
    for (const [key, one] of entries) {
      encoding.writeVarString(encoder, key)
      writeValue(encoder, one)
    }
  } else writePlain(encoder, value)
}

const writePlain = (encoder: encoding.Encoder, value: unknown): void => {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    encoding.writeAny(encoder, value)
  else if (typeof value === 'bigint' || value instanceof Uint8Array) encoding.writeAny(encoder, value)
  else throw new Error('a value of no known kind')
}
